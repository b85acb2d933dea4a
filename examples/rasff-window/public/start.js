// What the page does with the element's result: it goes to the back end. If nobody was signed in, or something is wrong, the element says so
// itself, and offers another try.

document.querySelector("sluss-sign-in").addEventListener("success", ({ detail }) => {
  const { code, state, iss } = detail;
  location.assign(`/callback?${new URLSearchParams({ code, state, iss })}`);
});
