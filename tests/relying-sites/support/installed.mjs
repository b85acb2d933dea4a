// What client sites need, installed below target/relying-sites from the files that pin it. Nothing is written into the repository.

import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const HERE = new URL("../oidc/", import.meta.url).pathname;
export const FOLDER = new URL("../../../target/relying-sites/", import.meta.url).pathname;
const SITES = join(FOLDER, "oidc");
const VENV = join(FOLDER, "venv");
export const PYTHON = join(VENV, "bin/python");

/** Does something if one of the files has changed since it was done; `stamp` remembers what they were. */
function once(stamp, files, act) {
  const file = join(FOLDER, `${stamp}.stamp`);
  const wanted = files.map((name) => readFileSync(join(HERE, name), "utf8")).join("\0");
  if (existsSync(file) && readFileSync(file, "utf8") === wanted) return;
  act();
  writeFileSync(file, wanted);
}

function told(command, args, cwd) {
  execFileSync(command, args, { cwd, stdio: ["ignore", "ignore", "inherit"] });
}

const INSTALL = {
  npm: () => once("npm", ["package.json", "package-lock.json"], () => told("npm", ["ci", "--no-audit", "--no-fund"], SITES)),
  pypi: () => once("pypi", ["requirements.txt"], () => {
    told("python3", ["-m", "venv", VENV]);
    told(PYTHON, ["-m", "pip", "install", "--quiet", "--requirement", join(HERE, "requirements.txt")]);
  }),
  crates: () => {
    const [cwd, target] = [join(HERE, "openidconnect"), join(FOLDER, "cargo")];
    execFileSync("cargo", ["build", "--quiet", "--locked"], { cwd, env: { ...process.env, CARGO_TARGET_DIR: target }, stdio: ["ignore", "ignore", "inherit"] });
  },
};

/** Copies the sites to where their packages are, and installs those; what comes from Debian is there before a run begins. */
export function install(kinds) {
  mkdirSync(FOLDER, { recursive: true });
  cpSync(HERE, SITES, { recursive: true });
  for (const kind of new Set(kinds)) INSTALL[kind]?.();
}

/** The folder in which a client's site runs. */
export const siteOf = (folder) => join(SITES, folder);

/** The version of a client as it is installed. */
export function versionOf({ kind, name }) {
  if (kind === "npm") return JSON.parse(readFileSync(join(SITES, "node_modules", name, "package.json"), "utf8")).version;
  if (kind === "pypi") return execFileSync(PYTHON, ["-c", `import importlib.metadata as m; print(m.version("${name}"))`], { encoding: "utf8" }).trim();
  if (kind === "crates") return new RegExp(`name = "${name}"\nversion = "([^"]+)"`).exec(readFileSync(join(HERE, name, "Cargo.lock"), "utf8"))[1];
  return execFileSync("dpkg-query", ["--show", "--showformat=${Version}", name], { encoding: "utf8" });
}
