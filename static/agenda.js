"use strict";
// Alt and an arrow move the point of the agenda that has the focus: the same as its buttons.
(() => {
  const rows = document.querySelectorAll("tr[data-point]");
  if (!rows.length) return;
  for (const row of rows) row.tabIndex = 0;
  for (const hint of document.querySelectorAll(".by-keys")) hint.hidden = false;
  const moved = sessionStorage.getItem("moved");
  sessionStorage.removeItem("moved");
  const back = moved && document.getElementById(moved);
  if (back) back.focus();
  document.addEventListener("keydown", (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey) return;
    const way = { ArrowUp: "up", ArrowDown: "down" }[event.key];
    const row = way && event.target.closest("tr[data-point]");
    if (!row) return;
    event.preventDefault();
    const button = row.querySelector(`button[value="${way}"]`);
    if (!button) return;
    sessionStorage.setItem("moved", row.id);
    button.click();
  });
})();
