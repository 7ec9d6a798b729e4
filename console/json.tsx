// JSON as lines of text, of which some are marked.
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useMask } from "./parts.js";

interface Line {
  /** JSON pointer to the value in it. */
  readonly pointer: string;
  readonly depth: number;
  readonly text: string;
  /** A name and a plain value, to be compared with those of other JSON. */
  readonly fact?: string;
}

/** The lines of a value, indented as they would be printed. */
function linesOf(value: unknown, pointer = "", depth = 0, name = "", end = ""): Line[] {
  const label = name === "" ? "" : `${JSON.stringify(name)}: `;
  if (typeof value !== "object" || value === null) {
    const text = `${label}${JSON.stringify(value)}${end}`;
    return [{ pointer, depth, text, fact: `${name} ${JSON.stringify(value)}` }];
  }
  const isArray = Array.isArray(value);
  const entries: [string, unknown][] = Object.entries(value);
  const [open, close] = isArray ? ["[", "]"] : ["{", "}"];
  if (entries.length === 0) return [{ pointer, depth, text: `${label}${open}${close}${end}` }];
  const inner = entries.flatMap(([key, part], index) => {
    const step = key.replaceAll("~", "~0").replaceAll("/", "~1");
    const comma = index < entries.length - 1 ? "," : "";
    return linesOf(part, `${pointer}/${step}`, depth + 1, isArray ? "" : key, comma);
  });
  return [
    { pointer, depth, text: `${label}${open}` },
    ...inner,
    { pointer: `${pointer}#end`, depth, text: `${close}${end}` },
  ];
}

/**
 * Shows JSON. Payload text is always text, never HTML.
 *
 * @param pointer the place that is wrong
 * @param other JSON whose facts are compared: lines with facts that it has not are marked
 */
export function Json({
  value,
  pointer,
  other,
  label,
}: {
  value: unknown;
  pointer?: string | undefined;
  other?: unknown;
  label: string;
}): JSX.Element {
  const mask = useMask();
  const wrong = useRef<HTMLElement>(null);
  useEffect(() => {
    wrong.current?.scrollIntoView({ block: "nearest" });
  }, [pointer, value]);
  const lines = linesOf(value);
  const known = other === undefined ? undefined : new Set(linesOf(other).map(({ fact }) => fact));
  // The field itself can be what is missing: then its parent is the place.
  const places = lines.map((line) => line.pointer);
  const place = pointer === undefined ? undefined : nearest(pointer === "/" ? "" : pointer, places);
  return (
    <pre class="json" tabIndex={0} aria-label={label}>
      {lines.map((line, index) => {
        const isWrong = line.pointer === place;
        const isChanged = known !== undefined && line.fact !== undefined && !known.has(line.fact);
        const name = isWrong ? "wrong" : isChanged ? "changed" : undefined;
        return (
          <code key={index} class={name} ref={isWrong ? wrong : null}>
            {"  ".repeat(line.depth)}
            {mask(line.text)}
            {"\n"}
          </code>
        );
      })}
    </pre>
  );
}

function nearest(pointer: string, places: readonly string[]): string {
  if (places.includes(pointer) || pointer === "") return pointer;
  return nearest(pointer.slice(0, pointer.lastIndexOf("/")), places);
}
