// What every example site shows of who is signed in.

/** Who, how surely, and by which methods, once the page says so. */
export async function signedIn(page) {
  await page.locator("#person").waitFor();
  const text = (id) => page.locator(id).textContent();
  return { person: await text("#person"), level: await text("#level"), methods: await text("#methods") };
}
