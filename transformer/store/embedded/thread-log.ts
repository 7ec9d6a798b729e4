import type { Log } from "../../core/observe.js";
import type { Message } from "./operations.js";

/** A log whose lines go to the main thread. */
export function logTo(send: (message: Message) => void): Log {
  const write =
    (level: "info" | "warn" | "error") =>
    (fields: object, message: string): void => {
      send({ kind: "log", level, fields, message });
    };
  return { info: write("info"), warn: write("warn"), error: write("error") };
}
