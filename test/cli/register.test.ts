// Real files and real processes: what an operator runs against a workspace file.
import {
  chmodSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { JsonObject } from "../../transformer/core/values.js";
import { runCommand, runProcess, type Ended } from "../support/command.js";
import { temporaryFolder } from "../support/stores.js";

const FILE = "workspaceConfig.json";

/** A file as people leave one: odd order and spaces, an unknown key, numbers that no double holds. */
const WORKSPACE = `{
    "enableMetrics": false, "later": 12345678901234567890,
    "workspaceId": "ws-1",
    "sources": [
        {
            "id": "web", "name": "Web", "writeKey": "web-secret-key", "enabled": true,
            "sourceDefinition": { "name": "Javascript", "category": "" },
            "destinations": [
                { "id": "pg-1",   "enabled": true, "isProcessorEnabled": true,
                  "config": { "password": "pg-secret", "big": 98765432109876543210 } },
                { "id": "hook-2", "enabled": true, "config": {} }
            ]
        }
    ]
}
`;

let folder: ReturnType<typeof temporaryFolder>;
let path: string;

beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, FILE);
  writeFileSync(path, WORKSPACE);
});

afterEach(() => {
  folder.remove();
});

const REGISTER = ["register", "rudderstack", "--workspace-config", FILE];

const register = (...args: string[]): Promise<Ended> =>
  runCommand([...REGISTER, ...args], folder.path);

test("a link in the place of the copy is replaced, not followed", async () => {
  const elsewhere = join(folder.path, "elsewhere");
  writeFileSync(elsewhere, "somebody's");
  symlinkSync(elsewhere, `${path}.bak`);
  expect((await register()).code).toBe(0);
  expect(readFileSync(elsewhere, "utf8")).toBe("somebody's");
  expect(lstatSync(`${path}.bak`).isSymbolicLink()).toBe(false);
  expect(readFileSync(`${path}.bak`, "utf8")).toBe(WORKSPACE);
});

test("edits at the same time lose nothing of each other", async () => {
  const names = ["News", "Shop", "Club", "Blog"];
  const ended = await Promise.all(
    names.map((name) => runProcess([...REGISTER, "--name", name], folder.path)),
  );
  expect(ended.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
  const { sources } = JSON.parse(readFileSync(path, "utf8")) as { sources: { name: string }[] };
  expect(sources.map(({ name }) => name).sort()).toEqual([...names, "Web"].sort());
});

test("an edit that another one was killed in says what to do", async () => {
  writeFileSync(`${path}.lock`, "");
  const { code, stderr } = await register();
  expect(code).toBe(2);
  expect(stderr).toMatch(/is being edited: if it is not, remove .*workspaceConfig\.json\.lock\n$/);
  expect(readFileSync(path, "utf8")).toBe(WORKSPACE);
});

function unregister(...args: string[]): Promise<Ended> {
  const all = ["unregister", "rudderstack", "--workspace-config", FILE, ...args];
  return runCommand(all, folder.path);
}

const text = (): string => readFileSync(path, "utf8");

function sourceIn(file: string): JsonObject {
  const { sources } = JSON.parse(file) as { sources: JsonObject[] };
  return sources.find(({ name }) => name === "Nudgespot") ?? {};
}

describe("register rudderstack", () => {
  test("adds the source, as the server wants it, and says what to do next", async () => {
    const { code, stdout, stderr } = await register();
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const source = sourceIn(text());
    expect(source).toMatchObject({
      enabled: true,
      workspaceId: "ws-1",
      config: {},
      sourceDefinition: { name: "nudgespot", category: "webhook" },
      destinations: [],
    });
    const key = String(source.writeKey);
    expect(Buffer.from(key, "base64url").length * 8).toBeGreaterThanOrEqual(128);
    expect(stdout).toContain(`/v1/webhook?writeKey=${key}`);
    expect(stdout).toContain("Others in the file: pg-1, hook-2");
    expect(stdout).toContain("RSERVER_BACKEND_CONFIG_CONFIG_FROM_FILE=true");
    expect(stdout).toContain("from nudgespot.email_delivered");
    expect(stdout).not.toMatch(/web-secret-key|pg-secret/);
  });

  test("keeps the rest of the file byte for byte, and leaves a copy", async () => {
    await register();
    const start = WORKSPACE.slice(0, WORKSPACE.lastIndexOf("}\n    ]"));
    expect(text().startsWith(start)).toBe(true);
    expect(readFileSync(`${path}.bak`, "utf8")).toBe(WORKSPACE);
    expect(readdirSync(folder.path).sort()).toEqual([FILE, `${FILE}.bak`]);
  });

  test("a second run changes not one byte, and shows no key", async () => {
    await register("--destination", "pg-1");
    const first = text();
    const key = String(sourceIn(first).writeKey);
    const again = await register("--destination", "pg-1");
    expect([again.code, text()]).toEqual([0, first]);
    expect(again.stdout).not.toContain(key);
    expect(again.stdout).toContain(`writeKey=${key.slice(0, 1)}…${key.slice(-2)}`);
    expect((await register("--show-key")).stdout).toContain(key);
  });

  test("copies a destination as it is written, numbers beyond 2^53 included", async () => {
    const { stdout } = await register("--destination", "pg-1", "hook-2");
    expect(text().match(/"big": 98765432109876543210/g)).toHaveLength(2);
    expect(sourceIn(text()).destinations).toMatchObject([{ id: "pg-1" }, { id: "hook-2" }]);
    expect(stdout).toContain("Destinations: pg-1, hook-2");
    expect(stdout).not.toContain("pg-secret");
  });

  test("updates an existing source: settings, and fields that the server requires of a webhook", async () => {
    await register();
    const broken = text()
      .replace('"category": "webhook"', '"category": "Webhook"')
      .replace(/("name": "Nudgespot",\s+"writeKey": "[^"]+",\s+"enabled": )true/, "$1false");
    writeFileSync(path, broken);
    writeFileSync(join(folder.path, "settings.json"), '{ "pseudonymize": true }');
    await register("--settings", "settings.json");
    expect(sourceIn(text())).toMatchObject({
      enabled: true,
      config: { pseudonymize: true },
      sourceDefinition: { category: "webhook" },
    });
  });

  test("keeps the file's mode, and a link's target", async () => {
    const target = join(folder.path, "target.json");
    writeFileSync(target, WORKSPACE);
    chmodSync(target, 0o640);
    symlinkSync(target, join(folder.path, "link.json"));
    const args = ["register", "rudderstack", "--workspace-config", "link.json"];
    expect((await runCommand(args, folder.path)).code).toBe(0);
    expect(lstatSync(join(folder.path, "link.json")).isSymbolicLink()).toBe(true);
    expect(statSync(target).mode & 0o777).toBe(0o640);
    expect(sourceIn(readFileSync(target, "utf8"))).toMatchObject({ name: "Nudgespot" });
  });

  test("--dry-run shows the change, and changes nothing", async () => {
    const { code, stdout } = await register("--dry-run");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\+.*"name": "Nudgespot"/m);
    expect(stdout).not.toMatch(/writeKey=[\w-]{8}/);
    expect(text()).toBe(WORKSPACE);
    expect(existsSync(`${path}.bak`)).toBe(false);
  });

  test("--json is JSON alone", async () => {
    const { stdout } = await register("--json", "--destination", "pg-1");
    expect(JSON.parse(stdout)).toEqual({
      changed: true,
      new: true,
      name: "Nudgespot",
      writeKey: sourceIn(text()).writeKey,
      attached: ["pg-1"],
      available: ["hook-2"],
    });
    const again = JSON.parse((await register("--json")).stdout) as JsonObject;
    expect(again).toMatchObject({ changed: false, new: false });
    expect(String(again.writeKey)).toMatch(/^.…..$/);
  });

  test("prints the next steps, doctor with the same options", async () => {
    const { stdout } = await register("--name", "Mails of it's own");
    expect(stdout).toContain(
      `doctor --workspace-config ${FILE} --name 'Mails of it'\\''s own' \\\n`,
    );
    expect(stdout).toContain("warehouse --host rudderstack --schema mails_of_it_s_own");
  });

  test("--init makes a file that only its owner can read, and says how to add a destination", async () => {
    const args = ["register", "rudderstack", "--workspace-config", "new.json"];
    const refused = await runCommand(args, folder.path);
    expect(refused).toMatchObject({ code: 2, stdout: "" });
    expect(refused.stderr).toContain("new.json does not exist: --init makes");
    const { code, stdout } = await runCommand([...args, "--init"], folder.path);
    expect(code).toBe(0);
    const [entry = ""] = /^ {3}\{"id":"webhook-1".*\}$/m.exec(stdout) ?? [];
    expect(JSON.parse(entry)).toMatchObject({ destinationDefinition: { name: "WEBHOOK" } });
    const made = join(folder.path, "new.json");
    expect(statSync(made).mode & 0o777).toBe(0o600);
    expect(sourceIn(readFileSync(made, "utf8"))).toMatchObject({ name: "Nudgespot" });
  });

  test("--init on an existing file changes the same as without it", async () => {
    expect((await register("--init")).code).toBe(0);
    expect(text()).toContain('"writeKey": "web-secret-key"');
    expect(sourceIn(text())).toMatchObject({ name: "Nudgespot" });
    expect((await register()).stdout).toContain("--destination pg-1");
  });

  test.each<[string, string, string[], string]>([
    ["what is not JSON", '{\n  "sources": [,]\n}', [], "it is not JSON, at line 2, column 15"],
    ["nothing", "", [], "it is not JSON, at line 1, column 1"],
    ["a list", "[]", [], "it is not a JSON object"],
    ["no sources", "{}", [], "it does not have a list of sources"],
    ["an unknown destination", WORKSPACE, ["--destination", "x"], "there are pg-1, hook-2"],
    [
      "settings that are not there",
      WORKSPACE,
      ["--settings", "none.json"],
      "cannot be read: ENOENT",
    ],
  ])("ends with 2 for %s, and leaves the file", async (_name, content, args, message) => {
    writeFileSync(path, content);
    const { code, stdout, stderr } = await register(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(text()).toBe(content);
  });

  test("refuses settings that the schema refuses, without their value", async () => {
    writeFileSync(join(folder.path, "settings.json"), '{ "pseudonymize": "my-secret" }');
    const { code, stderr } = await register("--settings", "settings.json");
    expect(code).toBe(2);
    expect(stderr).toContain("at /pseudonymize: must be boolean");
    expect(stderr).not.toContain("my-secret");
    expect(text()).toBe(WORKSPACE);
  });
});

describe("unregister rudderstack", () => {
  test("takes out what register put in", async () => {
    await register("--destination", "pg-1");
    const dry = await unregister("--dry-run");
    expect(dry.stdout).toMatch(/^-.*"name": "Nudgespot"/m);
    expect(sourceIn(text())).toMatchObject({ name: "Nudgespot" });
    const { code, stdout } = await unregister();
    expect(code).toBe(0);
    expect(stdout).not.toMatch(/secret/);
    expect(JSON.parse(text())).toEqual(JSON.parse(WORKSPACE));
  });

  test("has nothing to do without such a source", async () => {
    const { code, stdout } = await unregister("--name", "Other");
    expect([code, stdout]).toEqual([0, "The source does not exist: nothing to change.\n"]);
    expect(text()).toBe(WORKSPACE);
  });
});
