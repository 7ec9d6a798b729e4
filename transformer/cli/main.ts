#!/usr/bin/env node
import { Command } from "commander";
import { VERSION } from "../generated/version.js";
import { serveCommand } from "./serve.js";

await new Command("nudgespot-source")
  .description("Nudgespot's email events as track events for the CDP you host yourself")
  .version(VERSION)
  .addCommand(serveCommand, { isDefault: true })
  .parseAsync();
