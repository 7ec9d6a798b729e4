// Holds the deployment at NUDGESPOT_SOURCE_URL against the contract, with Jest and supertest.
import { expect, test } from "@jest/globals";
import { checkCase, CONTRACT_CASES } from "nudgespot-source/contract";
import request from "supertest";

const url = process.env.NUDGESPOT_SOURCE_URL ?? "http://localhost:9090";

/** @type {import("nudgespot-source/contract").Send} */
async function send({ method, path, headers = {}, body }) {
  const call = request(url)[method.toLowerCase()](path).set(headers);
  const answer = await call
    .serialize((value) => value)
    .send(typeof body === "string" ? body : body && Buffer.from(body));
  return { status: answer.status, headers: answer.headers, body: answer.text };
}

test.each(CONTRACT_CASES)("$name", async (contractCase) => {
  expect(await checkCase(contractCase, send)).toEqual([]);
});
