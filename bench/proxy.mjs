// What no passthrough on Node can be cheaper than: two streams, and nothing else.
import { Agent, createServer, request as call } from "node:http";
import { answerWith, listen } from "./module.mjs";

answerWith((/** @type {{ upstream: number }} */ { upstream: port }) => {
  const agent = new Agent({ keepAlive: true });
  const server = createServer((request, response) => {
    const { method, url: path, headers } = request;
    const passed = call({ host: "127.0.0.1", port, method, path, headers, agent }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(response);
    });
    request.pipe(passed);
  });
  return listen(server);
});
