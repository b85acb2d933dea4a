// What a QR code says, read by another program: for browsers before whose camera nothing can be put.

import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const LOOKS = 20;

/** Looks until there is a code to be seen: like a camera, it may come before the page has drawn it. */
export async function readCode(look) {
  const folder = await mkdtemp(join(tmpdir(), "sluss-code-"));
  const file = join(folder, "code.png");
  for (let looks = 0; looks < LOOKS; looks += 1) {
    await writeFile(file, await look());
    const read = spawnSync("zbarimg", ["--quiet", "--raw", file], { encoding: "utf8" });
    if (read.status === 0) {
      await rm(folder, { recursive: true });
      return read.stdout.trim();
    }
  }
  throw new Error(`zbarimg found no code in ${file}`);
}
