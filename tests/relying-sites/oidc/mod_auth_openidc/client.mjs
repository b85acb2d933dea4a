// mod_auth_openidc as its README has it, in an Apache of its own. Its pages have the claims as response headers.

/** What Apache says of the person; whoever is not signed in is sent to the provider. */
async function show(visitor, site) {
  const { url, headers } = await visitor.open(`${site}/secure/page.txt`);
  if (!url.startsWith(site)) return undefined;
  return { name: headers["x-name"], email: headers["x-email"], acr: headers["x-acr"] };
}

export default {
  name: "libapache2-mod-auth-openidc",
  title: "mod_auth_openidc (Apache)",
  kind: "debian",
  start: ["/usr/sbin/apache2", "-f", "apache.conf", "-d", ".", "-D", "FOREGROUND"],
  site: "apache.conf",
  login: "/secure/page.txt",
  options: (site) => ["--redirect-uri", `${site}/secure/redirect_uri`, "--post-logout-redirect-uri", `${site}/out.txt`, "--no-iss", "--backchannel-logout-uri", `${site}/secure/redirect_uri?logout=backchannel`],
  show,
  leave: (visitor, site) => visitor.open(`${site}/secure/redirect_uri?logout=${encodeURIComponent(`${site}/out.txt`)}`),
  notes: ["`--no-iss`: this version answers twice, one answer after the other, when somebody has cancelled and `iss` is there."],
};
