// Runs the stories in the files that are named, three files at a time, in the order in which they are named: `node --test` would sort
// them by name. Some wait half a minute for the next SMS while others need the processor.
//
// A story that fails is told once more, alone. If it holds then, it is counted among those that held and said by its name and number: it is
// no failure, and it is no secret. What it did both times is in target/e2e/traces.

import { rm } from "node:fs/promises";
import { run } from "node:test";
import { spec } from "node:test/reporters";

import { TRACES, folderOf } from "./support/trace.mjs";

const escaped = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Tells these stories; gives those that held and those that did not, each once. */
async function tell(files, concurrency, names) {
  const told = run({ files, concurrency, ...(names && { testNamePatterns: names.map((name) => new RegExp(`^${escaped(name)}$`)) }) });
  const [held, failed] = [new Map(), new Map()];
  const id = ({ file, name }) => `${file} ${name}`;
  told.on("test:pass", (story) => story.skip === undefined && held.set(id(story), story));
  told.on("test:fail", (story) => failed.set(id(story), story));
  const shown = told.compose(new spec());
  shown.pipe(process.stdout);
  await new Promise((resolve) => shown.once("end", resolve));
  return { held, failed };
}

await rm(new URL(`../../${TRACES}`, import.meta.url), { recursive: true, force: true });
const first = await tell(process.argv.slice(2), 3);
let again = { held: new Map(), failed: first.failed };
if (first.failed.size > 0) {
  process.env.SLUSS_TOLD = "again";
  const failed = [...first.failed.values()];
  // A file that could not be read, or broke off outside its stories, fails by its own name: it is told as a whole.
  const names = failed.some(({ name }) => name.endsWith(".mjs")) ? undefined : failed.map(({ name }) => name);
  again = await tell([...new Set(failed.map(({ file }) => file))], 1, names);
}
const recovered = [...first.failed].filter(([id]) => !again.failed.has(id));
for (const [id, { name }] of first.failed) {
  console.log(`${again.failed.has(id) ? "failed twice" : "held only when it was told again"}: ${name} (${TRACES}/${folderOf(name)})`);
}
const held = new Set([...first.held.keys(), ...again.held.keys()]);
console.log(`stories: ${held.size} passed, ${recovered.length} only when told again, ${again.failed.size} failed`);
process.exitCode = again.failed.size > 0 || held.size === 0 ? 1 : 0;
