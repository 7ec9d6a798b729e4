import {
  applyEdits,
  findNodeAtLocation,
  getNodeValue,
  modify,
  parseTree,
  printParseErrorCode,
  type JSONPath,
  type Node,
  type ParseError,
} from "jsonc-parser";

/** The name of this source's definition; the server lower-cases it for the path it calls. */
export const DEFINITION = "nudgespot";

/** Thrown where a workspace file cannot be used. One line, without values of the file. */
export class WorkspaceError extends Error {
  override readonly name = "WorkspaceError";
}

/** The server lower-cases a definition's name. */
export function isOurDefinition(name: unknown): boolean {
  return String(name).toLowerCase() === DEFINITION;
}

/** The text of a workspace file, edited in place. */
export class WorkspaceText {
  #text: string;
  readonly #eol: string;
  readonly #indent: string;

  constructor(text: string) {
    this.#text = text;
    this.#eol = text.includes("\r\n") ? "\r\n" : "\n";
    this.#indent = /\n([ \t]+)"/.exec(text)?.[1] ?? "  ";
    const root = this.#parse();
    if (root.type !== "object") throw new WorkspaceError("it is not a JSON object");
    const sources = findNodeAtLocation(root, ["sources"]);
    if (sources?.type !== "array") throw new WorkspaceError("it does not have a list of sources");
  }

  get text(): string {
    return this.#text;
  }

  get sources(): readonly Node[] {
    return this.#list(["sources"]);
  }

  /** Where the source of this name and definition is in the list. */
  indexOf(name: string): number | undefined {
    const index = this.sources.findIndex(
      (_, at) => this.get(["sources", at, "name"]) === name && this.#isOurs(at),
    );
    return index === -1 ? undefined : index;
  }

  get(path: JSONPath): unknown {
    const node = findNodeAtLocation(this.#parse(), path);
    return node === undefined ? undefined : (getNodeValue(node) as unknown);
  }

  set(path: JSONPath, value: unknown): void {
    const formattingOptions = {
      insertSpaces: !this.#indent.includes("\t"),
      tabSize: this.#indent.length,
      eol: this.#eol,
    };
    this.#text = applyEdits(this.#text, modify(this.#text, path, value, { formattingOptions }));
  }

  /** Sets fields that have another value. */
  update(at: JSONPath, fields: readonly [JSONPath, unknown][]): void {
    for (const [path, value] of fields) {
      const place = [...at, ...path];
      if (JSON.stringify(this.get(place)) !== JSON.stringify(value)) this.set(place, value);
    }
  }

  /** Copies a destination of another source, as it is written there. */
  attach(at: JSONPath, id: string): void {
    if (this.destinationIds(at).includes(id)) return;
    const entry = this.#destinations().find((node) => idOf(node) === id);
    if (entry === undefined) {
      const known = [...new Set(this.allDestinationIds())];
      const there = known.length === 0 ? "there is none" : `there are ${known.join(", ")}`;
      throw new WorkspaceError(`no source in it has the destination that was named; ${there}`);
    }
    const raw = this.#text.slice(entry.offset, entry.offset + entry.length);
    if (this.get([...at, "destinations"]) === undefined) this.set([...at, "destinations"], []);
    // As text, not as a value: numbers beyond 2^53 would be rounded.
    const mark = `copy-${this.#text.length}-${id.length}`;
    this.set([...at, "destinations", this.#list([...at, "destinations"]).length], mark);
    this.#text = this.#text.replace(JSON.stringify(mark), () => raw);
  }

  destinationIds(at: JSONPath): string[] {
    return this.#list([...at, "destinations"]).map(idOf);
  }

  allDestinationIds(): string[] {
    return [...new Set(this.#destinations().map(idOf))];
  }

  /** The text with write keys, and the settings of destinations and other sources, covered. */
  masked(): string {
    const nodes = this.sources.flatMap((_, index) => [
      findNodeAtLocation(this.#parse(), ["sources", index, "writeKey"]),
      this.#isOurs(index)
        ? undefined
        : findNodeAtLocation(this.#parse(), ["sources", index, "config"]),
      ...this.#list(["sources", index, "destinations"]).map((node) =>
        findNodeAtLocation(node, ["config"]),
      ),
    ]);
    // From the end of the text, so that the offsets before it stay right.
    const covered = nodes
      .filter((node) => node !== undefined)
      .sort((first, second) => second.offset - first.offset);
    return covered.reduce(
      (text, { offset, length }) => `${text.slice(0, offset)}"…"${text.slice(offset + length)}`,
      this.#text,
    );
  }

  #isOurs(index: number): boolean {
    return isOurDefinition(this.get(["sources", index, "sourceDefinition", "name"]));
  }

  #destinations(): Node[] {
    return this.sources.flatMap((_, index) => this.#list(["sources", index, "destinations"]));
  }

  #list(path: JSONPath): readonly Node[] {
    const node = findNodeAtLocation(this.#parse(), path);
    return node?.type === "array" ? (node.children ?? []) : [];
  }

  #parse(): Node {
    const errors: ParseError[] = [];
    const options = { disallowComments: true, allowTrailingComma: false };
    const root = parseTree(this.#text, errors, options);
    const [error] = errors;
    if (error === undefined && root !== undefined) return root;
    const { line, column } = positionOf(this.#text, error?.offset ?? 0);
    const what = error === undefined ? "nothing in it" : printParseErrorCode(error.error);
    throw new WorkspaceError(`it is not JSON, at line ${line}, column ${column}: ${what}`);
  }
}

function idOf(destination: Node): string {
  const node = findNodeAtLocation(destination, ["id"]);
  return node === undefined ? "" : String(getNodeValue(node));
}

function positionOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
