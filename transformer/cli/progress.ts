/** How often progress is shown, in milliseconds. */
const INTERVAL = 100;

/** Progress on a terminal: one line on stderr, written over and over, and gone at the end. */
export interface ProgressLine {
  /** @param share from 0 to 1, where it is known */
  update(done: number, share: number | undefined): void;
  clear(): void;
}

/** Shows how many are done, how fast, and how long it will still take. Elsewhere it shows nothing. */
export function progressLine(unit: string): ProgressLine {
  const { stderr } = process;
  const started = performance.now();
  let isShown = false;
  let last = started;
  return {
    update(done, share) {
      const now = performance.now();
      if (!stderr.isTTY || now - last < INTERVAL) return;
      isShown = true;
      last = now;
      const seconds = (now - started) / 1_000;
      const rate = `${Math.round(done / seconds).toLocaleString("en")} ${unit}/s`;
      const left = share === undefined || share === 0 ? undefined : seconds / share - seconds;
      const rest = left === undefined ? "" : `, ${Math.ceil(left)} s left`;
      const percent = share === undefined ? "" : `${Math.floor(share * 100)} %, `;
      stderr.write(`\r\u001b[K${percent}${done.toLocaleString("en")} ${unit}, ${rate}${rest}`);
    },
    clear() {
      if (isShown) stderr.write("\r\u001b[K");
    },
  };
}
