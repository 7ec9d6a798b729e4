// A PostgreSQL with the tables of every layout.
import { Client } from "pg";
import { creationSql } from "../../dist/warehouse/sql.js";
import { definitionsOf } from "./definitions.mjs";
import { PostgresServer } from "../support/postgres-server.mjs";

/** @typedef {import("./data.mjs").Tables} Tables */
/** @typedef {import("./data.mjs").Row} Row */

/** Rows of one statement. */
const AT_ONCE = 10_000;

export class Postgres {
  /** @param {PostgresServer} server */
  constructor(server) {
    this.target = "postgres";
    this.name = "PostgreSQL";
    this.server = server;
    this.env = { NUDGESPOT_TEST_PORT: String(server.port) };
    this.client = new Client({ connectionString: server.url() });
  }

  static async start() {
    const postgres = new Postgres(await PostgresServer.start());
    await postgres.client.connect();
    return postgres;
  }

  /**
   * Tables as this project's SQL makes them.
   *
   * @param {"rudderstack" | "jitsu" | "postgres"} host @param {string} schema
   */
  async create(host, schema) {
    await this.client.query(creationSql(host, schema));
  }

  /** @param {string} schema @param {Tables} tables */
  async createFrom(schema, tables) {
    await this.client.query(definitionsOf(schema, tables));
  }

  /** Adds rows; columns that a table lacks are left out. @param {string} schema @param {Tables} tables */
  async load(schema, tables) {
    for (const [name, rows] of tables) {
      const table = `${schema}.${name}`;
      const select = `select * from json_populate_recordset(null::${table}, $1)`;
      for (let start = 0; start < rows.length; start += AT_ONCE) {
        const some = JSON.stringify(rows.slice(start, start + AT_ONCE));
        await this.client.query(`insert into ${table} ${select}`, [some]);
      }
    }
  }

  /** @param {string} sql @returns {Promise<Row[]>} */
  async rows(sql) {
    return (await this.client.query(sql)).rows;
  }

  /** The rows of a query on the models of a schema, as they are in JSON. @param {string} schema @param {string} query */
  async json(schema, query) {
    await this.client.query(`set search_path to ${schema}`);
    const { rows } = await this.client.query(`select json_agg(q) as rows from (${query}) as q`);
    return /** @type {Row[]} */ (rows[0].rows);
  }

  async stop() {
    await this.client.end();
    await this.server[Symbol.asyncDispose]();
  }
}
