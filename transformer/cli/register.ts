import { Command } from "commander";
import { registerJitsu } from "./register-jitsu.js";
import { registerRudderstack } from "./register-rudderstack.js";
import { unregisterJitsu } from "./unregister-jitsu.js";
import { unregisterRudderstack } from "./unregister-rudderstack.js";

/** `nudgespot-source register`: this source in a host. */
export const registerCommand = new Command("register")
  .description("Register this source in a host.")
  .addCommand(registerRudderstack)
  .addCommand(registerJitsu);

/** `nudgespot-source unregister`: takes it out again. */
export const unregisterCommand = new Command("unregister")
  .description("Remove this source from a host.")
  .addCommand(unregisterRudderstack)
  .addCommand(unregisterJitsu);
