// A demonstration server with TLS in front, and a way to register sites. It knows no client.

import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { freePort } from "../../e2e/support/port.mjs";
import { authority } from "./authority.mjs";
import { front } from "./front.mjs";
import { program } from "./program.mjs";

const ROOT = new URL("../../../", import.meta.url).pathname;
const SLUSS = process.env.SLUSS_BIN ?? join(ROOT, "target/debug/sluss");
const WEB = process.env.SLUSS_WEB ?? join(ROOT, "target/web/dist");

export class Provider {
  static async start() {
    const provider = new Provider();
    provider.folder = mkdtempSync(join(tmpdir(), "sluss-relying-"));
    // Client sites that run as somebody else have to read the authority's certificate.
    chmodSync(provider.folder, 0o755);
    const [port, inner] = [await freePort(), await freePort()];
    provider.issuer = `https://localhost:${port}`;
    const own = { SLUSS_DATA: join(provider.folder, "data"), SLUSS_ISSUER: provider.issuer, SLUSS_APP_ORIGIN: provider.issuer };
    provider.env = { ...own, SLUSS_LISTEN: `127.0.0.1:${inner}`, SLUSS_WEB: WEB, SLUSS_DEMO: "1" };
    provider.tls = authority(provider.folder);
    const ready = ({ log }) => log.some((line) => line.includes('"listening"'));
    provider.server = await program(SLUSS, ["serve"], { env: provider.env, ready });
    provider.front = await front(provider.tls, port, inner);
    return provider;
  }

  /** Runs one of the server's subcommands. */
  tell(args, input = "") {
    const told = spawnSync(SLUSS, args, { input: `${input}\n`, env: { ...process.env, ...this.env }, encoding: "utf8" });
    if (told.status !== 0) throw new Error(`sluss ${args.join(" ")}: ${told.stderr}`);
    return told.stdout;
  }

  /** Registers a site by the options of `sluss client add`; gives its secret, unless it is public. */
  register(id, name, options) {
    if (options.includes("--public")) {
      this.tell(["client", "add", id, "--name", name, ...options]);
      return undefined;
    }
    const secret = randomBytes(32).toString("base64url");
    this.tell(["client", "add", id, "--name", name, ...options, "--secret-stdin"], secret);
    return secret;
  }

  async end() {
    this.front?.end();
    await this.server?.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
