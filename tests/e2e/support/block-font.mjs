// A font whose every letter is the same block. With it, words are equally wide and equally high on every machine, whatever fonts it has, so that
// what a page measures depends on the style sheets alone.

const UNITS = 1000;
const [ADVANCE, ASCENT, DESCENT] = [550, 800, 200];
/** The characters that it has: printable ones of European languages, dashes, quotes, dots and bullets. */
const RANGES = [[0x20, 0x17f], [0x2010, 0x2027]];
const SPACES = [0x20, 0xa0];

const u16 = (...values) => Buffer.concat(values.map((value) => { const b = Buffer.alloc(2); b.writeUInt16BE(value & 0xffff); return b; }));
const u32 = (...values) => Buffer.concat(values.map((value) => { const b = Buffer.alloc(4); b.writeUInt32BE(value >>> 0); return b; }));

const CHARACTERS = RANGES.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at));
/** One more than the characters: the first glyph stands for what the font lacks. */
const GLYPHS = CHARACTERS.length + 1;
/** A block's corners, and what is in a glyph: one contour of four points, all on the curve, as steps of 16 bits. */
const BOX = { left: 50, right: ADVANCE, bottom: 0, top: 700 };
const OUTLINE = Buffer.concat([
  u16(1, BOX.left, BOX.bottom, BOX.right, BOX.top, 3, 0),
  Buffer.from([1, 1, 1, 1]),
  u16(BOX.left, 0, BOX.right - BOX.left, 0),
  u16(BOX.bottom, BOX.top - BOX.bottom, 0, BOX.bottom - BOX.top),
]);

/** Which characters have which glyph: a table of segments, of which the last is the one that must be (format 4). */
function cmap() {
  const segments = RANGES.map(([first, last]) => ({ first, last, delta: 1 + CHARACTERS.indexOf(first) - first }));
  segments.push({ first: 0xffff, last: 0xffff, delta: 1 });
  const power = 2 ** Math.floor(Math.log2(segments.length));
  const body = Buffer.concat([
    u16(0, segments.length * 2, power * 2, Math.log2(power), (segments.length - power) * 2),
    u16(...segments.map(({ last }) => last), 0, ...segments.map(({ first }) => first)),
    u16(...segments.map(({ delta }) => delta), ...segments.map(() => 0)),
  ]);
  const table = Buffer.concat([u16(4, body.length + 4), body]);
  return Buffer.concat([u16(0, 1, 3, 1), u32(12), table]);
}

/** Version 3 of the table: 96 bytes. */
function os2() {
  return Buffer.concat([
    u16(3, ADVANCE, 400, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 250, 0),
    Buffer.alloc(10),
    u32(1, 0, 0, 0),
    Buffer.from("BLCK"),
    u16(0x40, 0x20, 0x2027, ASCENT, -DESCENT, 0, ASCENT, DESCENT),
    u32(1, 0),
    u16(500, 700, 0, 0x20, 1),
  ]);
}

function name() {
  const text = Buffer.from("Blocks".split("").flatMap((letter) => [0, letter.charCodeAt(0)]));
  const records = [1, 2, 4, 6].map((id) => u16(3, 1, 0x409, id, text.length, 0));
  return Buffer.concat([u16(0, records.length, 6 + records.length * 12), ...records, text]);
}

function tables() {
  const shown = [true, ...CHARACTERS.map((character) => !SPACES.includes(character))];
  const offsets = shown.reduce((places, drawn) => [...places, places.at(-1) + (drawn ? OUTLINE.length : 0)], [0]);
  return {
    "OS/2": os2(),
    cmap: cmap(),
    glyf: Buffer.concat(shown.filter(Boolean).map(() => OUTLINE)),
    head: Buffer.concat([u32(0x10000, 0x10000, 0, 0x5f0f3cf5), u16(0x000b, UNITS), u32(0, 0, 0, 0), u16(BOX.left, BOX.bottom, BOX.right, BOX.top, 0, 8, 2, 1, 0)]),
    hhea: Buffer.concat([u32(0x10000), u16(ASCENT, -DESCENT, 0, ADVANCE, BOX.left, 0, BOX.right, 1, 0, 0, 0, 0, 0, 0, 0, GLYPHS)]),
    hmtx: u16(...shown.flatMap((drawn) => [ADVANCE, drawn ? BOX.left : 0])),
    loca: u32(...offsets),
    maxp: Buffer.concat([u32(0x10000), u16(GLYPHS, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)]),
    name: name(),
    post: Buffer.concat([u32(0x30000, 0), u16(-100, 50), u32(1, 0, 0, 0, 0)]),
  };
}

const padded = (table) => Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]);

function sum(bytes) {
  let total = 0;
  for (let at = 0; at < bytes.length; at += 4) total = (total + bytes.readUInt32BE(at)) >>> 0;
  return total;
}

function font() {
  const all = Object.entries(tables());
  let place = 12 + all.length * 16;
  const [records, bodies] = [[], []];
  for (const [tag, table] of all) {
    const body = padded(table);
    records.push(Buffer.from(tag), u32(sum(body), place, table.length));
    bodies.push(body);
    place += body.length;
  }
  const power = 2 ** Math.floor(Math.log2(all.length));
  const header = Buffer.concat([u32(0x10000), u16(all.length, power * 16, Math.log2(power), (all.length - power) * 16)]);
  return Buffer.concat([header, ...records, ...bodies]);
}

/** What makes a style sheet of ours use it for everything. */
export const BLOCKS = `@font-face{font-family:Blocks;font-weight:1 999;src:url(data:font/ttf;base64,${font().toString("base64")})}:root{--font:Blocks!important;--font-code:Blocks!important}`;
