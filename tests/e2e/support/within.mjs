// What a driver that is ending may never answer is not waited for longer than this.

const LIMIT_MS = 5_000;

/** What the work comes to, or `otherwise` when it fails or takes too long. */
export async function within(work, otherwise) {
  let timer;
  const late = new Promise((resolve) => (timer = setTimeout(resolve, LIMIT_MS, otherwise)));
  const outcome = await Promise.race([work.catch(() => otherwise), late]);
  clearTimeout(timer);
  return outcome;
}
