// The other side of `ask`: what a module does that runs as a process of its own.

/**
 * Answers each question of the process that started this one, and ends with it.
 *
 * @template Question, Answer
 * @param {(question: Question) => Answer | Promise<Answer>} respond
 */
export function answerWith(respond) {
  process.on("message", async (question) => {
    process.send?.(await respond(/** @type {Question} */ (question)));
  });
  process.once("disconnect", () => process.exit());
}

/**
 * Listens on a free port of the loopback interface.
 *
 * @param {import("node:http").Server} server
 * @returns {Promise<{ port: number }>}
 */
export function listen(server) {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      resolve({ port });
    });
  });
}
