// A certificate authority for one run: clients in their default configuration take no issuer without TLS.

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Makes an authority and a certificate for this machine in a folder; `ca` and `bundle` are files that clients are told to believe. */
export function authority(folder) {
  const openssl = (...args) => execFileSync("openssl", args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  const names = "subjectAltName=DNS:localhost,IP:127.0.0.1\nbasicConstraints=CA:FALSE\n";
  writeFileSync(join(folder, "names.cnf"), names);
  openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=Relying sites", "-keyout", "ca.key", "-out", "ca.pem");
  openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-keyout", "server.key", "-out", "server.csr");
  openssl("x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2", "-extfile", "names.cnf", "-out", "server.pem");
  return { ca: join(folder, "ca.pem"), key: readFileSync(join(folder, "server.key")), cert: readFileSync(join(folder, "server.pem")) };
}
