// Every mail of the server, in every language, as files: rendered by the example `mails` of crates/server.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = new URL("../../../", import.meta.url).pathname;

/** The names of all mails, and the HTML of each. They are gone when the process ends. */
export function renderedMails() {
  const folder = mkdtempSync(join(tmpdir(), "sluss-mails-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const example = ["run", "--quiet", "--package", "sluss-server", "--example", "mails", "--", folder];
  const told = spawnSync("cargo", example, { cwd: ROOT, encoding: "utf8" });
  if (told.status !== 0) throw new Error(`the mails could not be rendered: ${told.stderr}`);
  const files = readdirSync(folder).filter((name) => name.endsWith(".html"));
  return files.map((file) => ({ name: file.slice(0, -".html".length), html: readFileSync(join(folder, file), "utf8") }));
}
