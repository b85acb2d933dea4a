// What was counted, as Markdown.

const row = (cells) => console.log(`| ${cells.join(" | ")} |`);

function times(all) {
  const sorted = all.toSorted((one, other) => one - other);
  const mean = sorted.reduce((sum, time) => sum + time, 0) / sorted.length;
  return [mean.toFixed(2), sorted[sorted.length >> 1].toFixed(2)];
}

/** Prints what each reader read of each class of frames, and what a frame took. */
export function tables(frames, counted) {
  const classes = [...new Set(frames.map(({ kind }) => kind))].filter((kind) => kind !== "empty");
  row(["", ...classes, "all", "wrong"]);
  row(["---", ...classes.map(() => "---:"), "---:", "---:"]);
  for (const [reader, { right, wrong }] of Object.entries(counted)) {
    const each = classes.map((kind) => right[kind] ?? 0);
    row([reader, ...each, `**${each.reduce((sum, count) => sum + count, 0)}**`, wrong]);
  }
  console.log();
  row(["ms a frame", "with a code, mean", "median", "without, mean", "median"]);
  row(["---", "---:", "---:", "---:", "---:"]);
  for (const [reader, { code, empty }] of Object.entries(counted)) row([reader, ...times(code), ...times(empty)]);
}
