// Runs on the sign-in page inside a site's frame: tells the page around it that it is there, how high it is, and how the
// sign-in ended. It talks only to the one registered origin, and listens to nobody.

const told = (name) => document.querySelector(`meta[name="${name}"]`)?.content;
const origin = told("sluss-frame-origin");
const say = (message) => parent.postMessage({ sluss: 1, ...message }, origin);

if (origin && parent !== window) {
  say({ type: "ready" });
  const page = document.body;
  new ResizeObserver(() => say({ type: "resize", height: Math.ceil(page.getBoundingClientRect().height) })).observe(page);
  // The site makes room a moment later. The focused element and anything new are then scrolled into full view.
  addEventListener("resize", () => {
    if (!document.hasFocus()) return;
    const shown = [document.activeElement, ...document.querySelectorAll("main .notice, main .together")];
    for (const element of shown) element.scrollIntoView({ block: "nearest" });
  });
  const result = told("sluss-frame-message");
  if (result) parent.postMessage(JSON.parse(result), origin);
}
