import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { JsonObject } from "../../transformer/core/values.js";

/** The built command as a process. */
export interface Running extends AsyncDisposable {
  readonly process: ChildProcess;
  /** Its output so far, in lines. */
  readonly lines: string[];
  /** The next log line, of those not yet looked at, with this message. */
  logged(message: string): Promise<JsonObject>;
  /** Its exit code, when it has ended. */
  ended(): Promise<number | null>;
}

/** Starts `nudgespot-source` with the given environment, on a free port of the loopback. */
export function start(args: string[], environment: NodeJS.Dict<string> = {}): Running {
  const child = spawn(process.execPath, ["dist/cli/main.js", ...args], {
    env: {
      PATH: process.env.PATH ?? "",
      HOST: "127.0.0.1",
      PORT: "0",
      DATA_DIR: "",
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = once(child, "exit").then(([code]) => code as number | null);
  const closed = once(child, "close");
  const lines: string[] = [];
  let seen = 0;
  let wake: (() => void) | undefined;
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => {
      lines.push(line);
      wake?.();
    });
  }

  async function logged(message: string): Promise<JsonObject> {
    for (;;) {
      while (seen < lines.length) {
        const line = JSON.parse(lines[seen++] ?? "") as JsonObject;
        if (line.msg === message) return line;
      }
      await new Promise<void>((resolve) => (wake = resolve));
    }
  }

  return {
    process: child,
    lines,
    logged,
    ended: async () => {
      await closed;
      return exited;
    },
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
      await exited;
    },
  };
}
