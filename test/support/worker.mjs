// A worker of a cluster: answers with its process id until SIGTERM, or ends at once.
import { createServer } from "node:http";

const [fate] = process.argv.slice(2);
if (fate === "ends at once") process.exit(3);

process.on("SIGTERM", () => process.exit(fate === "fails to stop" ? 1 : 0));
createServer((_request, response) => {
  response.end(String(process.pid));
}).listen(0, "127.0.0.1");
