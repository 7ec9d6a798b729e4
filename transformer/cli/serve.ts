import { Command } from "commander";
import { VARIABLES } from "../server/config.js";

/** `nudgespot-source serve`: the service, configured by the environment. */
export const serveCommand = new Command("serve")
  .description(
    "Serve RudderStack's source contract, and receive and forward calls, over HTTP. Configured by the environment.",
  )
  .addHelpText("after", `\nEnvironment:\n${environmentHelp()}`)
  .addHelpText("after", "\nExample:\n  $ PORT=9090 nudgespot-source serve")
  .action(async () => {
    // Other commands do without the server's modules, a third of their memory.
    const { serve } = await import("./serving.js");
    await serve();
  });

function environmentHelp(): string {
  return Object.values(VARIABLES)
    .map(({ name, meaning, default: fallback }) => {
      const suffix = fallback === "" ? "" : ` (default ${fallback})`;
      return `  ${name.padEnd(21)} ${meaning}${suffix}`;
    })
    .join("\n");
}
