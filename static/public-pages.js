// What a script adds to the pages around the account that ask for a password: the password can be shown, a bar says how strong a new one is, and
// if it is refused it stays in its field, with the reason beside it. The forms work without script too; a refusal then comes with an empty field, since no page carries a password.

/** How long to wait for an answer. */
const PATIENCE_MS = 20_000;
/** How long nobody must have typed before the password is judged. */
const PAUSE_MS = 400;

for (const toggle of document.querySelectorAll(".password-toggle")) showing(toggle);
for (const form of document.querySelectorAll("form[data-hide]")) keeping(form);
for (const bar of document.querySelectorAll(".strength")) judging(bar);
// A form that takes an answer to a relying site, and has nothing to fill in.
for (const form of document.querySelectorAll("form[data-send]")) form.submit();

/** Makes the button work that shows what was typed. */
function showing(toggle) {
  const input = document.getElementById(toggle.getAttribute("aria-controls"));
  const [show, hide] = [toggle.textContent, toggle.form.dataset.hide];
  toggle.hidden = false;
  toggle.addEventListener("click", () => {
    const shown = input.type === "password";
    input.type = shown ? "text" : "password";
    toggle.setAttribute("aria-pressed", String(shown));
    toggle.textContent = shown ? hide : show;
  });
}

/** Sends the form itself, and says in the page what is wrong. */
function keeping(form) {
  // The script's own words, in the page's language.
  form.noValidate = true;
  let waiting = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (waiting) return;
    waiting = true;
    const button = event.submitter ?? form.querySelector("[type=submit]");
    button?.setAttribute("aria-busy", "true");
    forget(form);
    try {
      await send(form);
    } catch {
      tell(form, form.dataset.unheard);
    }
    waiting = false;
    button?.removeAttribute("aria-busy");
  });
}

/** Says how strong the password beside the bar is, once nobody types. Only the newest answer counts; one that does not come says nothing. */
function judging(bar) {
  const form = bar.closest("form");
  const [meter, sentence, advice] = [bar.querySelector("meter"), bar.querySelector("strong"), bar.querySelector("span")];
  const show = ({ filled, sentence: words, advice: more }) => {
    meter.value = filled;
    meter.setAttribute("aria-valuetext", words);
    [sentence.textContent, advice.textContent] = [words, saidAtField(form, more) ? "" : more];
  };
  let pause, turn = 0;
  bar.hidden = false;
  form.elements.namedItem("password").addEventListener("input", ({ target }) => {
    clearTimeout(pause);
    const mine = ++turn;
    if (!target.value) return show({ filled: 0, sentence: "", advice: "" });
    pause = setTimeout(async () => {
      const body = new URLSearchParams(new FormData(form));
      body.set("judge", "yes");
      const answer = await fetch(form.action, { method: "POST", headers: { accept: "application/json" }, body }).catch(() => undefined);
      const judged = answer?.ok ? await answer.json() : undefined;
      if (!judged || mine !== turn) return;
      // A refusal leaves with the password that it was about.
      if (!saidAtField(form, judged.advice)) forgive(target);
      show(judged);
    }, PAUSE_MS);
  });
}

async function send(form) {
  const patience = new AbortController();
  const end = setTimeout(() => patience.abort(), PATIENCE_MS);
  const answer = await fetch(form.action, {
    method: "POST",
    headers: { accept: "application/json" },
    body: new URLSearchParams(new FormData(form)),
    signal: patience.signal,
  }).finally(() => clearTimeout(end));
  if (answer.redirected) return location.assign(answer.url);
  if (answer.headers.get("content-type") !== "application/json") {
    // No input can correct this: the browser requests it again and shows the page that says so.
    form.submit();
    return;
  }
  const { field, text } = await answer.json();
  if (field) refuse(form.elements.namedItem(field), text);
  else tell(form, text);
}

/** The reason under its field, which gets the focus. */
function refuse(input, text) {
  const line = said(input.form, "field-error", text);
  line.id = `${input.id}-error`;
  input.setAttribute("aria-invalid", "true");
  input.setAttribute("aria-describedby", [line.id, input.dataset.described].filter(Boolean).join(" "));
  input.closest(".field").append(line);
  // It is said once.
  for (const advice of input.form.querySelectorAll(".strength span")) if (advice.textContent === text) advice.textContent = "";
  input.focus();
}

/** Whether a reason stands under its field already. */
function saidAtField(form, text) {
  return [...form.querySelectorAll(".field-error")].some((line) => line.textContent === text);
}

/** A reason that is about no field, before all of them. */
function tell(form, text) {
  const line = said(form, "notice notice-warning", text);
  line.dataset.said = "";
  form.prepend(line);
}

/** A line with the pictogram that the server's own lines have, which the form brings along. */
function said(form, className, text) {
  const words = document.createElement("span");
  words.textContent = text;
  const line = document.createElement("div");
  line.className = className;
  line.setAttribute("role", "alert");
  line.append(form.querySelector("template").content.cloneNode(true), words);
  return line;
}

/** Removes the reasons of the last try, whoever wrote them. */
function forget(form) {
  for (const line of form.querySelectorAll("[data-said]")) line.remove();
  for (const input of form.querySelectorAll("input.input")) forgive(input);
}

/** Removes the reason under a field. */
function forgive(input) {
  input.closest(".field").querySelector(".field-error")?.remove();
  input.dataset.described ??= (input.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id.endsWith("-hint")).join(" ");
  input.removeAttribute("aria-invalid");
  if (input.dataset.described) input.setAttribute("aria-describedby", input.dataset.described);
  else input.removeAttribute("aria-describedby");
}
