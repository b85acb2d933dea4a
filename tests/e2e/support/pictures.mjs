// How screens are looked at: the sizes of a phone, a low laptop and a desk, light and dark; and what a picture of one is called.

/** Phone, laptop less what its browser takes, desk. */
export const SIZES = [
  { width: 360, height: 740 },
  { width: 1366, height: 625 },
  { width: 1280, height: 800 },
];

/** The narrowest window in which nothing may be cut off (WCAG 2.2, 1.4.10). */
export const NARROWEST = { width: 320, height: 640 };

export const LOOKS = SIZES.flatMap((size) => ["light", "dark"].map((scheme) => ({ ...size, scheme })));

/** The file's name of a picture: the number and name of the screen, the window's size, the colours. */
export const nameOf = (number, screen, { width, height }, scheme) =>
  `${String(number).padStart(2, "0")}-${screen}-${width}x${height}-${scheme}.png`;

export const NAME = /^(?<screen>\d+-.+)-(?<size>\d+x\d+)-(?<scheme>light|dark)\.png$/;
