// Writes FILE.br and FILE.gz beside each file that is named on the command line, unless that is no smaller.
import { readFileSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const { BROTLI_PARAM_LGBLOCK, BROTLI_PARAM_LGWIN, BROTLI_PARAM_NPOSTFIX, BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;

// Small blocks, each with codes of its own, are worth two percent of a wasm file. Which way of writing distances suits a file, only
// trying tells.
const brotli = async (plain) => {
  const always = {
    [BROTLI_PARAM_QUALITY]: 11,
    [BROTLI_PARAM_LGWIN]: 22,
    [BROTLI_PARAM_LGBLOCK]: 16,
    [BROTLI_PARAM_SIZE_HINT]: plain.length,
  };
  const params = [0, 1].map((postfix) => ({ ...always, [BROTLI_PARAM_NPOSTFIX]: postfix }));
  const tries = await Promise.all(params.map((params) => promisify(brotliCompress)(plain, { params })));
  return tries.reduce((one, other) => (other.length < one.length ? other : one));
};

await Promise.all(process.argv.slice(1).map(async (file) => {
  const plain = readFileSync(file);
  const made = { br: await brotli(plain), gz: await promisify(gzip)(plain, { level: 9 }) };
  for (const [ending, bytes] of Object.entries(made)) {
    if (bytes.length < plain.length) writeFileSync(`${file}.${ending}`, bytes);
  }
}));
