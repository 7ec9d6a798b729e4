import { Command } from "commander";
import { isPostgresUrl } from "../server/config-values.js";
import { migrate } from "../store/postgres/migrate.js";
import { orExit, print, WrongUse } from "./output.js";

/** `nudgespot-source migrate`: brings the schema of the store in PostgreSQL up to date. */
export const migrateCommand = new Command("migrate")
  .description("Bring the schema of the event store in DATABASE_URL up to date.")
  .addHelpText(
    "after",
    `
The service does this when it starts. Run the command where the service's user must not create tables.

Example:
  $ DATABASE_URL=postgres://owner@localhost/events nudgespot-source migrate`,
  )
  .action(() =>
    orExit(async () => {
      const url = process.env.DATABASE_URL ?? "";
      if (!isPostgresUrl(url)) throw new WrongUse("DATABASE_URL must be a postgres:// URL");
      const { from, to } = await migrate(url);
      print(from === to ? `schema ${to}: up to date` : `schema ${from} is now schema ${to}`);
    }),
  );
