import { setFlagsFromString } from "node:v8";
import { Command } from "commander";
import { VARIABLES } from "../server/config.js";

/**
 * How V8 collects what requests leave behind. Bodies that are passed on lie outside of its heap until
 * it collects; at 64 MB of them it marks all that lives, up to twenty times a second, and a third of
 * the requests passed through in `npm run bench` was lost to that. So it collects before:
 *
 * - What is made where others grew old is not made old from the start: one such object for each
 *   request keeps the whole request, with its bodies, until the next marking.
 * - The young generation stays small, and is collected often.
 * - The old generation is marked when it has doubled. V8's own measure went both ways: down to a few
 *   MB of bodies, so that each small collection was followed by a marking of all, and up to 100 MB of
 *   what a backlog had left behind while it was forwarded.
 *
 * @see https://github.com/v8/v8/blob/main/src/flags/flag-definitions.h
 */
const COLLECTION = [
  "--no-allocation-site-pretenuring",
  "--semi-space-growth-factor=1",
  "--heap-growing-percent=100",
];

/** `nudgespot-source serve`: the service, configured by the environment. */
export const serveCommand = new Command("serve")
  .description(
    "Serve RudderStack's source contract, and receive and forward calls, over HTTP. Configured by the environment.",
  )
  .addHelpText("after", `\nEnvironment:\n${environmentHelp()}`)
  .addHelpText("after", "\nExample:\n  $ PORT=9090 nudgespot-source serve")
  .action(async () => {
    COLLECTION.forEach(setFlagsFromString);
    // The other commands need none of what a server is made of: a third of their memory.
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
