// Replaces one drawing of the page by another without losing what the person was doing: what was typed and chosen, the focus, the
// caret.

const INPUTS = "input[id]";
const FOCUSABLE = "a[href],button,input,summary";

/** Begins to watch the person's input: the returned function waits until no press and no composition is under way. */
export function watchHands() {
  const under = new Set();
  let free = () => {};
  const begin = (what) => () => under.add(what);
  // The end of a press comes before the click that it causes.
  const end = (what) => () => setTimeout(() => under.delete(what) && under.size === 0 && free());
  for (const [what, begins, ends] of [
    ["press", ["pointerdown"], ["pointerup", "pointercancel"]],
    ["composition", ["compositionstart"], ["compositionend"]],
  ]) {
    for (const type of begins) addEventListener(type, begin(what), true);
    for (const type of ends) addEventListener(type, end(what), true);
  }
  return () => new Promise((resolve) => (under.size === 0 ? resolve() : (free = resolve)));
}

/** Puts `after` in the place of `before`. */
export function exchange(before, after) {
  const active = document.activeElement;
  const place = [...before.querySelectorAll(FOCUSABLE)].indexOf(active);
  for (const input of before.querySelectorAll(INPUTS)) {
    const twin = twinOf(input, after);
    if (!twin) continue;
    twin.checked = input.checked;
    if (twin.type !== "radio" && input.value !== input.defaultValue) twin.value = input.value;
  }
  const open = [...before.querySelectorAll("details")].map((details) => details.open);
  after.querySelectorAll("details").forEach((details, at) => (details.open = open[at] ?? details.open));
  const focused = place < 0 ? null : (twinOf(active, after) ?? after.querySelectorAll(FOCUSABLE)[place]);
  const { selectionStart: from, selectionEnd: to } = active ?? {};
  after.id = before.id;
  before.replaceWith(after);
  after.hidden = false;
  focused?.focus({ preventScroll: true });
  // Scripts may not see the caret of an email field.
  if (Number.isInteger(from) && Number.isInteger(focused?.selectionStart)) focused.setSelectionRange(from, to);
}

const twinOf = ({ id }, within) => (id ? within.querySelector(`#${CSS.escape(id)}`) : null);
