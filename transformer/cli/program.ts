import { Command } from "commander";
import { VERSION } from "../generated/version.js";
import { EXIT, EXIT_CODES } from "./exit-codes.js";
import { contractCommand } from "./contract.js";
import { doctorCommand } from "./doctor.js";
import { quarantineCommand } from "./quarantine.js";
import { recoverCommand } from "./recover.js";
import { registerCommand, unregisterCommand } from "./register.js";
import { replayCommand } from "./replay.js";
import { schemaCommand } from "./schema.js";
import { serveCommand } from "./serve.js";
import { transformCommand } from "./transform.js";
import { validateCommand } from "./validate.js";
import { warehouseCommand } from "./warehouse.js";

const program = new Command("nudgespot-source")
  .description("Nudgespot's email events as track events for the CDP you host yourself")
  .version(VERSION)
  .exitOverride(({ exitCode }) => {
    process.exit(exitCode === 0 ? EXIT.fine : EXIT.wrongUse);
  })
  .showHelpAfterError("(--help shows what there is)")
  .addHelpText("after", exitCodes)
  .addCommand(serveCommand)
  .addCommand(registerCommand)
  .addCommand(unregisterCommand)
  .addCommand(doctorCommand)
  .addCommand(warehouseCommand)
  .addCommand(validateCommand)
  .addCommand(transformCommand)
  .addCommand(schemaCommand)
  .addCommand(contractCommand)
  .addCommand(quarantineCommand)
  .addCommand(replayCommand)
  .addCommand(recoverCommand);

inherit(program);

// `nudgespot-source | head -1`: a closed pipe is not an error.
process.stdout.on("error", ({ code }: NodeJS.ErrnoException) => {
  process.exit(code === "EPIPE" ? EXIT.fine : EXIT.failed);
});

const given = process.argv.slice(2);
await program.parseAsync(given.length === 0 ? ["serve"] : given, { from: "user" });

function exitCodes(): string {
  const lines = Object.values(EXIT_CODES).map(
    ({ code, meaning }) => `  ${code}  ${meaning.replaceAll("`", "")}`,
  );
  return `\nExit codes:\n${lines.join("\n")}`;
}

/** Gives every command, at any depth, the program's ways. */
function inherit(parent: Command): void {
  for (const command of parent.commands) {
    command.copyInheritedSettings(parent);
    inherit(command);
  }
}
