// Runs the stories in the files that are named, two files at a time, in the order in which they are named: `node --test` would sort
// them by name. Some wait half a minute for the next SMS while others need the processor.

import { run } from "node:test";
import { spec } from "node:test/reporters";

const told = run({ files: process.argv.slice(2), concurrency: 2 });
told.on("test:fail", () => {
  process.exitCode = 1;
});
told.compose(new spec()).pipe(process.stdout);
