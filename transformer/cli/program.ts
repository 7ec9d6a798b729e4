import { Command } from "commander";
import { VERSION } from "../generated/version.js";
import { EXIT, EXIT_CODES } from "./exit-codes.js";

/** The commands, loaded when they are needed: each has libraries that others do not. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import("./serve.js")).serveCommand,
  register: async () => (await import("./register.js")).registerCommand,
  unregister: async () => (await import("./register.js")).unregisterCommand,
  doctor: async () => (await import("./doctor.js")).doctorCommand,
  warehouse: async () => (await import("./warehouse.js")).warehouseCommand,
  validate: async () => (await import("./validate.js")).validateCommand,
  transform: async () => (await import("./transform.js")).transformCommand,
  schema: async () => (await import("./schema.js")).schemaCommand,
  contract: async () => (await import("./contract.js")).contractCommand,
  quarantine: async () => (await import("./quarantine.js")).quarantineCommand,
  resend: async () => (await import("./resend.js")).resendCommand,
  replay: async () => (await import("./replay.js")).replayCommand,
  migrate: async () => (await import("./migrate.js")).migrateCommand,
  recover: async () => (await import("./recover.js")).recoverCommand,
};

/**
 * Runs `nudgespot-source` with the given arguments.
 *
 * @param given without the program's own name; without any it serves
 */
export async function runProgram(given: readonly string[]): Promise<void> {
  const args = given.length === 0 ? ["serve"] : given;
  const program = new Command("nudgespot-source")
    .description("Nudgespot's email events as track events for the CDP you host yourself")
    .version(VERSION)
    .exitOverride(({ exitCode }) => {
      process.exit(exitCode === 0 ? EXIT.fine : EXIT.wrongUse);
    })
    .showHelpAfterError("(--help shows what there is)")
    .addHelpText("after", exitCodes);
  for (const command of await commandsFor(args[0])) program.addCommand(command);
  inherit(program);
  // `nudgespot-source | head -1`: a closed pipe is not an error.
  process.stdout.on("error", ({ code }: NodeJS.ErrnoException) => {
    process.exit(code === "EPIPE" ? EXIT.fine : EXIT.failed);
  });
  await program.parseAsync(args, { from: "user" });
}

/** The named command; all commands for help and for unknown names. */
async function commandsFor(name = ""): Promise<Command[]> {
  const named = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  const commands: Command[] = [];
  for (const load of named === undefined ? Object.values(COMMANDS) : [named]) {
    commands.push(await load());
  }
  return commands;
}

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
