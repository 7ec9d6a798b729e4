import { findNodeAtLocation, parseTree, type Node, type ParseError } from "jsonc-parser";
import type { JsonDocument } from "../files/json-document.js";

/** A place in a file. */
export interface Place {
  /** From 1. */
  readonly line: number;
  /** In characters, from 1. */
  readonly column: number;
  /** The file's text on that line, as far as the document goes. */
  readonly source: string;
  /** Where in that text the place is, from 0. */
  readonly offset: number;
}

/**
 * The place in the file that a JSON pointer of a document points to; for an absent field, that of the
 * object that lacks it.
 */
export function locate(document: JsonDocument, pointer: string): Place {
  const text = document.bytes.toString();
  const root = treeOf(text);
  let node = root;
  for (const segment of pointer.split("/").slice(1)) {
    const inner: Node | undefined = node && childOf(node, segment);
    if (inner === undefined) break;
    node = inner;
  }
  return placeAt(document, text, node?.offset ?? 0);
}

/** Where the text of a document stops being valid JSON. */
export function locateSyntaxError(document: JsonDocument): Place {
  const text = document.bytes.toString();
  const errors: ParseError[] = [];
  treeOf(text, errors);
  return placeAt(document, text, errors[0]?.offset ?? 0);
}

/** If the document is too deep to parse, report its start. */
function treeOf(text: string, errors: ParseError[] = []): Node | undefined {
  try {
    return parseTree(text, errors, { disallowComments: true });
  } catch {
    return undefined;
  }
}

function childOf(node: Node, segment: string): Node | undefined {
  if (node.type === "array") return findNodeAtLocation(node, [Number(segment)]);
  const name = segment.replaceAll("~1", "/").replaceAll("~0", "~");
  return node.type === "object" ? findNodeAtLocation(node, [name]) : undefined;
}

function placeAt({ line, column }: JsonDocument, text: string, offset: number): Place {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  const lineEnd = text.indexOf("\n", offset);
  const newlines = text.slice(0, lineStart).split("\n").length - 1;
  return {
    line: line + newlines,
    column: offset - lineStart + (newlines === 0 ? column : 1),
    source: text.slice(lineStart, lineEnd === -1 ? undefined : lineEnd).trimEnd(),
    offset: offset - lineStart,
  };
}
