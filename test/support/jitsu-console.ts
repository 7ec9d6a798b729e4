// A console of Jitsu that answers as the real API handlers and schemas were seen to (October 2024):
// what it refuses, in which words, and that most errors are 500. It fails on demand.
import { createHash, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { JsonObject } from "../../transformer/core/values.js";

/** Everything in a stack is left out. */
const STACK = { details: "<stack>", stackArray: "<array>" };

const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  stream: ["id", "workspaceId", "type", "name"],
  function: ["id", "workspaceId", "type", "name", "code"],
};

export const WORKSPACE = "cws000000000000000000001a";

class Answer extends Error {
  constructor(
    readonly status: number,
    readonly body: unknown,
  ) {
    super("an answer");
  }
}

const fail = (error: string): never => {
  throw new Answer(500, { error, ...STACK });
};

interface Link extends JsonObject {
  id: string;
  fromId: string;
  toId: string;
  deleted: boolean;
}

export class FakeConsole {
  readonly objects = new Map<string, JsonObject & { type: string; deleted?: boolean }>();
  readonly links: Link[] = [];
  /** Methods and paths of the requests. */
  readonly asked: string[] = [];
  /** Answers the nth request from now with 500, after it was done or before. */
  failAt: { request: number; after: boolean } | undefined;
  readonly server: Server = createServer(
    (request, response) => void this.#answer(request, response),
  );

  constructor() {
    this.addDestination("ds-0001");
  }

  addDestination(id: string): void {
    this.objects.set(id, {
      id,
      type: "destination",
      destinationType: "postgres",
      password: "pg-secret",
    });
  }

  of(type: string): JsonObject[] {
    return [...this.objects.values()].filter((one) => one.type === type && one.deleted !== true);
  }

  get writes(): string[] {
    return this.asked.filter((line) => !line.startsWith("GET"));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks = (await request.toArray()) as Buffer[];
    const { method = "GET", url = "/" } = request;
    this.asked.push(`${method} ${url}`);
    const failure = this.failAt;
    const isDue = failure?.request === this.asked.length;
    let status = 200;
    let body: unknown;
    try {
      if (isDue && !failure.after) fail("fetch failed");
      this.#authorize(request.headers.authorization ?? "");
      const text = Buffer.concat(chunks).toString();
      body = this.#route(
        method,
        new URL(url, "http://x"),
        text === "" ? undefined : (JSON.parse(text) as JsonObject),
      );
      if (isDue) fail("fetch failed");
    } catch (error) {
      if (!(error instanceof Answer)) throw error;
      ({ status, body } = error);
    }
    response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
  }

  #authorize(header: string): void {
    const [, keyId, secret] = /^Bearer ([^:]+):(.+)$/.exec(header) ?? [];
    if (keyId === undefined) throw new Answer(401, { error: "Authorization Required" });
    if (secret === "service-token" || secret === "user-secret") return;
    throw new Answer(401, { message: `Invalid API key id ${keyId}`, keyId });
  }

  #route(method: string, url: URL, body: JsonObject | undefined): unknown {
    const [, , first = "", second, type = "", id] = url.pathname.split("/").map(decodeURIComponent);
    if (!url.pathname.startsWith("/api/")) throw new Answer(404, { error: "Not found" });
    if (first === "workspace") return this.#workspace(second ?? "");
    if (first === "cother") {
      throw new Answer(403, { message: "User u1 doesn't have access to workspace cother" });
    }
    if (type === "link") return this.#link(method, url, body, first);
    if (method === "GET") return { objects: first === WORKSPACE ? this.of(type).map(hinted) : [] };
    if (method === "POST") return this.#create(type, body);
    if (method === "PUT") return this.#update(type, id ?? "", body ?? {});
    const object = this.objects.get(id ?? "");
    if (object !== undefined) object.deleted = true;
    return { success: true };
  }

  #workspace(idOrSlug: string): unknown {
    if (idOrSlug === "acme" || idOrSlug === WORKSPACE)
      return { id: WORKSPACE, slug: "acme", name: "Acme" };
    if (idOrSlug === "other") return { id: "cother", slug: "other" };
    throw new Answer(500, {
      message: `Workspace '${idOrSlug}' not found`,
      status: 404,
      stack: "<stack>",
    });
  }

  #create(type: string, body: JsonObject | undefined): unknown {
    const object = this.#validated(type, body);
    if (this.objects.has(String(object.id))) fail("Unique constraint failed on the fields: (`id`)");
    if (object.workspaceId !== WORKSPACE)
      fail("Foreign key constraint failed on the field: `workspaceId`");
    this.objects.set(String(object.id), { ...object, type });
    return { id: object.id };
  }

  #update(type: string, id: string, body: JsonObject): unknown {
    const before = this.objects.get(id);
    if (before === undefined || before.deleted === true) {
      throw new Answer(500, { message: `${type} with id ${id} does not exist`, stack: "<stack>" });
    }
    const object = this.#validated(type, { ...before, ...body }, before);
    this.objects.set(id, { ...before, ...object, id, type });
    return { success: true };
  }

  /** Refuses what the schema of the type does not take; hashes the keys of a stream. */
  #validated(type: string, body: JsonObject | undefined, before: JsonObject = {}): JsonObject {
    const required = REQUIRED[type] ?? fail(`Unknown config object type ${type}`);
    const missing = required.find((name) => typeof body?.[name] !== "string");
    if (body === undefined || missing !== undefined) {
      const issue = { code: "invalid_type", path: [missing], message: "Required" };
      const error = { issues: [issue], name: "ZodError" };
      throw new Answer(500, {
        message: `Failed to validate schema of ${type}`,
        object: body,
        error,
      });
    }
    if (!Array.isArray(body.privateKeys)) return body;
    const known = (before.privateKeys ?? []) as JsonObject[];
    const privateKeys = (body.privateKeys as JsonObject[]).map(({ id, plaintext, ...rest }) => {
      if (typeof plaintext === "string") {
        const hash = createHash("sha512").update(plaintext).digest("hex");
        return { id, hint: `${plaintext.slice(0, 3)}*${plaintext.slice(-3)}`, hash };
      }
      const old = known.find((key) => key.id === id);
      return old ?? (typeof rest.hash === "string" ? { id, ...rest } : unknownKey(String(id)));
    });
    return { ...body, privateKeys };
  }

  #link(method: string, url: URL, body: JsonObject | undefined, workspace: string): unknown {
    const live = this.links.filter(({ deleted }) => !deleted);
    if (method === "GET") return { links: workspace === WORKSPACE ? live : [] };
    const { fromId, toId, id, data } = (body ??
      Object.fromEntries(url.searchParams)) as Partial<Link>;
    const existing = live.find((link) => link.fromId === fromId && link.toId === toId);
    if (method === "DELETE") {
      if (existing !== undefined) existing.deleted = true;
      return { deleted: existing !== undefined };
    }
    if (id === undefined && existing !== undefined)
      fail(`Link from '${fromId ?? ""}' to '${toId ?? ""}' already exists`);
    for (const [kind, ref] of [
      ["stream", fromId],
      ["Destination", toId],
    ] as const) {
      const object = this.objects.get(ref ?? "");
      if (object === undefined || object.deleted === true) {
        fail(`${kind} object with id '${ref ?? ""}' not found in the workspace '${workspace}'`);
      }
    }
    if (existing !== undefined) {
      if (data !== undefined) existing.data = data;
      return { id: existing.id, created: false };
    }
    const made = `${WORKSPACE}-${randomBytes(3).toString("hex")}`;
    this.links.push({
      id: made,
      fromId: fromId ?? "",
      toId: toId ?? "",
      data,
      type: "push",
      deleted: false,
    });
    return { id: made, created: true };
  }
}

function unknownKey(id: string): never {
  return fail(`Key with id ${id} should either be known, or hash a plaintext value`);
}

/** A stream's keys in an answer: never a hash. */
function hinted(object: JsonObject): JsonObject {
  const keys = object.privateKeys as JsonObject[] | undefined;
  return keys === undefined
    ? object
    : { ...object, privateKeys: keys.map(({ id, hint }) => ({ id, hint })) };
}
