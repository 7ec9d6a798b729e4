import { Command } from "commander";
import { adminClient, httpUrl, time } from "./options.js";
import { orExit, print, printJson } from "./output.js";

interface Options {
  readonly url: URL;
  readonly destination: string;
  readonly since: string;
  readonly until?: string;
  readonly json?: true;
}

/** `nudgespot-source resend`: sends delivered events again. */
export const resendCommand = new Command("resend")
  .description("Send events again that a running service delivered, as far as RETAIN keeps them.")
  .requiredOption("--url <url>", "address of the service", httpUrl)
  .requiredOption("--destination <id>", "the destination that lost them")
  .requiredOption("--since <time>", "time of the first delivery, in ISO 8601", time)
  .option("--until <time>", "time of the last delivery; now if not given", time)
  .option("--json", "print the result as JSON")
  .addHelpText(
    "after",
    `
The token is read from ADMIN_TOKEN. The events have the same message ids, so copies can be merged.

Example:
  $ ADMIN_TOKEN=TOKEN nudgespot-source resend --url http://localhost:9090 --destination nudgespot/jitsu --since 2026-05-01T10:00Z`,
  )
  .action(({ url, destination, since, until, json }: Options) =>
    orExit(async () => {
      const span = { since, ...(until !== undefined && { until }) };
      const resent = await adminClient(url).resendDelivered(destination, span);
      if (json) printJson({ resent });
      else print(`${resent} events are queued again`);
    }),
  );
