import { Command, Option } from "commander";
import { GROUPS, type Group } from "../contract/case.js";
import { sendTo } from "../contract/contract.js";
import { contractJunit } from "../contract/junit.js";
import { runContract, type CaseResult } from "../contract/run.js";
import { writeText } from "../files/text-file.js";
import { EXIT } from "./exit-codes.js";
import { orExit, print, printJson } from "./output.js";
import { httpUrl } from "./options.js";
import { styled } from "./terminal.js";

interface Options {
  readonly junit?: string;
  readonly json?: true;
  readonly group: readonly Group[];
}

/** `nudgespot-source contract`: holds a running deployment against the contract. */
export const contractCommand = new Command("contract")
  .description("Check a running deployment against RudderStack's source contract.")
  .argument("<url>", "address of the deployment, or of a proxy in front of it", httpUrl)
  .addOption(
    new Option("--group <group...>", "run only these groups of cases")
      .choices(GROUPS)
      .default(GROUPS, "all"),
  )
  .option("--junit <file>", "also write a JUnit report")
  .option("--json", "print the results as JSON")
  .addHelpText(
    "after",
    `
It sends payloads of its own to the source's paths: the events that they become are in the
answers, and go nowhere else. Behind a proxy that passes only these paths on, leave out the
probes: --group transform items hostile.

Examples:
  $ nudgespot-source contract http://localhost:9090
  $ nudgespot-source contract https://transformer.example.com --group transform items`,
  )
  .action((url: URL, options: Options) => orExit(() => contract(url, options)));

async function contract(url: URL, { group, junit, json }: Options): Promise<void> {
  const onResult = json ? undefined : printResult;
  const results = await runContract(sendTo(url), group, onResult);
  const failed = results.filter(({ problems }) => problems.length > 0);
  if (junit !== undefined) await writeText(junit, contractJunit(results));
  if (json) printJson({ passed: results.length - failed.length, failed: failed.length, results });
  else print(`\n${results.length - failed.length} passed, ${failed.length} failed`);
  process.exitCode = contractExitCode(results, failed);
}

function contractExitCode(results: readonly CaseResult[], failed: readonly CaseResult[]): number {
  if (failed.length === 0) return EXIT.fine;
  const isSilent = ({ problems: [first = ""] }: CaseResult): boolean =>
    first.startsWith("no answer");
  return results.every(isSilent) ? EXIT.unreachable : EXIT.failed;
}

function printResult({ name, source, problems }: CaseResult): void {
  if (problems.length === 0) {
    print(`${styled("green", "pass")} ${name}`);
    return;
  }
  print(`${styled("red", "FAIL")} ${name}`);
  for (const problem of problems) print(`     ${problem}`);
  print(styled("dim", `     The contract: ${source}`));
}
