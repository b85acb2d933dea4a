// A server of its own for a run, with one person who signs in with the password and a code on paper.

import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { freePort } from "../e2e/support/port.mjs";
import { Browser } from "./browser.mjs";

const ROOT = new URL("../../", import.meta.url).pathname;
const SLUSS = process.env.SLUSS_BIN ?? join(ROOT, "target/debug/sluss");
const WEB = process.env.SLUSS_WEB ?? join(ROOT, "target/web/dist");

export const PERSON = { email: "anna@example.eu", name: "Anna Andersson", password: "lugna ord om vatten" };
const NUMBER = "+46701740605";
/** The server sends one SMS to a number in this time, in milliseconds. */
const BETWEEN_SMS = 31_000;
/** What an operator has noted of her. */
export const GROUPS = ["RASFF_SE", "TRACES_SE"];

export class Provider {
  #codes = [];

  static async start() {
    const provider = new Provider();
    provider.folder = mkdtempSync(join(tmpdir(), "sluss-relying-sites-"));
    provider.port = await freePort();
    provider.issuer = `http://localhost:${provider.port}`;
    const { email, name, password } = PERSON;
    provider.tell(["user", "add", email, "--name", name, "--password-stdin"], password);
    provider.tell(["user", "attributes", email, ...GROUPS.flatMap((group) => ["--set", `groups=${group}`])]);
    await provider.#serve();
    return provider;
  }

  /** Runs one of the server's subcommands; gives what it said. */
  tell(args, input = "") {
    const told = spawnSync(SLUSS, args, { input: `${input}\n`, env: this.#env(), encoding: "utf8" });
    if (told.status !== 0) throw new Error(`sluss ${args.join(" ")}: ${told.stderr}`);
    return told.stdout;
  }

  /** Signs in by two steps on our pages, from wherever a client has sent the browser. */
  async signIn(browser, url, { until } = {}) {
    const page = await browser.open(url, { until });
    return this.answer(browser, page, { until });
  }

  /** The same from the page that asks who signs in. */
  async answer(browser, page, { until } = {}) {
    if (!page.url.startsWith(`${this.issuer}/sign-in/`)) throw new Error(`no sign-in was asked for: ${page.url}\n${page.body}`);
    // What a page offers is what there is when it is shown.
    const code = await this.#code();
    const asked = await browser.send(page, { action: "identify", email: PERSON.email });
    const second = await browser.send(asked, { action: "password", method: "PASSWORD_RECOVERY_CODE", password: PERSON.password });
    return browser.send(second, { action: "answer", code }, { until });
  }

  async end() {
    this.server?.kill();
    await this.ended;
    rmSync(this.folder, { recursive: true, force: true });
  }

  #env() {
    const own = { SLUSS_DATA: this.folder, SLUSS_ISSUER: this.issuer, SLUSS_LISTEN: `127.0.0.1:${this.port}` };
    return { ...process.env, ...own, SLUSS_WEB: WEB, SLUSS_DEMO: "1" };
  }

  async #serve() {
    const log = [];
    this.server = spawn(SLUSS, ["serve"], { env: this.#env(), stdio: ["ignore", "pipe", "inherit"] });
    this.ended = new Promise((resolve) => this.server.once("exit", resolve));
    await new Promise((resolve, reject) => {
      createInterface({ input: this.server.stdout }).on("line", (line) => {
        log.push(line);
        if (line.includes('"listening"')) resolve();
      });
      this.ended.then((code) => reject(new Error(`the server ended with ${code}\n${log.join("\n")}`)));
    });
    this.log = log;
  }

  /** A code that was not used yet, from a sheet that the person makes on the account pages. The last one of a sheet opens the next. */
  async #code() {
    if (this.#codes.length <= 1) {
      const [last] = this.#codes;
      const browser = last ? await this.#atHome("PASSWORD_RECOVERY_CODE", () => last) : await this.#firstTime();
      const { csrf } = await browser.call("GET", this.#api);
      const headers = { "sluss-csrf": csrf };
      const { codes, proposal } = await browser.call("POST", `${this.#api}/codes/recovery`, { headers });
      await browser.call("POST", `${this.#api}/codes/recovery/kept`, { headers, body: { proposal } });
      this.#codes = codes;
    }
    return this.#codes.pop();
  }

  get #api() {
    return `${this.issuer}/api/account`;
  }

  /** A browser that is signed in to the account pages. */
  async #atHome(method, code) {
    const browser = new Browser();
    const asked = await browser.send(await browser.open(`${this.issuer}/account/sign-in`), { action: "identify", email: PERSON.email });
    let page = await browser.send(asked, { action: "password", method, password: PERSON.password });
    if (method === "PASSWORD_SMS") page = await browser.send(page, { action: "sms-number", number: NUMBER });
    if (code) await browser.send(page, { action: "answer", code: await code() });
    return browser;
  }

  /** The same for somebody who has nothing yet: codes on paper are had by two steps, so a phone number comes first. */
  async #firstTime() {
    const browser = await this.#atHome("PASSWORD");
    const { csrf } = await browser.call("GET", this.#api);
    const headers = { "sluss-csrf": csrf };
    const { id } = await browser.call("POST", `${this.#api}/numbers`, { headers, body: { number: NUMBER } });
    const code = await this.#sms();
    await browser.call("POST", `${this.#api}/numbers/${id}/code`, { headers, body: { code } });
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_SMS));
    return this.#atHome("PASSWORD_SMS", () => this.#sms(code));
  }

  /** The code in an SMS, from the demonstration's outbox; not the one that came before. */
  async #sms(before) {
    for (let turn = 0; turn < 100; turn += 1) {
      const { body } = await new Browser().open(`${this.issuer}/demo/outbox`);
      const code = [...body.matchAll(/#(\d{6})\b/g)].map(([, code]) => code).find((code) => code !== before);
      if (code) return code;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error("no SMS came");
  }
}
