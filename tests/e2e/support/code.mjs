// What a QR code says, read by another program: for browsers before whose camera nothing can be put.

import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export async function readCode(picture) {
  const folder = await mkdtemp(join(tmpdir(), "sluss-code-"));
  const file = join(folder, "code.png");
  await writeFile(file, picture);
  const read = spawnSync("zbarimg", ["--quiet", "--raw", file], { encoding: "utf8" });
  await rm(folder, { recursive: true });
  if (read.status !== 0) throw new Error(`zbarimg found no code: ${read.stderr}`);
  return read.stdout.trim();
}
