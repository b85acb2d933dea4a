// Many at once: how often something is done, how long each takes, and how much of the processor the server needs for it.

import { readFileSync } from "node:fs";

import { Pool } from "undici";

/** As many as keep a server busy: one that waits for more work is measured by its pauses. */
const AT_ONCE = 64;
/** How many ticks of the clock a second has in /proc, on every Linux. */
const TICKS = 100;

const pools = new Map();

/** One request: its status, header lines and body. Nothing is followed, and no cookie is kept. */
export async function ask(url, { method = "GET", headers = {}, form = undefined } = {}) {
  const { origin, pathname, search } = new URL(url);
  if (!pools.has(origin)) pools.set(origin, new Pool(origin, { connections: AT_ONCE }));
  const body = form && new URLSearchParams(form).toString();
  const sent = body === undefined ? headers : { "Content-Type": "application/x-www-form-urlencoded", ...headers };
  const answer = await pools.get(origin).request({ path: pathname + search, method, headers: sent, body });
  return { status: answer.statusCode, headers: answer.headers, text: await answer.body.text() };
}

/** Does each of these once, so many side by side; what that took of everybody's time and of the server's processor. */
async function spent(pid, works) {
  const [each, waiting] = [[], works.values()];
  const before = { cpu: processor(pid), at: performance.now() };
  const worker = async () => {
    for (const work of waiting) {
      const begun = performance.now();
      await work();
      each.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { each, cpu: processor(pid) - before.cpu };
}

/** Measures in batches: `prepare` returns what is to be done in each, and what that takes does not count. */
export async function measure(pid, batches, prepare) {
  const all = [];
  for (let batch = 0; batch < batches; batch += 1) all.push(await spent(pid, await prepare()));
  const each = all.flatMap((batch) => batch.each).sort((one, other) => one - other);
  const cpu = all.reduce((sum, batch) => sum + batch.cpu, 0);
  return { perCpuSecond: each.length / cpu, p99: each[Math.floor(each.length * 0.99)] };
}

/** Seconds of the processor that a process has used so far, in all its threads. */
function processor(pid) {
  const [user, system] = stat(pid).slice(11, 13).map(Number);
  return (user + system) / TICKS;
}

/** What is behind the program's name, which may contain anything, in /proc/PID/stat. */
const stat = (pid) => readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").pop().split(" ");

/** Megabytes of memory that a process has. */
export const memory = (pid) => (Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) * 1024) / 1e6;
