// A worker of a cluster: answers with its process id until SIGTERM, or ends at once.
import { spawn } from "node:child_process";
import { createServer } from "node:http";

const [fate] = process.argv.slice(2);
if (fate === "ends at once") process.exit(3);
// Another process has the channel for two seconds: the cluster sees the end of the worker before it.
if (fate === "leaves its channel open") {
  const channel = /** @type {{ fd: number }} */ (/** @type {unknown} */ (process.channel)).fd;
  spawn("sleep", ["2"], { stdio: ["ignore", "ignore", "ignore", channel] });
}

process.on("SIGTERM", () => process.exit(fate === "fails to stop" ? 1 : 0));
createServer((_request, response) => {
  response.end(String(process.pid));
}).listen(0, "127.0.0.1");
