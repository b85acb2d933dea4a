// Keeps the outbox up to date: asks the server for its version, and when that has changed, shows what the server draws.
const EVERY_MS = 1000;
/** A network may swallow a request for good. */
const LIMIT_MS = 20_000;
const live = document.getElementById("live");

/** Times in this browser's time zone, and with European dates in the page's language. */
function localise(root) {
  const form = new Intl.DateTimeFormat(live.dataset.locale, { dateStyle: "medium", timeStyle: "short" });
  for (const time of root.querySelectorAll("time")) time.textContent = form.format(new Date(time.dateTime));
}

/** The page as the server draws it now. Parsed by the browser into a document in which no script runs. */
function drawn() {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.addEventListener("load", () => (request.response ? resolve(request.response) : reject(new Error("empty"))));
    for (const type of ["error", "timeout"]) request.addEventListener(type, () => reject(new Error(type)));
    request.open("GET", location.href);
    request.timeout = LIMIT_MS;
    request.send();
  });
}

/** Puts the new messages in, marks them, and leaves open what is open. */
function show(main) {
  const before = document.getElementById("outbox");
  const known = (id) => document.getElementById(id);
  for (const entry of main.querySelectorAll("li[id], details[id]")) {
    const old = known(entry.id);
    if (!old) entry.classList.add("is-new");
    else if (entry.localName === "details") entry.open = old.open;
  }
  localise(main);
  before.replaceWith(document.adoptNode(main));
}

async function look() {
  const controller = new AbortController();
  const limit = setTimeout(() => controller.abort(), LIMIT_MS);
  const answer = await fetch("/demo/outbox/version", { signal: controller.signal });
  const version = await answer.text();
  clearTimeout(limit);
  if (version !== document.getElementById("outbox").dataset.version) {
    show((await drawn()).getElementById("outbox"));
    live.textContent = live.dataset.new;
  } else if (live.textContent === live.dataset.lost) {
    live.textContent = "";
  }
}

async function keepLooking() {
  if (!document.hidden) {
    await look().catch(() => {
      live.textContent = live.dataset.lost;
    });
  }
  setTimeout(keepLooking, EVERY_MS);
}

localise(document);
keepLooking();
