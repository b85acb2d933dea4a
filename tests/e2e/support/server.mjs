// A server of its own for each story: free port, fresh folder, one person, one site. Ends with the story.

import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { freePort } from "./port.mjs";

const ROOT = new URL("../../../", import.meta.url).pathname;
const SLUSS = process.env.SLUSS_BIN ?? join(ROOT, "target/debug/sluss");
const WEB = process.env.SLUSS_WEB ?? join(ROOT, "target/web/dist");

/** Starts a program and waits for the line that says where it listens. */
async function start(command, args, env) {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const log = [];
  const ears = [];
  await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      log.push(line);
      ears.splice(0).forEach((hear) => hear());
      if (line.includes('"listening"')) resolve();
    });
    ended.then((code) => reject(new Error(`${command} ended with ${code}\n${log.join("\n")}`)));
  });
  /** Once a line was logged that fits. */
  const logged = async (pattern) => {
    while (!log.some((line) => pattern.test(line))) await new Promise((resolve) => ears.push(resolve));
  };
  return { log, logged, stop: (signal = "SIGTERM") => (child.kill(signal), ended) };
}

const PERSON = { email: "anna@example.eu", password: "lugna ord om vatten" };

let moved;

/** A data folder in which the person lives, made once for all stories of a file: its keys take longer than the rest of a server's start. */
function movedIn() {
  if (moved) return moved;
  moved = mkdtempSync(join(tmpdir(), "sluss-moved-in-"));
  process.once("exit", () => rmSync(moved, { recursive: true, force: true }));
  const add = ["user", "add", PERSON.email, "--name", "Anna Andersson", "--password-stdin"];
  run(add, { SLUSS_DATA: moved, SLUSS_ISSUER: "http://localhost" }, PERSON.password);
  return moved;
}

/** Runs one of the server's subcommands, and gives what it said. */
function run(args, env, input) {
  const told = spawnSync(SLUSS, args, { input: `${input}\n`, env: { ...process.env, ...env }, encoding: "utf8" });
  if (told.status !== 0) throw new Error(`sluss ${args.join(" ")}: ${told.stderr}`);
  return told.stdout;
}

/** What the server is told of each example site, as `cargo xtask run` tells it. */
const REGISTERED = {
  "rasff-window": (origin) => [
    ...["--redirect-uri", `${origin}/callback`, "--post-logout-redirect-uri", `${origin}/`],
    ...["--backchannel-logout-uri", `${origin}/signed-out`, "--web-message", "--secret-stdin"],
  ],
  irasff: (origin) => ["--cas-service", `${origin}/sign-in?*`, "--cas-service", `${origin}/`],
};

export class Demo {
  /** How each browser leaves: before the server does, for a page that asks on its own would complain. */
  guests = [];
  sites = [];

  /**
   * `front` puts something between browsers and server: a function of the port in front and the one behind, with `end()` in what it gives.
   * `web` puts other files in place of the web app's: a function of their folder and the demonstration's own. `env` are settings of an
   * operator's. `apart: false` leaves the authenticator at the issuer.
   */
  static async start(t, { front, web, env, apart = true } = {}) {
    const demo = new Demo();
    demo.settings = env;
    demo.folder = await mkdtemp(join(tmpdir(), "sluss-story-"));
    cpSync(movedIn(), demo.folder, { recursive: true });
    demo.web = (await web?.(WEB, demo.folder)) ?? WEB;
    demo.port = await freePort();
    demo.inner = front ? await freePort() : demo.port;
    demo.front = await front?.(demo.port, demo.inner);
    demo.issuer = `http://localhost:${demo.port}`;
    demo.app = apart ? `http://127.0.0.1:${demo.port}` : demo.issuer;
    demo.person = { ...PERSON };
    await demo.serve();
    demo.site = await demo.startSite();
    t.after(() => demo.end());
    return demo;
  }

  /** Runs one of the server's subcommands. */
  tell(args, input = "") {
    return run(args, this.#env(), input);
  }

  #env() {
    // As a demonstration: what would be sent is read from its outbox.
    const own = { SLUSS_DATA: this.folder, SLUSS_ISSUER: this.issuer, SLUSS_APP_ORIGIN: this.app };
    return { ...own, SLUSS_LISTEN: `127.0.0.1:${this.inner}`, SLUSS_WEB: this.web, SLUSS_DEMO: "1", ...this.settings };
  }

  async serve() {
    this.server = await start(SLUSS, ["serve"], this.#env());
  }

  /** Until the server has logged this. */
  logged(pattern) {
    return this.server.logged(pattern);
  }

  /** Stops the server without a warning, as a power cut does, and starts it again. */
  async crash() {
    await this.server.stop("SIGKILL");
    await this.serve();
  }

  /** Starts an example site, which is registered for what it speaks: one has the sign-in in its page, the other speaks CAS. */
  async startSite(id = "rasff-window", name = "RASFF Window") {
    const port = await freePort();
    const secret = randomBytes(32).toString("hex");
    const origin = `http://127.0.0.1:${port}`;
    this.tell(["client", "add", id, "--name", name, ...REGISTERED[id](origin)], secret);
    const env = { SLUSS_ISSUER: this.issuer, PORT: String(port), CLIENT_SECRET: secret };
    const program = await start(process.execPath, [join(ROOT, `examples/${id}/server.mjs`)], env);
    this.sites.push({ origin, program });
    return origin;
  }

  /** Closes all browsers of the story so far. */
  async guestsLeave() {
    await Promise.all(this.guests.splice(0).map((leave) => leave()));
  }

  async end() {
    await this.guestsLeave();
    await Promise.all([this.server?.stop(), ...this.sites.map(({ program }) => program.stop())]);
    await this.front?.end();
    await rm(this.folder, { recursive: true, force: true });
  }
}
