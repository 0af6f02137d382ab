"use strict";
// Small comforts; every page works without them.
(() => {
  // The reader's menu closes when the reader goes elsewhere.
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.who[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of document.querySelectorAll("details.who[open]")) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  // data-guard on a form: what was typed is not lost without a question.
  let changed = false;
  document.addEventListener("input", (event) => {
    if (event.target.closest("form[data-guard]")) changed = true;
  });
  document.addEventListener("submit", (event) => {
    if (event.target.matches("form[data-guard]")) changed = false;
  });
  document.addEventListener("kept", () => {
    changed = false;
  });
  window.addEventListener("beforeunload", (event) => {
    // A form that is kept by itself may say at the last moment that it is.
    if (changed) document.dispatchEvent(new Event("leaving"));
    if (changed) event.preventDefault();
  });
  // On a narrow screen the filters above a list are folded until they are asked for.
  if (matchMedia("(max-width: 40rem)").matches) {
    for (const fold of document.querySelectorAll("details[data-fold]")) fold.open = false;
  }
  // The summary of a refused form comes first.
  const summary = document.querySelector(".summary[role=alert]");
  if (summary) summary.focus();
})();
