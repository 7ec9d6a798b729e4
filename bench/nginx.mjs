// nginx as a proxy, where it is installed: what an operator would put in its place.
import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { startProgram } from "./processes.mjs";

/** How long nginx may take to listen, in milliseconds. */
const PATIENCE = 5_000;

/** @returns {Promise<boolean>} */
export function hasNginx() {
  return promisify(execFile)("nginx", ["-v"]).then(
    () => true,
    () => false,
  );
}

/**
 * Starts nginx in front of an upstream on the loopback interface: one process, as the service is.
 *
 * @param {number} upstream its port
 */
export async function startNginx(upstream) {
  const folder = await mkdtemp(join(tmpdir(), "nudgespot-bench-"));
  const port = await freePort();
  await writeFile(join(folder, "nginx.conf"), configuration(folder, port, upstream));
  const flags = ["-p", folder, "-c", "nginx.conf", "-e", "stderr"];
  const child = startProgram("nginx", flags);
  child.once("exit", () => void rm(folder, { recursive: true, force: true }));
  const end = performance.now() + PATIENCE;
  while (!(await listens(port))) {
    if (child.exitCode !== null || performance.now() > end) throw new Error("nginx is not up");
    await pause(20);
  }
  return { child, port };
}

/**
 * Whole bodies are held in memory, since the default of 8 KB would measure the disk.
 *
 * @param {string} folder
 * @param {number} port
 * @param {number} upstream
 */
function configuration(folder, port, upstream) {
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  return `
    daemon off; master_process off; pid ${folder}/pid;
    events { worker_connections 256; }
    http {
      access_log off; ${temporary.join(" ")}
      client_body_buffer_size 256k; proxy_buffers 8 64k; keepalive_requests 1000000000;
      upstream transformer { server 127.0.0.1:${upstream}; keepalive 64; keepalive_requests 1000000000; }
      server {
        listen 127.0.0.1:${port};
        location / { proxy_pass http://transformer; proxy_http_version 1.1; proxy_set_header Connection ""; }
      }
    }`;
}

/** nginx cannot be asked which port it took. */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  server.close();
  await once(server, "close");
  return port;
}

/** @param {number} port */
async function listens(port) {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
