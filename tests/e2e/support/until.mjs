// A state that nothing announces is looked for until it is there.

const LIMIT_MS = 30_000;
const LOOK_AGAIN_MS = 50;

/** Until this holds; `otherwise` says what was the matter when it never did, or is a function that does. */
export async function until(holds, otherwise) {
  const end = Date.now() + LIMIT_MS;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`after ${LIMIT_MS} ms: ${typeof otherwise === "function" ? otherwise() : otherwise}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}
