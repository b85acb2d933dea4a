// Programs that a run starts: each tells when it is ready and what it said, and ends with the run.

import { spawn } from "node:child_process";
import { connect } from "node:net";

import { until } from "../../e2e/support/until.mjs";

/** A run that breaks off leaves nothing behind. */
const running = new Set();
process.once("exit", () => running.forEach((child) => child.kill()));

/** Starts a program; `ready` is asked until it is true. What the program says is kept in `log`. */
export async function program(command, args, { env, cwd, ready }) {
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  const log = [];
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => log.push(text));
  let ended;
  const end = new Promise((resolve) => child.once("exit", (code) => (running.delete(child), resolve((ended = code ?? "a signal")))));
  child.once("error", (error) => (ended = error.message));
  const said = () => log.join("").slice(-4000);
  const told = { log, said, stop: () => (child.kill("SIGTERM"), end) };
  const holds = async () => {
    if (ended !== undefined) throw new Error(`${command} ended with ${ended}\n${said()}`);
    return ready(told);
  };
  try {
    await until(holds, () => `${command} is not ready\n${said()}`);
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  }
  return told;
}

/** Whether somebody listens at a port of this machine. */
export function listens(port) {
  return new Promise((resolve) => {
    const line = connect(port, "127.0.0.1", () => (line.destroy(), resolve(true)));
    line.on("error", () => resolve(false));
  });
}
