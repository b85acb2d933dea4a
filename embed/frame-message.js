// What the framed sign-in page may say, and nothing else. The other half is `crates/protocol/src/frame.rs`; both are tested
// on `tests/vectors/frame-messages.json`. It knows no DOM.

const isText = (value) => typeof value === "string";
const isHeight = (value) => Number.isInteger(value) && value >= 0 && value <= 0xffffffff;
const isTextOrAbsent = (value) => value === undefined || isText(value);

/** For each type its fields, and what each must be. */
const SHAPES = {
  ready: {},
  resize: { height: isHeight },
  success: { code: isText, state: isText, iss: isText },
  error: { error: isText, error_description: isTextOrAbsent, state: isText },
  cancel: { state: isText },
};

/** The message with its known fields only; `null` for anything that is not one. */
export function parseFrameMessage(data) {
  if (typeof data !== "object" || data === null || data.sluss !== 1) return null;
  const shape = Object.hasOwn(SHAPES, data.type) ? SHAPES[data.type] : null;
  if (!shape || !Object.entries(shape).every(([name, fits]) => fits(data[name]))) return null;
  const known = Object.keys(shape).filter((name) => data[name] !== undefined);
  return { sluss: 1, type: data.type, ...Object.fromEntries(known.map((name) => [name, data[name]])) };
}
