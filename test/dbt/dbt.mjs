// Runs dbt and Python of dbt/.venv.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const PACKAGE = fileURLToPath(new URL("../../dbt/", import.meta.url));
const BIN = `${PACKAGE}.venv/bin`;
const PROJECT = `${PACKAGE}integration_tests`;

/** Makes the virtual environment, unless it is there. */
export function install() {
  if (existsSync(`${BIN}/dbt`)) return;
  run("python3", ["-m", "venv", `${PACKAGE}.venv`]);
  run(`${BIN}/pip`, ["install", "--quiet", "-r", `${PACKAGE}requirements.txt`]);
}

/**
 * Runs dbt in the project of the tests.
 *
 * @param {readonly string[]} args
 * @param {{ vars?: object, env: Record<string, string>, target: string }} options
 */
export function dbt(args, { vars = {}, env, target }) {
  const flags = ["--profiles-dir", PROJECT, "--project-dir", PROJECT, "--target", target];
  return run(`${BIN}/dbt`, [...args, ...flags, "--vars", JSON.stringify(vars)], env);
}

/** Columns of the models that have no description, after `dbt docs generate`. @returns {Promise<string[]>} */
export async function undescribed() {
  const read = async (/** @type {string} */ name) =>
    JSON.parse(await readFile(`${PROJECT}/target/${name}.json`, "utf8")).nodes;
  const [catalog, manifest] = [await read("catalog"), await read("manifest")];
  return Object.entries(catalog).flatMap(([id, { columns }]) =>
    Object.keys(columns)
      .filter((column) => !manifest[id]?.columns[column.toLowerCase()]?.description)
      .map((column) => `${id} ${column}`),
  );
}

/** How long each model of the last run took, in seconds. @returns {Promise<Map<string, number>>} */
export async function modelTimes() {
  const text = await readFile(`${PROJECT}/target/run_results.json`, "utf8");
  /** @type {{ results: { unique_id: string, execution_time: number }[] }} */
  const { results } = JSON.parse(text);
  const times = results.map(({ unique_id: id, execution_time: time }) => [
    id.split(".").at(-1),
    time,
  ]);
  return new Map(/** @type {[string, number][]} */ (times));
}

/** @param {readonly string[]} args @param {string} [input] its standard input */
export function python(args, input) {
  return run(`${BIN}/python`, args, {}, input);
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 * @param {string} [input]
 */
function run(program, args, env = {}, input = "") {
  const { status, stdout, stderr } = spawnSync(program, args, {
    env: { ...process.env, DBT_SEND_ANONYMOUS_USAGE_STATS: "false", ...env },
    input,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")}\n${stdout}\n${stderr}`);
  return stdout;
}
