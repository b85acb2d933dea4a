// What others put into a page: each is a function that runs in the page before anything else does. They know nothing of ours.

/** A password manager: an element of its own beside every field, whenever there is one. */
export function passwordManager() {
  const dress = () => {
    for (const input of document.querySelectorAll("input:not([type=hidden],[data-managed])")) {
      input.dataset.managed = "";
      input.after(document.createElement("x-password-manager"));
    }
  };
  document.addEventListener("DOMContentLoaded", () => {
    dress();
    new MutationObserver(dress).observe(document.body, { childList: true, subtree: true });
  });
}

/** The same before the page has been read to its end. */
export function eagerPasswordManager() {
  new MutationObserver(() => {
    for (const input of document.querySelectorAll("input:not([type=hidden],[data-managed])")) {
      input.dataset.managed = "";
      input.before(document.createElement("x-password-manager"));
    }
  }).observe(document, { childList: true, subtree: true });
}

/** What makes pages dark: attributes everywhere, and sheets in the head. */
export function darkener() {
  document.addEventListener("DOMContentLoaded", () => {
    document.documentElement.setAttribute("data-darkreader-mode", "dynamic");
    document.body.prepend(document.createElement("x-dark"));
    for (const element of document.querySelectorAll("body, body *")) element.setAttribute("data-darkened", "");
    document.querySelector("main")?.prepend(document.createElement("x-dark"));
  });
}

/** What tidies pages: comments go, and so do paragraphs that it takes for advertising. */
export function tidier() {
  document.addEventListener("DOMContentLoaded", () => {
    const comments = document.createTreeWalker(document.body, NodeFilter.SHOW_COMMENT);
    const found = [];
    while (comments.nextNode()) found.push(comments.currentNode);
    for (const comment of found) comment.remove();
    document.querySelector("main p")?.remove();
  });
}

/** What wraps fields into boxes of its own. */
export function wrapper() {
  const wrap = () => {
    for (const input of document.querySelectorAll("main input:not([type=hidden],[data-wrapped])")) {
      input.dataset.wrapped = "";
      const box = document.createElement("x-box");
      input.replaceWith(box);
      box.append(input);
    }
  };
  document.addEventListener("DOMContentLoaded", () => {
    wrap();
    new MutationObserver(wrap).observe(document.body, { childList: true, subtree: true });
  });
}

/** A translator that stays: each text becomes an element, whenever it comes or changes, unless it must not be touched. */
export function translator() {
  const kept = "script, style, font, [translate=no]";
  const translate = () => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) {
      const text = texts.currentNode;
      if (text.data.trim() && !text.parentElement.closest(kept) && !text.parentElement.closest("font")) found.push(text);
    }
    for (const text of found) {
      const [outer, inner] = [document.createElement("font"), document.createElement("font")];
      inner.textContent = `«${text.data}»`;
      outer.append(inner);
      text.replaceWith(outer);
    }
  };
  document.addEventListener("DOMContentLoaded", () => {
    translate();
    new MutationObserver(translate).observe(document.body, { childList: true, characterData: true, subtree: true });
  });
}
