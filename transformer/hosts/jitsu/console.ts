import { isObject, type JsonObject } from "../../core/values.js";
import { askJson, below } from "../../http/ask.js";
import { RemoteError } from "../../http/remote-error.js";

/** How the console is reached. */
export interface ConsoleOptions {
  readonly url: URL;
  /** `keyId:secret` of a user's API key, or `anything:CONSOLE_TOKEN` where it is self-hosted. */
  readonly token: string;
}

/** A configuration object of a workspace. */
export interface ConfigObject extends JsonObject {
  readonly id: string;
}

/** A connection from a stream to a destination. */
export interface Link extends ConfigObject {
  readonly fromId: string;
  readonly toId: string;
  readonly data?: JsonObject;
}

/** Kinds of configuration objects that are registered. */
export type ObjectType = "stream" | "function" | "destination";

/** Thrown if the console does not perform a request. */
export class ConsoleError extends RemoteError {
  override readonly name = "ConsoleError";
}

/** Milliseconds that the console may take. */
const TIMEOUT = 30_000;

/**
 * Jitsu's console, as far as a source is registered there.
 *
 * @see https://github.com/jitsucom/jitsu webapps/console/pages/api/[workspaceId]/config
 */
export class JitsuConsole {
  readonly #options: ConsoleOptions;

  constructor(options: ConsoleOptions) {
    this.#options = options;
  }

  /** The id of a workspace that is named by its id or slug: lists answer to ids alone. */
  async workspaceId(idOrSlug: string): Promise<string> {
    const path = `/api/workspace/${encodeURIComponent(idOrSlug)}`;
    const { id } = await this.#ask("GET", path, "the workspace");
    return String(id);
  }

  async list(workspace: string, type: ObjectType): Promise<ConfigObject[]> {
    const { objects } = await this.#ask("GET", `/api/${workspace}/config/${type}`, `each ${type}`);
    return (Array.isArray(objects) ? objects : []) as ConfigObject[];
  }

  async create(workspace: string, type: ObjectType, object: ConfigObject): Promise<void> {
    await this.#ask("POST", `/api/${workspace}/config/${type}`, `the ${type}`, object);
  }

  async update(workspace: string, type: ObjectType, object: ConfigObject): Promise<void> {
    const path = `/api/${workspace}/config/${type}/${encodeURIComponent(object.id)}`;
    await this.#ask("PUT", path, `the ${type}`, object);
  }

  async remove(workspace: string, type: ObjectType, id: string): Promise<void> {
    const path = `/api/${workspace}/config/${type}/${encodeURIComponent(id)}`;
    await this.#ask("DELETE", path, `the ${type}`);
  }

  async links(workspace: string): Promise<Link[]> {
    const { links } = await this.#ask("GET", `/api/${workspace}/config/link`, "each connection");
    return (Array.isArray(links) ? links : []) as Link[];
  }

  /** @param link with its id if the connection exists */
  async saveLink(workspace: string, link: Omit<Link, "id"> & { id?: string }): Promise<void> {
    await this.#ask("POST", `/api/${workspace}/config/link`, "the connection", link);
  }

  async removeLink(workspace: string, { fromId, toId }: Link): Promise<void> {
    const query = new URLSearchParams({ fromId, toId });
    await this.#ask(
      "DELETE",
      `/api/${workspace}/config/link?${query.toString()}`,
      "the connection",
    );
  }

  async #ask(method: string, path: string, what: string, body?: object): Promise<JsonObject> {
    const { url, token } = this.#options;
    const request = { token, method, timeout: TIMEOUT, ...(body && { body }) };
    const answer = await askJson(below(url, path), request);
    if (answer === undefined) {
      throw new ConsoleError(
        "the console does not answer: compare --console with its address",
        true,
      );
    }
    const { status, json } = answer;
    if (status === 200 && isObject(json)) return json;
    throw new ConsoleError(consoleReason(status, json, `${method} of ${what}`));
  }
}

/** The advice for an answer. The console's text is not quoted: it may repeat the request. */
function consoleReason(status: number, answer: unknown, what: string): string {
  const { message, error } = isObject(answer) ? answer : {};
  const text = [message, error].filter((part) => typeof part === "string").join(" ");
  if (status === 401) {
    return "the console refuses the token: JITSU_TOKEN must be keyId:secret of a user's API key, or anything:CONSOLE_TOKEN";
  }
  if (status === 403) return "the token's user has no access to the workspace: let them join it";
  if (/^Workspace '.*' not found/.test(text)) {
    return "the console does not have this workspace: --workspace is its id or its slug";
  }
  const issue = firstIssue(error);
  if (issue !== undefined) return `the console refuses the ${what}: ${issue}`;
  return `the console answered ${status} to the ${what}: look into its log, and run this again`;
}

/** The first thing that the console's schema does not take. */
function firstIssue(error: unknown): string | undefined {
  const issues = isObject(error) && Array.isArray(error.issues) ? (error.issues as unknown[]) : [];
  const [issue] = issues;
  if (!isObject(issue)) return undefined;
  const path = Array.isArray(issue.path) ? issue.path.join(".") : "";
  return `${path}: ${String(issue.message)}`;
}
