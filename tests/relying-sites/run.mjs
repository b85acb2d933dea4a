// Clients that others wrote sign a person in at a real server: all, or those that are named. What each did goes into docs/relying-parties.md.

import { readFileSync, readdirSync } from "node:fs";

import { install, versionOf } from "./support/installed.mjs";
import { Person } from "./support/person.mjs";
import { Provider } from "./support/provider.mjs";
import { Visitor } from "./support/visitor.mjs";
import { started, walk } from "./support/walk.mjs";
import { write } from "./support/page.mjs";

const CLIENTS = new URL("oidc/", import.meta.url);

/** The clients that there are, by their folders; or those with these names. */
async function chosen(names) {
  const folders = readdirSync(CLIENTS, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const unknown = names.filter((name) => !folders.includes(name));
  if (unknown.length > 0) throw new Error(`there is no ${unknown.join(", ")}; there are ${folders.join(", ")}`);
  const wanted = folders.filter((name) => names.length === 0 || names.includes(name));
  return Promise.all(wanted.map(async (folder) => ({ folder, client: (await import(new URL(`${folder}/client.mjs`, CLIENTS))).default })));
}

/** Whether one client did all that it should. */
async function judged(provider, person, { folder, client }) {
  const begun = Date.now();
  const result = { folder, client, version: versionOf(client) };
  let running;
  try {
    const up = await started(provider, folder, client);
    running = up.running;
    Object.assign(result, await (client.walk ?? walk)(provider, person, client, up.site));
    console.log(`ok     ${client.name} ${result.version} (${Date.now() - begun} ms)`);
  } catch (error) {
    result.error = error;
    console.log(`FAILED ${client.name} ${result.version}\n${error.message}\n${running?.said() ?? ""}`);
  } finally {
    await running?.stop();
  }
  return result;
}

const names = process.argv.slice(2);
const clients = await chosen(names);
install(clients.map(({ client }) => client.kind));
const provider = await Provider.start();
try {
  const people = [];
  for (const index of clients.keys()) {
    const person = new Person(provider, index + 5);
    await person.moveIn(new Visitor(readFileSync(provider.tls.ca)));
    people.push(person);
  }
  const results = [];
  for (const [index, one] of clients.entries()) results.push(await judged(provider, people[index], one));
  const failed = results.filter(({ error }) => error);
  console.log(`relying sites: ${results.length - failed.length} passed, ${failed.length} failed`);
  if (names.length === 0) write(results);
  process.exitCode = failed.length > 0 ? 1 : 0;
} finally {
  await provider.end();
}
