import { describe, expect, test } from "@jest/globals";
import {
  newWorkspace,
  registerSource,
  unregisterSource,
  withoutSecrets,
  type Registered,
  type Registration,
} from "../../transformer/hosts/rudderstack/workspace.js";

let ids = 0;
const DEPS = {
  newWriteKey: () => `key-${(ids += 1)}`,
  newId: () => `id-${(ids += 1)}`,
  now: () => `time-${(ids += 1)}`,
};

function register(text: string, changes: Partial<Registration> = {}): Registered {
  return registerSource(text, { name: "Nudgespot", destinations: [], ...changes }, DEPS);
}

const OTHER = {
  name: "Web",
  writeKey: "web-key",
  sourceDefinition: { name: "Javascript" },
  destinations: [{ id: "pg", config: { password: "secret" } }, { id: "hook" }],
};

const workspace = (...sources: object[]): string => JSON.stringify({ workspaceId: "ws", sources });

function sourcesIn(text: string): Record<string, unknown>[] {
  return (JSON.parse(text) as { sources: Record<string, unknown>[] }).sources;
}

describe("a workspace file", () => {
  test("is made with the source in it", () => {
    const { text, isNew, attached, available } = register(newWorkspace("ws-9"));
    expect({ isNew, attached, available }).toEqual({ isNew: true, attached: [], available: [] });
    expect(sourcesIn(text)).toMatchObject([{ name: "Nudgespot", workspaceId: "ws-9" }]);
  });

  test("may have no workspace id", () => {
    expect(sourcesIn(register('{ "sources": [] }').text)).toMatchObject([{ workspaceId: "" }]);
  });

  test("has one source of a name; the same name under another definition is another's", () => {
    const first = register(workspace(OTHER, { ...OTHER, name: "Nudgespot" }));
    expect(first.isNew).toBe(true);
    const again = register(first.text);
    expect(again).toMatchObject({ isNew: false, text: first.text, writeKey: first.writeKey });
    const second = register(first.text, { name: "Second" });
    expect(sourcesIn(second.text).map(({ name }) => name)).toEqual([
      "Web",
      "Nudgespot",
      "Nudgespot",
      "Second",
    ]);
  });

  test("matches the definition's name in any case, and adds missing fields", () => {
    const given = { name: "Nudgespot", writeKey: "k", sourceDefinition: { name: "Nudgespot" } };
    const { text, writeKey } = register(workspace(OTHER, given), { destinations: ["hook"] });
    expect(writeKey).toBe("k");
    expect(sourcesIn(text)[1]).toMatchObject({
      enabled: true,
      sourceDefinition: { name: "Nudgespot", category: "webhook" },
      destinations: [{ id: "hook" }],
    });
  });

  test("keeps its line ends and its indentation", () => {
    const windows = '{\r\n\t"sources": [\r\n\t]\r\n}\r\n';
    const { text } = register(windows);
    expect(text.replaceAll("\r\n", "")).not.toContain("\n");
    expect(text).toContain('\r\n\t\t\t"name": "Nudgespot"');
  });

  test("keeps settings that are not given, and takes those that are", () => {
    const given = { name: "Nudgespot", config: { a: 1 }, sourceDefinition: { name: "nudgespot" } };
    const kept = register(workspace(given));
    expect(sourcesIn(kept.text)).toMatchObject([{ config: { a: 1 } }]);
    const changed = register(kept.text, { settings: { pseudonymize: true } });
    expect(sourcesIn(changed.text)[0]?.config).toEqual({ pseudonymize: true });
  });

  test("says which destinations there are, if one is not", () => {
    const unknown = { destinations: ["nope"] };
    expect(() => register(workspace(OTHER), unknown)).toThrow("there are pg, hook");
    expect(() => register(workspace(), unknown)).toThrow("there is none");
    expect(() => register(workspace({ ...OTHER, destinations: [{}] }), unknown)).toThrow();
  });

  test.each([
    ["", "it is not JSON, at line 1, column 1"],
    ['{\n  "sources": [1,]\n}', "it is not JSON, at line 2, column"],
    ['{ "sources": [] } // note', "it is not JSON, at line 1, column 19: InvalidCommentToken"],
    ["7", "it is not a JSON object"],
    ['{ "sources": {} }', "it does not have a list of sources"],
  ])("%j cannot be used", (text, message) => {
    expect(() => register(text)).toThrow(message);
    expect(() => unregisterSource(text, "Nudgespot")).toThrow(message);
  });

  test("is the original text when the source is removed again", () => {
    const before = `${JSON.stringify(JSON.parse(workspace(OTHER)), null, 2)}\n`;
    const { text } = register(before, { destinations: ["pg"] });
    expect(JSON.parse(unregisterSource(text, "Nudgespot"))).toEqual(JSON.parse(before));
    expect(unregisterSource(text, "Other")).toBe(text);
  });

  test("shows neither write keys nor what destinations are set to", () => {
    const { text, writeKey } = register(workspace(OTHER), { destinations: ["pg"] });
    const shown = withoutSecrets(text);
    for (const secret of [writeKey, "web-key", "secret"]) expect(shown).not.toContain(secret);
    expect(shown).toContain('"name": "Nudgespot"');
  });

  test("shows none of them in any order of fields", () => {
    const other = {
      destinations: [{ config: { password: "one-secret" }, id: "a" }],
      config: { token: "two-secret" },
      sourceDefinition: { name: "Webhook" },
      writeKey: "three-secret",
    };
    const own = { ...other, name: "Nudgespot", config: { pseudonymize: true } };
    const shown = withoutSecrets(
      workspace(other, { ...own, sourceDefinition: { name: "nudgespot" } }),
    );
    expect(shown).not.toContain("secret");
    expect(JSON.parse(shown)).toMatchObject({
      sources: [
        { config: "…", writeKey: "…", destinations: [{ config: "…", id: "a" }] },
        { config: { pseudonymize: true }, writeKey: "…" },
      ],
    });
  });
});
