// Line charts as SVG: a panel for each measure, a line for each engine.
import { MEASURES } from "./soak.mjs";

/** @typedef {Readonly<Record<string, import("./soak.mjs").Soak>>} Soaks by engine; at most two */

const [WIDTH, HEIGHT, GAP] = [720, 120, 52];
const LEFT = 72;

const STYLE = `
  text { font: 12px system-ui, sans-serif; fill: #333; }
  .title { font-weight: 600; }
  .axis { stroke: #bbb; }
  .line { fill: none; stroke-width: 1.5; }
  .first { stroke: #0b62c4; } text.first { fill: #0b62c4; stroke: none; }
  .second { stroke: #b34700; } text.second { fill: #b34700; stroke: none; }
  @media (prefers-color-scheme: dark) {
    text { fill: #ddd; } .axis { stroke: #555; }
    .first { stroke: #6cb0ff; } text.first { fill: #6cb0ff; }
    .second { stroke: #ff9d5c; } text.second { fill: #ff9d5c; }
  }`;

/** @param {Soaks} soaks */
export function chart(soaks) {
  const panels = Object.keys(MEASURES).map((measure, index) =>
    panel(/** @type {keyof typeof MEASURES} */ (measure), soaks, 40 + index * (HEIGHT + GAP)),
  );
  const names = Object.keys(soaks).map((name, index) =>
    text(LEFT + index * 140, 16, `— ${name}`, index === 0 ? "first" : "second"),
  );
  const height = 40 + panels.length * (HEIGHT + GAP);
  const size = `viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}"`;
  const open = `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-label="Samples of the soak">`;
  return `${[open, `<style>${STYLE}\n</style>`, ...names, ...panels.flat(), "</svg>"].join("\n")}\n`;
}

/**
 * @param {keyof typeof MEASURES} measure
 * @param {Soaks} soaks
 * @param {number} top
 */
function panel(measure, soaks, top) {
  const all = Object.values(soaks).flatMap(({ samples }) => samples);
  const most = nice(Math.max(...all.map((sample) => sample[measure]).filter(Number.isFinite)));
  const minutes = Math.ceil(Math.max(...all.map(({ minute }) => minute)));
  const x = (/** @type {number} */ minute) => LEFT + (minute / minutes) * (WIDTH - LEFT - 28);
  const y = (/** @type {number} */ value) => top + HEIGHT - (value / most) * HEIGHT;
  const lines = Object.values(soaks).map(({ samples }, index) => {
    const points = samples
      .filter((sample) => Number.isFinite(sample[measure]))
      .map((sample) => `${x(sample.minute).toFixed(1)},${y(sample[measure]).toFixed(1)}`);
    return `<polyline class="line ${index === 0 ? "first" : "second"}" points="${points.join(" ")}"/>`;
  });
  const grid = [0, most / 2, most].flatMap((value) => [
    `<line class="axis" x1="${LEFT}" x2="${WIDTH - 28}" y1="${y(value)}" y2="${y(value)}"/>`,
    text(LEFT - 8, y(value) + 4, value.toLocaleString("en"), "", "end"),
  ]);
  const step = Math.max(1, Math.ceil(minutes / 5));
  const times = Array.from({ length: Math.floor(minutes / step) + 1 }, (_, index) =>
    text(x(index * step), top + HEIGHT + 16, `${index * step} min`, "", "middle"),
  );
  return [text(LEFT, top - 8, MEASURES[measure], "title"), ...grid, ...times, ...lines];
}

/** The next number above with one digit that matters, or one and a half. @param {number} value */
function nice(value) {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  const factor = [1, 1.5, 2, 3, 4, 5, 6, 8].find((one) => one * power >= value) ?? 10;
  return factor * power;
}

/**
 * @param {number} x
 * @param {number} y
 * @param {string} content
 * @param {string} [name] of its class
 * @param {"start" | "middle" | "end"} [anchor]
 */
function text(x, y, content, name = "", anchor = "start") {
  return `<text x="${x}" y="${y}" class="${name}" text-anchor="${anchor}">${content}</text>`;
}
