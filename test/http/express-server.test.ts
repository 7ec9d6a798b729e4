import { expect, test } from "@jest/globals";
import express from "express";
import request from "supertest";
import { createExpressServer } from "../../transformer/http/express-server.js";

test("Express finds its methods, and changes no prototype", async () => {
  const app = express();
  app.get("/", (received, response) => {
    response.json([received.app === app, received.get("X-A"), response.app === app]);
  });
  const prototypes: unknown[] = [];
  const server = createExpressServer(app);
  const note = (received: object, response: object): void => {
    prototypes.push(Object.getPrototypeOf(received), Object.getPrototypeOf(response));
  };
  server.prependListener("request", note);
  server.on("request", note);
  const answer = await request(server).get("/").set("X-A", "1");
  expect(answer.body).toEqual([true, "1", true]);
  expect(prototypes).toHaveLength(4);
  expect(prototypes[2]).toBe(prototypes[0]);
  expect(prototypes[3]).toBe(prototypes[1]);
  expect(prototypes[0]).toBe(app.request);
});
