// A host that accepts forwarded events, or is down.
import { createServer } from "node:http";
import { answerWith, listen } from "./module.mjs";

answerWith((/** @type {{ status: number }} */ { status }) => {
  const server = createServer((request, response) => {
    request.resume();
    request.once("end", () => {
      response.writeHead(status, { "Content-Type": "application/json" }).end('{"success":true}');
    });
  });
  return listen(server);
});
