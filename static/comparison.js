"use strict";
// Opens an item's full texts under its row and moves about by keys. Without it each row leads to a page of its own.
(() => {
  const sheet = document.querySelector("[data-sheet]");
  if (!sheet) return;
  const hint = document.querySelector(".keys");
  if (hint) hint.hidden = false;
  const links = () => [...sheet.querySelectorAll("tbody tr:not(.opened) th a")];
  const rowOf = (element) => element && element.closest("tr");
  const opened = (row) => {
    const next = row && row.nextElementSibling;
    return next && next.classList.contains("opened") ? next : null;
  };
  const close = (row) => {
    const part = opened(row);
    if (part) part.remove();
    const link = row.querySelector("th a");
    link.setAttribute("aria-expanded", "false");
    link.focus();
  };
  const open = async (row) => {
    const link = row.querySelector("th a");
    const address = new URL(link.href);
    address.searchParams.set("part", "1");
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    if (!answer.ok) return location.assign(link.href);
    const part = document.createElement("tr");
    part.className = "opened";
    const cell = document.createElement("td");
    cell.colSpan = row.cells.length;
    cell.innerHTML = await answer.text();
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn quiet small";
    button.textContent = sheet.dataset.close;
    button.addEventListener("click", () => close(row));
    cell.append(button);
    part.append(cell);
    if (!opened(row)) row.after(part);
    link.setAttribute("aria-expanded", "true");
    return opened(row);
  };
  sheet.addEventListener("click", (event) => {
    const link = event.target.closest("tr:not(.opened) th a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    if (opened(rowOf(link))) close(rowOf(link));
    else open(rowOf(link));
  });
  const step = (by) => {
    const all = links();
    const here = all.indexOf(document.activeElement);
    const to = all[Math.min(Math.max(here + by, 0), all.length - 1)];
    if (to) to.focus();
  };
  const act = async (row, key) => {
    const part = opened(row) || (await open(row));
    const action = part && part.querySelector(`[data-key="${key}"]`);
    if (action) action.click();
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input, select, textarea, [contenteditable]")) return;
    if (event.key === "j") return step(1);
    if (event.key === "k") return step(-1);
    const at = rowOf(document.activeElement);
    const row = at && at.classList.contains("opened") ? at.previousElementSibling : at;
    if (!row || !sheet.contains(row)) return;
    if (event.key === "Escape") close(row);
    else if ("abgo".includes(event.key)) act(row, event.key);
  });
})();
