// A DuckDB file with the tables of every layout.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { creationSql } from "../../dist/warehouse/sql.js";
import { python } from "./dbt.mjs";
import { definitionsOf } from "./definitions.mjs";

/** @typedef {import("./data.mjs").Tables} Tables */
/** @typedef {import("./data.mjs").Row} Row */

const script = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));

export class DuckDb {
  target = "duckdb";
  name = "DuckDB";

  /** @param {string} folder */
  constructor(folder) {
    this.folder = folder;
    this.file = join(folder, "warehouse.duckdb");
    this.env = { NUDGESPOT_TEST_FILE: this.file };
  }

  static async start() {
    return new DuckDb(await mkdtemp(join(tmpdir(), "nudgespot-duckdb-")));
  }

  /** @param {"rudderstack" | "jitsu" | "postgres"} host @param {string} schema */
  async create(host, schema) {
    await this.rows(creationSql(host, schema, "duckdb"));
  }

  /** @param {string} schema @param {Tables} tables */
  async createFrom(schema, tables) {
    await this.rows(definitionsOf(schema, tables));
  }

  /** @param {string} schema @param {Tables} tables */
  async load(schema, tables) {
    const folder = join(this.folder, schema);
    await mkdir(folder, { recursive: true });
    for (const [name, rows] of tables) {
      const lines = rows.map((row) => `${JSON.stringify(row)}\n`);
      await writeFile(join(folder, `${name}.ndjson`), lines.join(""));
    }
    python([script("load.py"), this.file, schema, folder]);
    await rm(folder, { recursive: true });
  }

  /** @param {string} sql @returns {Promise<Row[]>} */
  rows(sql) {
    return Promise.resolve(JSON.parse(python([script("query.py"), this.file], sql)));
  }

  /** The rows of a query on the models of a schema. @param {string} schema @param {string} query */
  json(schema, query) {
    return this.rows(`use warehouse.${schema}; ${query}`);
  }

  async stop() {
    await rm(this.folder, { recursive: true });
  }
}
