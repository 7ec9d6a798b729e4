// A process's memory as the kernel counts it.
import { readFileSync } from "node:fs";

/**
 * Resident memory in MB: now, and the most there was. NaN where there is no /proc.
 *
 * @param {number} pid
 */
export function residentMemory(pid) {
  let status = "";
  try {
    status = readFileSync(`/proc/${pid}/status`, "utf8");
  } catch {
    // Told by NaN: no reason to give up the other figures.
  }
  return { now: megabytes(status, "VmRSS"), peak: megabytes(status, "VmHWM") };
}

/**
 * @param {string} status
 * @param {string} field
 */
function megabytes(status, field) {
  const kilobytes = new RegExp(`^${field}:\\s*(\\d+) kB`, "m").exec(status)?.[1];
  return (Number(kilobytes) * 1_024) / 1e6;
}
