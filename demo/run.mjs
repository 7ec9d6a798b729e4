// `npm run demo`: the console with two weeks of events, and more as they come. Ctrl-C ends it.
import { startDemo } from "./demo.mjs";

console.log("Making two weeks of events…");
const { url, token, stop } = await startDemo(Number(process.env.PORT ?? 9090));
console.log(`The console is at ${url}\nSign in with ${token}\nCtrl-C ends it.`);
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) {
  process.once(signal, () => void stop().then(() => process.exit()));
}
