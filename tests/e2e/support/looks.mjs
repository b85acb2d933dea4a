// How things look: how wide the page is, where an element lies, and how it stands out from what is around it.

import { until } from "./until.mjs";

/** How wide the page is that the window may show a part of. */
export function widthOf(page) {
  return page.evaluate(() => document.documentElement.scrollWidth);
}

/** What of a page, and of the frames in it, sticks out of the window at its sides or is cut off there, a line each. */
export async function cutOff(page) {
  const found = [];
  for (const frame of page.frames()) found.push(...(await frame.evaluate(sticking)));
  return found;
}

/** Runs in the page. */
function sticking() {
  const wide = document.documentElement.clientWidth;
  // What scrolls by itself, within reach of the keyboard, may be wider inside: a table has two dimensions (WCAG 1.4.10).
  const scrolls = (one) => one.parentElement?.closest("[role=region][tabindex='0']");
  const isSeen = (one) => one.checkVisibility() && !one.closest(".visually-hidden, svg, [aria-hidden=true]") && !scrolls(one);
  const told = (one, left, right) => `${one.outerHTML.slice(0, 120)}: from ${Math.round(left)} to ${Math.round(right)} of ${wide}`;
  const boxes = [...document.body.querySelectorAll("*")].filter(isSeen).flatMap((one) => {
    const { left, right, width } = one.getBoundingClientRect();
    return width > 0 && (left < -1 || right > wide + 1) ? [told(one, left, right)] : [];
  });
  const scrolled = document.documentElement.scrollWidth;
  return scrolled > wide ? [`the page is ${scrolled} px wide`, ...boxes] : boxes;
}

/** How far the surface or the border of an element stands out from what is behind it, once there is a style sheet: it may come after the element. */
export async function contrast(element) {
  await element.waitFor();
  const styled = () => element.evaluate(() => [...document.styleSheets].some(({ cssRules }) => cssRules.length > 0));
  await until(styled, "there is no style sheet");
  return element.evaluate(measured);
}

/** Runs in the page. */
function measured(one) {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  let behind = one.parentElement;
  while (behind && rgba(getComputedStyle(behind).backgroundColor)[3] === 0) behind = behind.parentElement;
  const ground = behind ? light(rgba(getComputedStyle(behind).backgroundColor)) : 1;
  const style = getComputedStyle(one);
  const edges = [style.backgroundColor, ...(parseFloat(style.borderTopWidth) > 0 ? [style.borderTopColor] : [])].map(rgba).filter(([, , , alpha]) => alpha > 128);
  const ratios = edges.map(light).map((edge) => (Math.max(edge, ground) + 0.05) / (Math.min(edge, ground) + 0.05));
  return Math.max(0, ...ratios);
}

/** Gives the page's first heading the focus; says whether a browser would show that, and the outline that it has. */
export function focusedHeading(page) {
  return page.evaluate(() => {
    const heading = document.querySelector("h1");
    heading.focus();
    return { seen: heading.matches(":focus-visible"), style: getComputedStyle(heading).outlineStyle };
  });
}
