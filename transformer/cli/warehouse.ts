import { Command, Option } from "commander";
import { destinationSchema } from "../hosts/jitsu/source.js";
import { postgresSql } from "../warehouse/postgres.js";
import { DEFAULT_SCHEMAS, WAREHOUSE_HOSTS, type WarehouseHost } from "../warehouse/tables.js";
import { openConsole } from "./jitsu-console.js";
import { httpUrl } from "./options.js";
import { orExit, print, WrongUse } from "./output.js";

interface Options {
  readonly host: WarehouseHost;
  readonly schema?: string;
  readonly console?: URL;
  readonly workspace?: string;
  readonly destination?: string;
}

/** `nudgespot-source warehouse`: SQL of the tables that a host fills. */
export const warehouseCommand = new Command("warehouse")
  .description("Print SQL that creates the tables, with types that accept every value.")
  .addOption(
    new Option("--host <host>", "whose tables").choices(WAREHOUSE_HOSTS).makeOptionMandatory(),
  )
  .option(
    "--schema <name>",
    "the warehouse schema (default: nudgespot in RudderStack, where it is the source's name in snake case; public in Jitsu)",
  )
  .option("--console <url>", "read the schema from Jitsu's console, with JITSU_TOKEN", httpUrl)
  .option("--workspace <id-or-slug>", "the workspace in it")
  .option("--destination <id>", "the destination in it")
  .addOption(
    new Option("--dialect <dialect>", "the database").choices(["postgres"]).default("postgres"),
  )
  .addHelpText(
    "after",
    `
The SQL can be run any number of times, and adds to tables that exist what they lack.
Its last statement lists columns of another type, with how to fix each.

Examples:
  $ nudgespot-source warehouse --host rudderstack | psql "$DATABASE_URL"
  $ nudgespot-source warehouse --host jitsu --console https://jitsu.example.com \\
      --workspace acme --destination cl9abc… | psql "$DATABASE_URL"`,
  )
  .action((options: Options) => orExit(() => printSql(options)));

async function printSql(options: Options): Promise<void> {
  const schema = options.schema ?? (await knownSchema(options));
  print(postgresSql(options.host, schema).trimEnd());
}

async function knownSchema({ host, console, workspace, destination }: Options): Promise<string> {
  if (console === undefined) return DEFAULT_SCHEMAS[host];
  if (host !== "jitsu" || workspace === undefined || destination === undefined) {
    throw new WrongUse("--console needs --host jitsu, --workspace and --destination");
  }
  return await destinationSchema(openConsole({ console }), workspace, destination);
}
