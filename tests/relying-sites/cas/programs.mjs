// Programs of clients that run beside a check: started, waited for, and stopped.

import { spawn, spawnSync } from "node:child_process";
import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/** How long a program may need to listen, in milliseconds. */
const PATIENCE = 20_000;

/** Starts a program that listens on a port of this machine; `stop()` ends it, and whatever it has started itself. */
export async function listening(command, args, { port, env, cwd }) {
  const said = [];
  const child = spawn(command, args, { env: { ...process.env, ...env }, cwd, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (part) => said.push(part));
  const ended = new Promise((resolve) => child.once("exit", resolve));
  let over = false;
  ended.then(() => (over = true));
  const until = Date.now() + PATIENCE;
  while (!(await answers(port))) {
    if (over || Date.now() > until) throw new Error(`${command} does not listen on ${port}\n${said.join("")}`);
    await wait(50);
  }
  const stop = async () => {
    process.kill(-child.pid, "SIGTERM");
    await ended;
    // PHP's workers outlive the one that started them.
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {
      // None was left.
    }
    // The next program on this port must not be taken for one that is about to end.
    while (await answers(port)) await wait(20);
  };
  return { said, stop };
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => (socket.destroy(), resolve(true)));
    socket.once("error", () => resolve(false));
  });
}

/** Runs a program to its end; gives what it said as JSON. */
export function told(command, args, env) {
  const { status, stdout, stderr } = spawnSync(command, args, { env: { ...process.env, ...env }, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${status}\n${stderr}\n${stdout}`);
  return JSON.parse(stdout);
}

/** The version of a package of the machine, as dpkg has it. */
export function packaged(name) {
  const { status, stdout } = spawnSync("dpkg-query", ["-W", "-f", "${Version}", name], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : "?";
}
