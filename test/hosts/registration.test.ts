import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { nextSteps } from "../../transformer/hosts/rudderstack/next-steps.js";
import {
  registerInFile,
  unregisterInFile,
  type RegisterOptions,
} from "../../transformer/hosts/rudderstack/registration.js";
import { readWorkspace } from "../../transformer/hosts/rudderstack/workspace-sources.js";
import { temporaryFolder } from "../support/stores.js";

const EMPTY = '{ "workspaceId": "w", "sources": [] }\n';

let folder: ReturnType<typeof temporaryFolder>;
let path: string;

beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, "workspaceConfig.json");
  writeFileSync(path, EMPTY);
});

afterEach(() => {
  folder.remove();
});

const options = (changes: Partial<RegisterOptions> = {}): RegisterOptions => ({
  workspaceConfig: path,
  name: "Nudgespot",
  destinations: [],
  init: false,
  dryRun: false,
  ...changes,
});

const text = (): string => readFileSync(path, "utf8");

describe("registering in a file", () => {
  test("writes the source, once", async () => {
    const first = await registerInFile(options());
    expect(first).toMatchObject({ isNew: true, before: EMPTY, after: text() });
    expect(readWorkspace(text()).sources).toMatchObject([
      { name: "Nudgespot", isOurs: true, writeKey: first.writeKey, enabled: true },
    ]);
    const second = await registerInFile(options());
    expect(second).toMatchObject({ isNew: false, before: text(), after: text() });
  });

  test("dry, it leaves the file", async () => {
    const { after } = await registerInFile(options({ dryRun: true }));
    expect(after).toContain("Nudgespot");
    expect(text()).toBe(EMPTY);
  });

  test("makes a file if it does not exist, and is asked to; an existing one is edited", async () => {
    const workspaceConfig = join(folder.path, "new.json");
    await expect(registerInFile(options({ workspaceConfig }))).rejects.toThrow("--init makes a");
    await registerInFile(options({ workspaceConfig, init: true }));
    const { after } = await registerInFile(options({ workspaceConfig, init: true }));
    expect(readWorkspace(after).sources).toHaveLength(1);
    expect(statSync(workspaceConfig).mode & 0o777).toBe(0o600);
  });

  test("writes the settings, and keeps them where none are given", async () => {
    await registerInFile(options({ settings: { pseudonymize: true } }));
    expect(readWorkspace(text()).sources[0]?.config).toEqual({ pseudonymize: true });
    await registerInFile(options());
    expect(readWorkspace(text()).sources[0]?.config).toEqual({ pseudonymize: true });
  });

  test("and removing it restores the text", async () => {
    await registerInFile(options());
    await unregisterInFile(path, "Nudgespot", true);
    expect(text()).toContain("Nudgespot");
    await unregisterInFile(path, "Nudgespot", false);
    expect(readWorkspace(text())).toEqual(readWorkspace(EMPTY));
  });
});

describe("the next steps", () => {
  const steps = { workspaceConfig: "w.json", writeKey: "k…y", attached: [], available: ["pg-1"] };

  test("are for the source that was registered", () => {
    const said = nextSteps({ ...steps, name: "Nudgespot" });
    expect(said).toContain("Destinations: none\nOthers in the file: pg-1");
    expect(said).toContain("doctor --workspace-config w.json \\");
  });

  test("are quoted for a shell, with any name of the source", () => {
    expect(nextSteps({ ...steps, name: "it's" })).toContain("--name 'it'\\''s' \\");
  });
});
