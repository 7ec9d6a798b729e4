// A process that accepts the calls it is given, says so, and then waits to be killed.
import { text } from "node:stream/consumers";
import { openEmbeddedStore } from "../../dist/store/embedded/open.js";

const quiet = () => undefined;
const log = { info: quiet, warn: quiet, error: quiet };
const directory = process.argv[2] ?? "";
const quarantine = { received: 2 ** 20, contract: 2 ** 20 };
const store = await openEmbeddedStore({
  ...{
    directory,
    dedupWindow: 1e9,
    quarantineRetention: 1e9,
    retain: 0,
    reserve: 0,
    quarantine,
    log,
  },
});
/** @type {import("../../dist/store/events.js").Call[]} */
const calls = JSON.parse(await text(process.stdin));
for (const call of calls) await store.accept(call);
process.stdout.write("accepted");
setInterval(() => undefined, 1_000);
