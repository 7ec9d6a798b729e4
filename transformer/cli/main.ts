#!/usr/bin/env node
import { Command } from "commander";
import { VERSION } from "../generated/version.js";
import { EXIT } from "./exit-codes.js";
import { serveCommand } from "./serve.js";

const program = new Command("nudgespot-source")
  .description("Nudgespot's email events as track events for the CDP you host yourself")
  .version(VERSION)
  .exitOverride(({ exitCode }) => {
    process.exit(exitCode === 0 ? EXIT.fine : EXIT.wrongUse);
  })
  .addCommand(serveCommand, { isDefault: true });

for (const command of program.commands) command.copyInheritedSettings(program);

await program.parseAsync();
