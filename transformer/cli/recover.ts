import { Command } from "commander";
import { withNativeModule } from "../store/native.js";
import { orExit, print, printJson, WrongUse } from "./output.js";

interface Options {
  readonly json?: true;
}

/** `nudgespot-source recover`: imports the readable rows of another store into DATA_DIR. */
export const recoverCommand = new Command("recover")
  .description(
    "Import a damaged store that was set aside, or a backup, into the store in DATA_DIR.",
  )
  .argument("<file>", "the file of the store; its log is read from <file>-wal")
  .option("--json", "print the result as JSON")
  .addHelpText(
    "after",
    `
The service must be stopped. Events that were delivered since go out again, with the same message ids.
Afterwards the file has the ending .imported, and you can delete it.

Example:
  $ DATA_DIR=data nudgespot-source recover data/store.db.damaged-2026-01-01T00-00-00-000Z`,
  )
  .action((file: string, { json }: Options) =>
    orExit(async () => {
      const directory = process.env.DATA_DIR ?? "";
      if (directory === "") throw new WrongUse("DATA_DIR must be the folder of the store");
      const { importDamaged } = await withNativeModule(
        () => import("../store/embedded/recovery.js"),
      );
      const { events, entries, lostEvents, damaged } = importDamaged(file, directory);
      if (json) printJson({ events, entries, lostEvents, damaged });
      else print(`${events} events and ${entries} entries imported; ${lostEvents} events lost`);
    }),
  );
