#!/usr/bin/env node
// Asks for Node's version before anything is imported that an older one does not have.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
const isSupported = major === 20 ? minor >= 19 : major === 22 ? minor >= 12 : major > 22;
if (isSupported) {
  const { runProgram } = await import("./program.js");
  await runProgram(process.argv.slice(2));
} else {
  process.stderr.write(
    `nudgespot-source: Node ${process.versions.node} is not supported; allowed: 20.19 or later, 22.12 or later\n`,
  );
  process.exit(2);
}

export {};
