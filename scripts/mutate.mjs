// Changes one operator or constant at a time, at random, and runs the tests that should notice.
//   node scripts/mutate.mjs --count 30 --seed 1 transformer/core
//   node scripts/mutate.mjs --count 20 transformer/files/item-splitter.ts
// Works in a copy of the project. Prints the mutants that no test noticed.
import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import ts from "typescript";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: "string", default: "20" },
    seed: { type: "string", default: "1" },
  },
});

/** The tests of each folder. @type {Readonly<Record<string, readonly string[]>>} */
const TESTS = {
  core: ["test/core", "test/property", "test/hosts"],
  delivery: ["test/delivery", "test/hosts/clients"],
  store: ["test/store/embedded", "test/store/chunks", "test/delivery"],
  server: ["test/server", "test/contract"],
  files: ["test/files", "test/validate", "test/convert"],
  hosts: ["test/hosts", "test/contract"],
};

/** @type {ReadonlyMap<ts.SyntaxKind, string>} */
const OPERATORS = new Map([
  [ts.SyntaxKind.LessThanToken, "<="],
  [ts.SyntaxKind.LessThanEqualsToken, "<"],
  [ts.SyntaxKind.GreaterThanToken, ">="],
  [ts.SyntaxKind.GreaterThanEqualsToken, ">"],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, "!=="],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, "==="],
  [ts.SyntaxKind.AmpersandAmpersandToken, "||"],
  [ts.SyntaxKind.BarBarToken, "&&"],
  [ts.SyntaxKind.PlusToken, "-"],
  [ts.SyntaxKind.MinusToken, "+"],
]);

/** @typedef {{ file: string, start: number, end: number, text: string }} Mutant */

/** @param {string} file @returns {Mutant[]} */
function mutantsOf(file) {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, "utf8"),
    ts.ScriptTarget.Latest,
    true,
  );
  /** @type {Mutant[]} */
  const mutants = [];
  /** @param {ts.Node} node @param {string} text */
  const add = (node, text) => {
    mutants.push({ file, start: node.getStart(), end: node.getEnd(), text });
  };
  /** @param {ts.Node} node */
  function visit(node) {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node)) return;
    if (ts.isBinaryExpression(node)) {
      const other = OPERATORS.get(node.operatorToken.kind);
      if (other !== undefined) add(node.operatorToken, other);
      if (node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) {
        add(node, `(${node.right.getText()} ?? ${node.left.getText()})`);
      }
    }
    if (node.kind === ts.SyntaxKind.TrueKeyword) add(node, "false");
    if (node.kind === ts.SyntaxKind.FalseKeyword) add(node, "true");
    if (ts.isNumericLiteral(node)) add(node, String(Number(node.text) + 1));
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
      add(node, node.operand.getText());
    }
    ts.forEachChild(node, visit);
  }
  visit(source);
  return mutants;
}

/** Numbers from 0 to 1 that are the same for the same seed. @param {number} seed */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

const [folder = "transformer/core"] = positionals;
const tests = TESTS[folder.split("/")[1] ?? ""] ?? ["test"];
const files = folder.endsWith(".ts")
  ? [folder]
  : readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => join(folder, name));
const mutants = files.flatMap(mutantsOf);
const random = randomFrom(Number(values.seed));
const chosen = Array.from({ length: Number(values.count) }, () =>
  mutants.splice(Math.floor(random() * mutants.length), 1),
).flat();

const copy = mkdtempSync(join(tmpdir(), "nudgespot-mutants-"));
cpSync(".", copy, {
  recursive: true,
  filter: (path) => !/(?:^|\/)(?:node_modules|\.git|coverage)$/.test(path),
});
symlinkSync(resolve("node_modules"), join(copy, "node_modules"));
let survivors = 0;
for (const { file, start, end, text } of chosen) {
  const path = join(copy, file);
  const original = readFileSync(path, "utf8");
  writeFileSync(path, original.slice(0, start) + text + original.slice(end));
  const jest = [
    "node_modules/jest/bin/jest.js",
    "--coverage=false",
    "--bail",
    "--testTimeout=30000", // a mutant that hangs has been noticed
    "--silent",
    ...tests,
  ];
  const { status } = spawnSync(process.execPath, ["--experimental-vm-modules", ...jest], {
    cwd: copy,
    timeout: 180_000,
    stdio: "ignore",
  });
  writeFileSync(path, original);
  if (status !== 0) continue;
  survivors += 1;
  const line = original.slice(0, start).split("\n").length;
  console.log(
    `${file}:${line}  ${original.slice(start, end).replaceAll(/\s+/g, " ")}  ->  ${text}`,
  );
}
rmSync(copy, { recursive: true });
console.log(`${folder}: ${chosen.length} mutants, ${survivors} survived`);
