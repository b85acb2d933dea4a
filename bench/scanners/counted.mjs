// How many frames each reader reads, and how long it takes; in Node.js and in a page alike.

/** `pixels` gives a frame's shades; a reader gets them as shades and as four bytes a pixel, and gives a text or nothing. */
export async function counted(frames, pixels, readers) {
  const counted = Object.fromEntries(Object.keys(readers).map((name) => [name, { right: {}, wrong: 0, code: [], empty: [] }]));
  for (const frame of frames) {
    const { kind, width, height, text } = frame;
    const gray = await pixels(frame);
    const rgba = new Uint8ClampedArray(4 * gray.length).fill(255);
    gray.forEach((shade, at) => rgba.fill(shade, 4 * at, 4 * at + 3));
    for (const [reader, { prepare = (given) => given, read }] of Object.entries(readers)) {
      const so = counted[reader];
      const given = await prepare({ gray, rgba, width, height });
      const start = performance.now();
      const found = await Promise.resolve(read(given)).catch(() => undefined);
      (kind === "empty" ? so.empty : so.code).push(performance.now() - start);
      if (found === text && kind !== "empty") so.right[kind] = (so.right[kind] ?? 0) + 1;
      else if (found !== undefined && found !== "") so.wrong += 1;
    }
  }
  return counted;
}
