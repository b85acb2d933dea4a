// HTML from what comes from elsewhere.

/** A value as text that stays text wherever it stands. */
export const text = (value) => String(value ?? "").replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
