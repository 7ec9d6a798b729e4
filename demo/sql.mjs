// `npm run demo:sql -- 'select …'`: asks the tables that the demo made in its folder.
import { existsSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { FOLDER } from "./warehouse.mjs";

const [query] = process.argv.slice(2);
if (query === undefined || !existsSync(FOLDER)) {
  console.error("start the demo once, and give a query: npm run demo:sql -- 'select …'");
  process.exit(2);
}
const database = await PGlite.create(FOLDER);
const { rows } = await database.query(query);
console.table(rows);
await database.close();
