// What specimens looked like when somebody last said that it is right, and what is different now. Boxes are compared in pixels and pictures by the
// mean colours of their parts, so that a few kilobytes of text stand for hundreds of pictures, and a difference can be said in words.

import { mkdir, readFile, writeFile } from "node:fs/promises";

/** Pixels, and steps of 255 of a colour: what another build of the same browser may round differently. */
const [PIXELS, STEPS] = [0.6, 3];
const BOX = ["width", "height", "first piece from the left", "first piece from the top", "first piece's width", "first piece's height"];

export class Likeness {
  /** `file` holds what is right, by names of looks and specimens. */
  constructor(file, isNew) {
    this.file = file;
    this.isNew = isNew;
    this.looks = {};
  }

  static async of(file, renew) {
    const likeness = new Likeness(file, renew);
    likeness.right = JSON.parse(await readFile(file, "utf8").catch(() => "{}"));
    return likeness;
  }

  /** What is different in this look, a line each; nothing where what is seen becomes what is right. */
  compare(look, specimens) {
    this.looks[look] = Object.fromEntries(specimens);
    return this.isNew ? [] : differences(this.right[look] ?? {}, this.looks[look]);
  }

  /** Writes down what was seen, a specimen a line. Looks that were not seen this time stay. */
  async write() {
    if (!this.isNew) return;
    const line = ([name, seen]) => `    ${JSON.stringify(name)}: ${JSON.stringify(seen)}`;
    const all = { ...this.right, ...this.looks };
    const look = ([name, seen]) => `  ${JSON.stringify(name)}: {\n${Object.entries(seen).map(line).join(",\n")}\n  }`;
    await mkdir(new URL(".", this.file), { recursive: true });
    await writeFile(this.file, `{\n${Object.entries(all).map(look).join(",\n")}\n}\n`);
  }
}

function differences(right, seen) {
  const gone = Object.keys(right).filter((name) => !(name in seen)).map((name) => `${name}: is gone`);
  const others = Object.entries(seen).flatMap(([name, now]) => {
    if (!(name in right)) return [`${name}: is new`];
    const told = [...boxes(right[name].box, now.box), ...colours(right[name].colours, now.colours)];
    return told.length > 0 ? [`${name}: ${told.join("; ")}`] : [];
  });
  return [...gone, ...others];
}

function boxes(right, now) {
  const differ = now.map((value, at) => [BOX[at], right[at], value]).filter(([, before, value]) => before === undefined || Math.abs(value - before) > PIXELS);
  return differ.map(([what, before, value]) => `${what} ${before} → ${value} px`);
}

function colours(right, now) {
  const [before, after] = [right, now].map((text) => Buffer.from(text, "base64"));
  const rgb = (bytes, at) => `rgb(${[...bytes.subarray(at * 3, at * 3 + 3)].join(" ")})`;
  const parts = Array.from({ length: after.length / 3 }, (_, at) => at);
  const off = (at) => Math.max(...[0, 1, 2].map((channel) => Math.abs(after[at * 3 + channel] - before[at * 3 + channel])));
  const differ = parts.filter((at) => !(off(at) <= STEPS)).sort((one, other) => off(other) - off(one));
  if (differ.length === 0) return [];
  return [`colours in ${differ.length} of ${parts.length} parts, most of all ${rgb(before, differ[0])} → ${rgb(after, differ[0])}`];
}
