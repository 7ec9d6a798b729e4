import { Command, Option } from "commander";
import { destinationSchema } from "../hosts/jitsu/source.js";
import { DIALECT_NAMES, type DialectName } from "../warehouse/dialects.js";
import { warehouseSql } from "../warehouse/sql.js";
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
  readonly dialect: DialectName;
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
    new Option("--dialect <dialect>", "the database").choices(DIALECT_NAMES).default("postgres"),
  )
  .addHelpText(
    "after",
    `
The SQL can be run any number of times, and adds to tables that exist what they lack.
For PostgreSQL and DuckDB its last statement lists columns of another type, with how to fix each.

Examples:
  $ nudgespot-source warehouse --host rudderstack | psql "$DATABASE_URL"
  $ nudgespot-source warehouse --host rudderstack --dialect bigquery
  $ nudgespot-source warehouse --host jitsu --console https://jitsu.example.com \\
      --workspace acme --destination cl9abc… | psql "$DATABASE_URL"`,
  )
  .action((options: Options) => orExit(() => printSql(options)));

async function printSql(options: Options): Promise<void> {
  if (options.host === "postgres" && options.dialect !== "postgres") {
    throw new WrongUse(
      "--host postgres is this project's own destination: its dialect is postgres",
    );
  }
  const schema = options.schema ?? (await knownSchema(options));
  print(warehouseSql(options.host, schema, options.dialect).trimEnd());
}

async function knownSchema({ host, console, workspace, destination }: Options): Promise<string> {
  if (console === undefined) return DEFAULT_SCHEMAS[host];
  if (host !== "jitsu" || workspace === undefined || destination === undefined) {
    throw new WrongUse("--console needs --host jitsu, --workspace and --destination");
  }
  return await destinationSchema(openConsole({ console }), workspace, destination);
}
