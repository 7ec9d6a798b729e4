// A worker of a cluster: serves until SIGTERM, or ends at once. Its commands are paths.
import { createServer } from "node:http";

const [fate] = process.argv.slice(2);
if (fate === "ends at once") process.exit(3);

process.on("SIGTERM", () => process.exit(fate === "fails to stop" ? 1 : 0));
createServer((request, response) => {
  response.end(String(process.pid));
  if (request.url === "/die") process.exit(7);
}).listen(0, "127.0.0.1");
