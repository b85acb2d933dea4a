// Safe HTML from values that come from elsewhere.

/** A value, escaped so that it stays text anywhere in HTML. */
export const text = (value) => String(value ?? "").replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
