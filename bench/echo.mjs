// Stands for the upstream transformer: answers each request with its own body.
import { createServer } from "node:http";
import { answerWith, listen } from "./module.mjs";

answerWith(() => {
  const server = createServer((request, response) => {
    const { "content-length": length = "0", "content-type": type = "text/plain" } = request.headers;
    response.writeHead(200, { "Content-Length": length, "Content-Type": type });
    request.pipe(response);
  });
  return listen(server);
});
