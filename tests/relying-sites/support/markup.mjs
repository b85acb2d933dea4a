// What a browser without script reads from a page: forms with their fields, and where the page goes by itself.

const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decoded(text) {
  const numbered = (code) => String.fromCodePoint(code[1].toLowerCase() === "x" ? Number.parseInt(code.slice(2), 16) : Number(code.slice(1)));
  return text.replaceAll(/&(#x?[0-9a-f]+|[a-z]+);/gi, (whole, code) => (code[0] === "#" ? numbered(code) : (ENTITIES[code] ?? whole)));
}

/** An attribute of a tag; empty if it has no value. */
function attribute(tag, name) {
  const found = new RegExp(`\\s${name}(?:\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+)))?(?=[\\s/>])`, "i").exec(tag);
  return found ? decoded(found[1] ?? found[2] ?? found[3] ?? "") : undefined;
}

/** All forms: where they go, how, and what is in their fields. A button counts where its form has no other. */
export function forms(body) {
  return [...body.matchAll(/(<form\b[^>]*>)([\s\S]*?)<\/form>/gi)].map(([, tag, inner]) => {
    const fields = new Map();
    for (const [field] of inner.matchAll(/<(?:input|button)\b[^>]*>/gi)) {
      const name = attribute(field, "name");
      if (name && !fields.has(name)) fields.set(name, attribute(field, "value") ?? "");
    }
    return { action: attribute(tag, "action"), method: (attribute(tag, "method") ?? "GET").toUpperCase(), fields };
  });
}

/** Where the page goes by itself. */
export function refresh(body) {
  const [tag] = /<meta\b[^>]*http-equiv=["']?refresh[^>]*>/i.exec(body) ?? [];
  return tag && /url\s*=\s*(.+)$/i.exec(attribute(tag, "content") ?? "")?.[1].trim();
}

/** Where the links lead. */
export function links(body) {
  return [...body.matchAll(/<a\b[^>]*>/gi)].map(([tag]) => attribute(tag, "href")).filter(Boolean);
}
