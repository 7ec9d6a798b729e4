// The console's files. What the page does with them is in test/browser.
import request from "supertest";
import { expect, test } from "@jest/globals";
import { testApp } from "../support/app.js";
import { receiving } from "../support/receiving.js";

test("the page is served with a policy that lets nothing of others in", async () => {
  await using on = await receiving();
  await request(on.app).get("/console").expect(301).expect("Location", "/console/");
  const { text, headers } = await request(on.app).get("/console/").expect(200);
  expect(text).toContain('<script type="module" src="console.js">');
  expect(headers).toMatchObject({
    "content-security-policy":
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-cache",
  });
});

test.each(["console.js", "console.css", "examples.json"])("the page has its %s", async (name) => {
  await using on = await receiving();
  await request(on.app).get(`/console/${name}`).expect(200);
});

test("the console is off without a token", async () => {
  await request(testApp()).get("/console/").expect(404);
});
