import { Command } from "commander";
import { SCHEMAS, schemaNamed } from "../schema/catalogue.js";
import { compareFiles, type FileChange } from "../schema/compare-files.js";
import { EXIT } from "./exit-codes.js";
import { orExit, print, printJson, WrongUse } from "./output.js";
import { styled } from "./terminal.js";

interface Options {
  readonly diff?: true;
  readonly json?: true;
}

/** `nudgespot-source schema`: the schemas, and what changed between two versions. */
export const schemaCommand = new Command("schema")
  .description("List the schemas, print one, or compare two versions.")
  .argument("[name...]", "a schema's name; with --diff two files or folders, the older first")
  .option("--diff", "compare two schemas, or two folders of them")
  .option("--json", "print the list or the changes as JSON")
  .addHelpText(
    "after",
    `
A schema is printed with everything that it refers to. --diff ends with 1 where something that
was valid no longer is, or a property is gone.

Examples:
  $ nudgespot-source schema
  $ nudgespot-source schema email-opened > email-opened.schema.json
  $ nudgespot-source schema --diff old/schemas new/schemas`,
  )
  .action((names: readonly string[], options: Options) => orExit(() => schema(names, options)));

async function schema(names: readonly string[], { diff, json }: Options): Promise<void> {
  const [first, second, third] = names;
  if (diff) {
    if (first === undefined || second === undefined || third !== undefined) {
      throw new WrongUse("--diff takes two files or folders, the older first");
    }
    tellChanges(await compareFiles(first, second), json);
  } else if (first === undefined) {
    list(json);
  } else {
    if (second !== undefined) throw new WrongUse("one schema at a time, or --diff");
    await printSchema(first);
  }
}

function list(json: true | undefined): void {
  if (json) printJson(SCHEMAS.map(({ name, about }) => ({ name, about })));
  else for (const { name, about } of SCHEMAS) print(`${name.padEnd(22)} ${about}`);
}

async function printSchema(name: string): Promise<void> {
  const found = await schemaNamed(name);
  if (found === undefined) {
    throw new WrongUse(
      `unknown schema; known schemas: ${SCHEMAS.map((one) => one.name).join(", ")}`,
    );
  }
  print(JSON.stringify(found, null, 2));
}

function tellChanges(changes: readonly FileChange[], json: true | undefined): void {
  if (json) printJson({ changes });
  else for (const change of changes) print(changeLine(change));
  if (!json && changes.length === 0) print("No changes.");
  if (changes.some(({ isBreaking }) => isBreaking)) process.exitCode = EXIT.failed;
}

function changeLine({ schema: path, pointer, what, isBreaking }: FileChange): string {
  const mark = isBreaking ? styled("red", "breaking  ") : styled("green", "compatible");
  const place = [path, pointer].filter((part) => part !== "").join(" ");
  return `${mark} ${place === "" ? "the schema" : place}: ${what}`;
}
