import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseItems } from "../../transformer/hosts/rudderstack/parse-items.js";

const SOURCE = { ID: "src-1", Name: 'A "quoted" {name}', Config: { pseudonymize: true } };
const item = (body: string): object => ({ request: { body }, source: SOURCE });

const parsedSources = (items: unknown): unknown[] =>
  (items as { source: unknown }[]).map(({ source }) => source);

describe("a request whose items repeat their source", () => {
  test("is parsed as JSON, with one object for every item's source", () => {
    const items = [
      item("a"),
      item("b"),
      { request: { body: "c" }, source: { ID: "src-2" } },
      item("d"),
    ];
    const parsed = parseItems(JSON.stringify(items));
    expect(parsed).toEqual(items);
    const [first, second, other, last] = parsedSources(parsed);
    expect([second === first, other === first, last === first]).toEqual([true, false, true]);
  });

  test.each([
    ["one item", JSON.stringify([item("a")])],
    ["no source", '[{"request":{"body":"{}"}}]'],
    ["no array", JSON.stringify({ first: item("a"), second: item("b") })],
    [
      "a source in a body",
      JSON.stringify([item(JSON.stringify([item("a"), item("b")])), item("b")]),
    ],
    ["nested sources", JSON.stringify([{ ...item("a"), inner: item("b") }, item("c")])],
    ["a name that ends as the member begins", '[{"\\"source":{"a":1}},{"source":{"a":1}}]'],
    ["a source twice in an item", '[{"source":{"a":1},"source":{"a":1}},{"source":{"a":1}}]'],
    ["an empty source", '[{"source":{},"b":{},"c":"{}"},{"source":{}}]'],
    ["items that are not objects", '[[{"source":{"a":1}}],null,{"source":{"a":1}}]'],
  ])("is parsed as JSON where it has %s", (_, text) => {
    expect(parseItems(text)).toEqual(JSON.parse(text));
  });

  test.each([
    ["an unfinished source", '[{"source":{"a":1},{"source":{"a":1'],
    ["a source that is not JSON", '[{"source":{a}},{"source":{a}}]'],
    ["a source in the place of a key", '[{"source":{"a":1}},{"source":{"a":1},{"a":1}:2}]'],
    ["an unfinished array", '[{"source":{"a":1}},{"source":{"a":1}}'],
  ])("is refused for %s", (_, text) => {
    expect(() => parseItems(text)).toThrow(SyntaxError);
  });

  test("is parsed as JSON with any content", () => {
    const source = fc.dictionary(fc.constantFrom("ID", "source", '"'), fc.jsonValue());
    const member = fc.record({ request: fc.jsonValue(), source }, { requiredKeys: [] });
    const requests = fc
      .tuple(source, fc.array(fc.oneof(member, fc.jsonValue())), fc.nat(8))
      .map(([shared, others, times]) => [
        ...others,
        ...Array.from({ length: times }, (_, index) => ({ request: { index }, source: shared })),
      ]);
    fc.assert(
      fc.property(requests, (request) => {
        const text = JSON.stringify(request);
        expect(parseItems(text)).toEqual(JSON.parse(text));
      }),
    );
  });
});
