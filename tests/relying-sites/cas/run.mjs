// Drives five clients of CAS, unmodified and in their default configuration, against a server of its own, and writes what came of it into
// docs/relying-parties.md. `cargo xtask e2e relying-sites` installs them and starts this; SLUSS_PYTHON is the Python that has two of them.

import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Provider } from "../provider.mjs";
import { authenCasClient } from "./authen_cas_client.mjs";
import { djangoCasNg } from "./django_cas_ng.mjs";
import { modAuthCas } from "./mod_auth_cas.mjs";
import { phpCas } from "./phpcas.mjs";
import { pythonCas } from "./python_cas.mjs";

const CLIENTS = [modAuthCas, phpCas, pythonCas, djangoCasNg, authenCasClient];
const HERE = new URL(".", import.meta.url).pathname;
const PAGE = new URL("../../../docs/relying-parties.md", import.meta.url);
const MARKS = ["<!-- relying-sites: cas -->", "<!-- /relying-sites: cas -->"];
const HEADINGS = ["client", "version", "CAS", "signs in with two steps", "is told", "refuses a wrong ticket", "hears of a sign-out elsewhere", "signs out everywhere"];

const python = process.env.SLUSS_PYTHON ?? "python3";
const only = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "sluss-cas-clients-"));
// Apache reads as somebody else.
chmodSync(folder, 0o755);
const provider = await Provider.start();
const rows = [];
let failed = 0;
try {
  provider.cas = `${provider.issuer}/cas`;
  provider.id = JSON.parse(provider.tell(["user", "show", "anna@example.eu", "--json"])).id;
  provider.register = (id, name, addresses, groups = "groups") => {
    const services = addresses.flatMap((address) => ["--cas-service", address]);
    provider.tell(["client", "add", id, "--name", name, ...services, "--attribute", groups]);
  };
  for (const client of CLIENTS.filter(({ name }) => only.length === 0 || only.includes(name))) {
    const own = join(folder, client.name.replaceAll(/[^A-Za-z0-9]/g, "-"));
    mkdirSync(own);
    try {
      await client.check({ folder: own, provider, here: HERE, python });
      const said = client.told ?? "id, name, e-mail, groups, level";
      rows.push([client.name, client.version({ python }), client.speaks, "yes", said, "yes", client.singleLogout ?? "yes", client.signOut]);
      console.log(`✔ ${client.name}`);
    } catch (error) {
      failed += 1;
      console.log(`✖ ${client.name}: ${error.stack ?? error}`);
    }
  }
} finally {
  await provider.end();
  rmSync(folder, { recursive: true, force: true });
}
console.log(`clients of CAS: ${rows.length} passed, ${failed} failed`);

// Only a whole run that held says something of all of them.
if (failed === 0 && only.length === 0) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const table = [line(HEADINGS), line(HEADINGS.map(() => "---")), ...rows.map(line)].join("\n");
  const [before, after] = [readFileSync(PAGE, "utf8").split(MARKS[0])[0], readFileSync(PAGE, "utf8").split(MARKS[1])[1]];
  writeFileSync(PAGE, `${before}${MARKS[0]}\n${table}\n${MARKS[1]}${after}`);
}
process.exitCode = failed > 0 ? 1 : 0;
