// The floor of receiving: the same JSON read, and the same bytes written and synced, all that came
// during one sync with the next.
import { open } from "node:fs/promises";
import { createServer } from "node:http";
import { answerWith, listen } from "./module.mjs";

const ANSWER = JSON.stringify({ success: true });

answerWith(async (/** @type {{ file: string }} */ { file }) => {
  const keep = await groupCommits(file);
  const server = createServer((request, response) => {
    /** @type {Buffer[]} */
    const chunks = [];
    request.on("data", (/** @type {Buffer} */ chunk) => chunks.push(chunk));
    request.once("end", async () => {
      const body = Buffer.concat(chunks);
      JSON.parse(body.toString());
      await keep(body);
      response.setHeader("Content-Type", "application/json; charset=utf-8");
      response.end(ANSWER);
    });
  });
  return listen(server);
});

/**
 * A file with one writer.
 *
 * @param {string} path
 * @returns {Promise<(bytes: Buffer) => Promise<void>>} resolves when the bytes are on disk
 */
async function groupCommits(path) {
  const file = await open(path, "a");
  /** @type {Buffer[]} */
  let gathered = [];
  /** @type {Promise<void> | undefined} */
  let next;
  let current = Promise.resolve();

  async function commit() {
    const group = gathered;
    gathered = [];
    next = undefined;
    await file.appendFile(Buffer.concat(group));
    await file.datasync();
  }

  return function keep(bytes) {
    gathered.push(bytes);
    next ??= current = current.then(commit);
    return next;
  };
}
