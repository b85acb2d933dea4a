// QR codes on paper, of any text, drawn by a program that is not ours; side by side where there are several.

import { spawnSync } from "node:child_process";

import draw from "qr";

/** Pixels of a module. */
const SCALE = 6;
const [INK, PAPER] = [0, 255];

/** Something to hold a phone in front of, or to give it as a picture. */
export function printed(...texts) {
  const codes = texts.map((text) => draw(text, "raw", { border: 4 }));
  const height = Math.max(...codes.map((code) => code.length));
  // Codes of several sizes stand on one line, and what is below the smaller ones is paper.
  const row = (y) => codes.flatMap((code) => code[y] ?? Array(code.length).fill(false));
  const rows = Array.from({ length: height * SCALE }, (_, y) => row(Math.floor(y / SCALE)).flatMap((dark) => Array(SCALE).fill(dark ? INK : PAPER)));
  const picture = png(rows);
  return { waitFor: async () => {}, screenshot: async () => picture };
}

function png(rows) {
  const input = Buffer.concat([Buffer.from(`P5 ${rows[0].length} ${rows.length} 255\n`), Buffer.from(rows.flat())]);
  const { status, stdout, stderr } = spawnSync("ffmpeg", ["-loglevel", "error", "-f", "pgm_pipe", "-i", "-", "-f", "image2pipe", "-c:v", "png", "-"], { input, maxBuffer: Infinity });
  if (status !== 0) throw new Error(`ffmpeg: ${stderr}`);
  return stdout;
}
