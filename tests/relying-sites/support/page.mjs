// What a run has seen, as a part of docs/relying-parties.md between its two marks: a table, and each client's configuration from the files that ran.

import { readFileSync, writeFileSync } from "node:fs";
import { extname } from "node:path";

const PAGE = new URL("../../../docs/relying-parties.md", import.meta.url);
const CLIENTS = new URL("../oidc/", import.meta.url);
const [BEGIN, END] = ["<!-- relying-sites: oidc -->", "<!-- /relying-sites: oidc -->"];
const LANGUAGES = { ".mjs": "js", ".js": "js", ".py": "python", ".conf": "apache", ".rs": "rust", ".html": "html" };

const titleOf = ({ name, title }) => title ?? name;

function row({ client, version, error, everywhere, hears, asked }) {
  const out = [everywhere ? "here too" : "at the site", hears && "hears of ours"].filter(Boolean).join(", ");
  const seen = error ? "**no** | – | –" : `yes | name, email, \`MEDIUM\` | ${out}`;
  return `| ${titleOf(client)} | ${version} | ${asked ?? "–"} | ${seen} |`;
}

/** The parts of a file between the lines `configuration` and `end`, as they ran. */
function configuration(folder, file) {
  const text = readFileSync(new URL(`${folder}/${file}`, CLIENTS), "utf8");
  const parts = [...text.matchAll(/^(?:\/\/|#|<!--) configuration.*\n([\s\S]*?)^(?:\/\/|#|<!--) end/gm)];
  if (parts.length === 0) throw new Error(`${folder}/${file} does not say where its configuration is`);
  return ["```" + LANGUAGES[extname(file)], ...parts.map(([, part]) => part.trim()), "```"].join("\n");
}

/** The command that registers a client, in lines that fit. */
function command(folder, client) {
  const words = client.options("https://SITE").map((word) => (/^[\w/.:-]+$/.test(word) ? word : `'${word}'`));
  const options = words.join(" ").replaceAll(" --", " \\\n  --");
  return ["```sh", `sluss client add ${folder} --name "${titleOf(client)}" ${options}`, "```"].join("\n");
}

function section({ folder, client }) {
  const files = client.files ?? [client.site ?? client.start.find((word) => word.startsWith("site."))];
  const notes = (client.notes ?? []).map((note) => `- ${note}`).join("\n");
  const parts = [`### ${titleOf(client)}`, command(folder, client), ...files.map((file) => configuration(folder, file)), notes];
  return parts.filter(Boolean).join("\n\n");
}

/** Puts the results of all clients into the page. */
export function write(results) {
  const text = readFileSync(PAGE, "utf8");
  const [before, after] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (before < 0 || after < before) throw new Error(`${PAGE.pathname} lacks ${BEGIN} or ${END}`);
  const sorted = [...results].sort((one, other) => titleOf(one.client).toLowerCase().localeCompare(titleOf(other.client).toLowerCase(), "en"));
  const table = ["| Client | Version | Asks for | Signs in | Shows | Signs out |", "|---|---|---|---|---|---|", ...sorted.map(row)].join("\n");
  const whole = [BEGIN, table, ...sorted.map(section)].join("\n\n");
  writeFileSync(PAGE, `${text.slice(0, before)}${whole}\n\n${text.slice(after)}`);
}
