// The texts that a story looks for, read from the same files as the product's.

import { readFileSync } from "node:fs";

function read(language, surface) {
  const source = readFileSync(new URL(`../../../locales/${language}/${surface}.ftl`, import.meta.url), "utf8");
  return Object.fromEntries([...source.matchAll(/^([a-z][\w-]*) = (.*)$/gm)].map(([, id, text]) => [id, text]));
}

/** `words("sv", "sign-in")("next")`; arguments as `{ site: "…" }`. */
export function words(language, surface) {
  const texts = read(language, surface);
  return (id, given = {}) => {
    if (!(id in texts)) throw new Error(`no text ${id} in ${language}/${surface}.ftl`);
    return texts[id].replaceAll(/\{ \$(\w+) \}/g, (_, name) => given[name]);
  };
}
