import { Command, Option } from "commander";
import { postgresSql } from "../warehouse/postgres.js";
import { WAREHOUSE_HOSTS, type WarehouseHost } from "../warehouse/tables.js";
import { print } from "./output.js";

interface Options {
  readonly host: WarehouseHost;
  readonly schema: string;
}

/** `nudgespot-source warehouse`: SQL of the tables that a host fills. */
export const warehouseCommand = new Command("warehouse")
  .description("Print SQL that makes the tables, with the types that keep every value.")
  .addOption(
    new Option("--host <host>", "whose tables").choices(WAREHOUSE_HOSTS).makeOptionMandatory(),
  )
  .option("--schema <name>", "the warehouse schema: the source's name in snake case", "nudgespot")
  .addOption(
    new Option("--dialect <dialect>", "the database").choices(["postgres"]).default("postgres"),
  )
  .addHelpText(
    "after",
    `
The SQL can be run any number of times, and adds to tables that exist what they lack.
Its last statement lists columns of another type, with how to fix each.

Example:
  $ nudgespot-source warehouse --host rudderstack | psql "$DATABASE_URL"`,
  )
  .action(({ host, schema }: Options) => {
    print(postgresSql(host, schema).trimEnd());
  });
