// What the page does with the element's events: a result goes to the back end, and a line tells everything else.

const element = document.querySelector("sluss-sign-in");
const said = document.querySelector("#said");

element.addEventListener("success", ({ detail }) => {
  const { code, state, iss } = detail;
  location.assign(`/callback?${new URLSearchParams({ code, state, iss })}`);
});
element.addEventListener("cancel", () => {
  said.textContent = "You were not signed in.";
  element.restart();
});
element.addEventListener("error", ({ detail }) => {
  said.textContent = `You were not signed in (${detail.error_description ?? detail.error}). Load the page to try again.`;
});
