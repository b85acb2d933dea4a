// A WebKit of its own for each page: a screen that nobody sees, the driver, and what the driver starts. They end with the page.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Builder } from "selenium-webdriver";

import { freePort } from "../port.mjs";
import { within } from "../within.mjs";

const BROWSER = process.env.WEBKIT ?? "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";
/** The window's own buttons would make it wider than a phone. */
const NARROW = "* { font-size: 6px; padding: 0; margin: 0; min-width: 0 }";
const SCREEN = ["-displayfd", "3", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"];

/** What is worth knowing of an order: an address, keys, the beginning of a script. */
const gist = (given) => JSON.stringify(given, (name, value) => (typeof value === "string" ? value.slice(0, 200) : value));

export class Session {
  #orders = [];

  static async open({ script }) {
    const session = new Session();
    session.screen = spawn("Xvfb", SCREEN, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
    const [display] = await once(session.screen.stdio[3], "data");
    const port = await freePort();
    session.folder = await mkdtemp(join(tmpdir(), "sluss-webkit-"));
    await mkdir(join(session.folder, "gtk-3.0"));
    await writeFile(join(session.folder, "gtk-3.0/gtk.css"), NARROW);
    // As root, as in a container, its sandbox cannot be had.
    const env = { ...process.env, XDG_CONFIG_HOME: session.folder, DISPLAY: `:${String(display).trim()}`, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1", GTK_THEME: "Adwaita" };
    session.program = spawn("WebKitWebDriver", [`--port=${port}`], { env, stdio: "ignore" });
    await answers(`http://127.0.0.1:${port}/status`);
    // Without scripts of the page; the driver's own go on.
    const args = ["--automation", "--geometry=1280x900", ...(script ? [] : ["--enable-javascript-markup=false"])];
    const wanted = { browserName: "MiniBrowser", "webkitgtk:browserOptions": { binary: BROWSER, args } };
    session.driver = await new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(wanted).build();
    session.#listen();
    return session;
  }

  /** Notes each order that the driver gets, and what came of it. */
  #listen() {
    const execute = this.driver.execute.bind(this.driver);
    const begun = Date.now();
    this.driver.execute = async (order) => {
      const line = [`${Date.now() - begun} ms`, order.getName(), gist(order.getParameters())];
      this.#orders.push(line);
      try {
        return await execute(order);
      } catch (error) {
        line.push(`failed: ${error.message}`);
        throw error;
      }
    };
  }

  /** Writes down what the driver did, if somebody wants to see it. */
  async record(file) {
    if (file) await writeFile(`${file}.txt`, this.#orders.map((line) => line.join(" ")).join("\n"));
  }

  async close() {
    await within(this.driver.quit());
    this.program.kill();
    this.screen.kill();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Until the driver takes orders. */
async function answers(url) {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await fetch(url).then(({ ok }) => ok, () => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("WebKitWebDriver does not answer");
}
