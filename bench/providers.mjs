// What a relying site asks a provider, as often as it can: Sluss beside `oidc-provider` (npm) in the same run, by each second of the server's
// processor, since what asks needs the same processors. People are signed in already, so no slow hash is in it. Sluss stores everything on disk, the
// other in memory. Prints a Markdown table; nothing here passes or fails (P05, P11).
//
//   SLUSS_BIN   the server; target/release/sluss when it is not given
//   SLUSS_WEB   the web app's folder, for a server that has none in it

import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { CLIENT, Flow } from "./providers/flow.mjs";
import { ask, measure, memory } from "./providers/load.mjs";
import { Visitor } from "./providers/visitor.mjs";

const ROOT = new URL("..", import.meta.url).pathname;
const { SLUSS_BIN = join(ROOT, "target/release/sluss") } = process.env;
/** Each account may continue 1,200 times an hour. */
const PEOPLE = 20;
const PASSWORD = randomBytes(12).toString("hex");
const SERVICE = "http://127.0.0.1:9/service";
/** The other provider's storage forgets the oldest when it has 1,000 things. */
const [BATCH, SIMPLE, HEAVY] = [200, 100, 20];
/** What is kept for a while after a load, such as the memory for passwords, is given back by then. */
const QUIET_MS = 25_000;

const closing = [];
const times = (work) => Array.from({ length: BATCH }, (_, index) => () => work(index));
const all = (work) => Promise.all(Array.from({ length: BATCH }, (_, index) => work(index)));

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** Starts a program and waits until it answers. */
async function started(command, args, env, origin) {
  const program = spawn(command, args, { env: { ...process.env, ...env }, stdio: ["ignore", "ignore", "inherit"] });
  closing.push(() => program.kill());
  for (let tries = 0; tries < 200; tries += 1) {
    if (await ask(`${origin}/.well-known/openid-configuration`).catch(() => undefined)) return program.pid;
    await wait(50);
  }
  throw new Error(`${command} does not answer`);
}

async function sluss() {
  const data = await mkdtemp(join(tmpdir(), "sluss-providers-"));
  closing.push(() => rm(data, { recursive: true, force: true }));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const env = { SLUSS_DATA: data, SLUSS_ISSUER: origin, SLUSS_LISTEN: `127.0.0.1:${port}`, SLUSS_LOG: "error" };
  const tell = (args, input) => {
    const told = spawnSync(SLUSS_BIN, args, { env: { ...process.env, ...env }, input, encoding: "utf8" });
    if (told.status !== 0) throw new Error(`${args.join(" ")}: ${told.stderr}`);
  };
  const email = (number) => `person${number}@example.eu`;
  for (let number = 0; number < PEOPLE; number += 1) tell(["user", "add", email(number), "--name", "Somebody", "--password-stdin"], `${PASSWORD}\n`);
  const level = ["--level", "basic"];
  tell(["client", "add", CLIENT.id, "--name", "Bench", "--redirect-uri", CLIENT.redirect, "--signing", "es256", "--secret-stdin", ...level], `${CLIENT.secret}\n`);
  tell(["client", "add", "bench-cas", "--name", "CAS bench", "--cas-service", SERVICE, ...level]);
  const flow = await Flow.discovered(origin, await started(SLUSS_BIN, ["serve"], env, origin));
  const cookies = [];
  for (let number = 0; number < PEOPLE; number += 1) {
    const visitor = new Visitor();
    const page = await visitor.open(flow.authorizeUrl().url);
    const asked = await visitor.send(page, { email: email(number), action: "identify" });
    await visitor.send(asked, { password: PASSWORD, method: "PASSWORD", action: "password" });
    cookies.push(visitor.cookie);
  }
  return { name: "Sluss", flow, cookies };
}

async function other() {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const env = { PORT: port, CLIENT_ID: CLIENT.id, CLIENT_SECRET: CLIENT.secret, REDIRECT: CLIENT.redirect, NODE_ENV: "production" };
  const flow = await Flow.discovered(origin, await started(process.execPath, [join(ROOT, "bench/providers/other.mjs")], env, origin));
  const visitor = new Visitor();
  const page = await visitor.open(flow.authorizeUrl().url);
  const consent = await visitor.send(page, { login: "somebody", password: "any" });
  await visitor.send(consent, {});
  return { name: "oidc-provider", flow, cookies: [visitor.cookie] };
}

async function casTicket({ flow, cookies }, index) {
  const answer = await ask(`${flow.origin}/cas/login?service=${encodeURIComponent(SERVICE)}&gateway=true`, { headers: { Cookie: cookies[index % cookies.length] } });
  const ticket = new URL(answer.headers.location ?? SERVICE).searchParams.get("ticket");
  if (!ticket) throw new Error(`no ticket: ${answer.status} ${answer.headers.location}`);
  return ticket;
}

async function casValidation({ flow }, ticket) {
  const answer = await ask(`${flow.origin}/cas/p3/serviceValidate?${new URLSearchParams({ service: SERVICE, ticket })}`);
  if (!answer.text.includes("authenticationSuccess")) throw new Error(answer.text);
}

/** All measures of one provider, in the order of the table. */
async function measures(provider) {
  const { flow, cookies } = provider;
  const cookie = (index) => cookies[index % cookies.length];
  const run = (batches, prepare) => measure(flow.pid, batches, prepare);
  const whole = () => times((index) => flow.whole(cookie(index)));
  await run(2, whole);
  const { access_token: token } = await flow.tokens(await flow.code(cookie(0)));
  const introspection = await run(SIMPLE, () => times(() => flow.introspection(token)));
  const discovery = await run(SIMPLE, () => times(() => flow.discovery()));
  const tokens = await run(HEAVY, async () => (await all((index) => flow.code(cookie(index)))).map((code) => () => flow.tokens(code)));
  const flows = await run(HEAVY, whole);
  const tickets = async () => (await all((index) => casTicket(provider, index))).map((ticket) => () => casValidation(provider, ticket));
  const validation = provider.name === "Sluss" ? await run(HEAVY, tickets) : undefined;
  await wait(QUIET_MS);
  return { discovery, "token (ES256), for a code": tokens, introspection, "CAS validation": validation, "whole code flow": flows, memory: memory(flow.pid) };
}

const round = (number) => Math.round(number).toLocaleString("en");

try {
  const [ours, theirs] = [await sluss(), await other()];
  const [one, two] = [await measures(ours), await measures(theirs)];
  console.log(`| | ${ours.name}, each CPU second | p99, ms | ${theirs.name}, each CPU second | p99, ms | times |`);
  console.log("|---|---:|---:|---:|---:|---:|");
  for (const [name, mine] of Object.entries(one)) {
    const other = two[name];
    if (name === "memory") console.log(`| memory afterwards | ${mine.toFixed(1)} MB | | ${other.toFixed(1)} MB | | |`);
    else if (!other) console.log(`| ${name} | ${round(mine.perCpuSecond)} | ${mine.p99.toFixed(1)} | | | |`);
    else console.log(`| ${name} | ${round(mine.perCpuSecond)} | ${mine.p99.toFixed(1)} | ${round(other.perCpuSecond)} | ${other.p99.toFixed(1)} | ${(mine.perCpuSecond / other.perCpuSecond).toFixed(1)} |`);
  }
} finally {
  for (const close of closing.reverse()) await close();
}
