import { styleText } from "node:util";

/** A style of `util.styleText`. */
export type Style = Parameters<typeof styleText>[0];

/** Whether a stream is a terminal that may have colours. https://no-color.org */
function hasColours(stream: { readonly isTTY?: boolean }): boolean {
  return stream.isTTY === true && (process.env.NO_COLOR ?? "") === "";
}

/** A text for stdout, in a style where that is a terminal. */
export function styled(style: Style, text: string): string {
  // Node 20 does not check the stream.
  return hasColours(process.stdout) ? styleText(style, text) : text;
}
