// What the phone's camera sees of the PC's screen: a screenshot held askew, out of focus, noisy, compressed. Never a perfect copy.

import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";

const FRAME = "640x480";

let nothing;

/** Points the camera at nothing in particular, so that there is a file when the browser starts. */
export async function pointAway(file) {
  nothing ??= film("-f", "lavfi", "-i", `color=c=0x334444:s=${FRAME}:r=10:d=1`);
  await writeFile(file, nothing);
}

/** Points the camera at a screenshot of an element. */
export async function pointAt(file, screenshot) {
  const view = [
    "scale=400:400:force_original_aspect_ratio=decrease:flags=bicubic",
    "pad=640:480:(ow-iw)/2:(oh-ih)/2:color=0x8a9090",
    "rotate=4*PI/180:fillcolor=0x8a9090",
    // One edge is nearer than the other.
    "perspective=x0=18:y0=10:x1=622:y1=0:x2=0:y2=480:x3=634:y3=470:sense=destination:interpolation=cubic",
    "gblur=sigma=0.7",
    "eq=contrast=0.85:brightness=0.02",
    "noise=alls=9:allf=t",
  ];
  const picture = `${file}.png`;
  await writeFile(picture, screenshot);
  await writeFile(file, film("-loop", "1", "-framerate", "10", "-t", "2", "-i", picture, "-vf", view.join(",")));
}

const ENCODING = ["-c:v", "mjpeg", "-q:v", "4", "-pix_fmt", "yuvj420p", "-f", "mjpeg"];

/** A film as the browser's camera plays it, over and over. */
function film(...made) {
  const { status, stdout, stderr } = spawnSync("ffmpeg", ["-loglevel", "error", ...made, ...ENCODING, "pipe:1"], { maxBuffer: Infinity });
  if (status !== 0) throw new Error(`ffmpeg: ${stderr}`);
  return stdout;
}
