// The search: hides rows that do not contain the typed words.

const search = document.querySelector("#search");
const count = document.querySelector("#count");
const rows = [...document.querySelectorAll("tbody tr")].map((row) => ({ row, words: row.textContent.toLowerCase() }));

search.addEventListener("input", () => {
  const wanted = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const { row, words } of rows) row.hidden = !wanted.every((word) => words.includes(word));
  const shown = rows.filter(({ row }) => !row.hidden).length;
  count.textContent = shown === 1 ? "1 notice" : `${shown} notices`;
});
