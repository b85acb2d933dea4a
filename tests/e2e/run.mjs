// Runs the stories in the files that are named, two files at a time, in the order in which they are named: `node --test` would sort
// them by name. Some wait half a minute for the next SMS while others need the processor.
//
// A story that fails is told once more, alone. If it holds then, that is said with its name: it is no failure, and it is no secret.

import { run } from "node:test";
import { spec } from "node:test/reporters";

const escaped = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Tells these stories; gives how many held, and those that did not. */
async function tell(files, concurrency, names) {
  const told = run({ files, concurrency, ...(names && { testNamePatterns: names.map((name) => new RegExp(`^${escaped(name)}$`)) }) });
  const [held, failed] = [new Set(), []];
  told.on("test:pass", ({ name, file, skip }) => skip === undefined && held.add(`${file} ${name}`));
  told.on("test:fail", ({ name, file }) => failed.push({ name, file }));
  const shown = told.compose(new spec());
  shown.pipe(process.stdout);
  await new Promise((resolve) => shown.once("end", resolve));
  return { held: held.size, failed };
}

const { held, failed } = await tell(process.argv.slice(2), 2);
// A file that could not be read, or broke off outside its stories, fails by its own name: it is told as a whole.
const names = failed.some(({ name }) => name.endsWith(".mjs")) ? undefined : failed.map(({ name }) => name);
const again = failed.length > 0 ? await tell([...new Set(failed.map(({ file }) => file))], 1, names) : { held: 0, failed };
for (const { name } of failed) {
  const holds = !again.failed.some((other) => other.name === name);
  console.log(`${holds ? "held only when it was told again" : "failed twice"}: ${name}`);
}
console.log(`stories: ${held + again.held} passed, ${again.failed.length} failed`);
process.exitCode = again.failed.length > 0 || held === 0 ? 1 : 0;
