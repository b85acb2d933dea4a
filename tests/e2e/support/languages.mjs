// The languages that a story is told in.

/**
 * All of them where the stories are told whole (`cargo xtask e2e`, which sets SLUSS_STORIES). `cargo xtask test` tells a story in one, and
 * half of the stories in each.
 */
export function languages(first) {
  const other = first === "en" ? "sv" : "en";
  return process.env.SLUSS_STORIES === "whole" ? [first, other] : [first];
}
