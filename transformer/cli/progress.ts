/** How often progress is shown, in milliseconds. */
const INTERVAL = 100;

/** How wide the bar is, in characters. */
const BAR = 20;

/** Progress on a terminal: one line on stderr, written over and over, and gone at the end. */
export interface ProgressLine {
  /** @param share from 0 to 1, where it is known */
  update(done: number, share: number | undefined): void;
  /** Takes the line away, so that something else can be said. */
  clear(): void;
}

/**
 * Shows how many are done, how fast, and how long it will still take. Elsewhere it shows nothing.
 *
 * @param resumed whether some were done before: then speed is counted from the first update on
 */
export function progressLine(unit: string, resumed = false): ProgressLine {
  const { stderr } = process;
  let start = { at: performance.now(), done: 0, share: 0 };
  let hasStarted = !resumed;
  let isShown = false;
  let last = start.at;
  return {
    update(done, share) {
      const now = performance.now();
      if (!hasStarted) {
        start = { at: now, done, share: share ?? 0 };
        hasStarted = true;
      }
      if (!stderr.isTTY || now - last < INTERVAL) return;
      isShown = true;
      last = now;
      const seconds = (now - start.at) / 1_000;
      const rate = Math.round((done - start.done) / seconds || 0).toLocaleString("en");
      const text = `${done.toLocaleString("en")} ${unit}, ${rate} ${unit}/s`;
      stderr.write(`\r\u001b[K${barOf(share)}${text}${timeLeft(seconds, start.share, share)}`);
    },
    clear() {
      if (isShown) stderr.write("\r\u001b[K");
      isShown = false;
    },
  };
}

function barOf(share: number | undefined): string {
  if (share === undefined) return "";
  const full = Math.floor(share * BAR);
  return `${"█".repeat(full)}${"░".repeat(BAR - full)} ${Math.floor(share * 100)} %, `;
}

function timeLeft(seconds: number, from: number, share: number | undefined): string {
  if (share === undefined || share <= from) return "";
  return `, ${Math.ceil((seconds * (1 - share)) / (share - from))} s left`;
}
