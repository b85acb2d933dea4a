// An authenticator for passkeys in a browser that has none: Chromium's virtual one (WebDriver's WebAuthn extension, by its own protocol).

/**
 * From now on the page finds one whose person is always there and is who they say. `prf` is the pseudo-random function. The answer says how many
 * passkeys are in it, and lets the person be somebody else, who is not recognised, or themselves again.
 */
export async function passkeys(page, { prf = true } = {}) {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const options = { protocol: "ctap2", ctap2Version: "ctap2_1", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true, hasPrf: prf };
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", { options });
  const count = async () => (await session.send("WebAuthn.getCredentials", { authenticatorId })).credentials.length;
  const recognises = (isUserVerified) => session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified });
  return Object.assign(count, { recognises });
}
