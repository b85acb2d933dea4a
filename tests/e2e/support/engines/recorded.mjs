// Playwright's own record of what it did in a browser: `npx playwright show-trace FILE` shows it step by step.

/** Begins a record; the function that it gives ends it, into a file if somebody wants to see it. */
export async function recorded(context) {
  await context.tracing.start({ snapshots: true, sources: true });
  return (file) => context.tracing.stop(file && { path: `${file}.zip` });
}
