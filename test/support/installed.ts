import { execFileSync } from "node:child_process";
import { join } from "node:path";

/**
 * Installs the command as README says, from this checkout, which is built.
 *
 * @param prefix of npm: an empty folder
 * @returns the folder of the command
 */
export function installGlobally(prefix: string): string {
  execFileSync("npm", ["install", "--global", "--offline", "--no-audit", "--no-fund", "."], {
    env: { ...process.env, npm_config_prefix: prefix },
    stdio: "ignore",
  });
  return join(prefix, "bin");
}
