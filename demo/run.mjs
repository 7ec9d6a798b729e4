// `npm run demo`: the console with two weeks of events, and more as they come. Ctrl-C ends it.
import { startDemo } from "./demo.mjs";

console.log("Making two weeks of events…");
const { PORT, DATABASE_URL } = process.env;
const { url, token, query, stop } = await startDemo(
  Number(PORT ?? 9090),
  DATABASE_URL || undefined,
);
console.log(`The console is at ${url}\nSign in with ${token}\nAsk the tables: ${query}`);
console.log("Ctrl-C ends it.");
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) {
  process.once(signal, () => void stop().then(() => process.exit()));
}
