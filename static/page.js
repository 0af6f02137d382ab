"use strict";
// Small comforts; every page works without them.
(() => {
  // data-dialog="id" on a button or link opens that dialog in place of the confirmation page it leads to.
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-dialog]");
    const dialog = opener && document.getElementById(opener.dataset.dialog);
    if (dialog && dialog.showModal) {
      event.preventDefault();
      dialog.showModal();
    }
    // The reader's menu closes when the reader goes elsewhere.
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
  window.addEventListener("beforeunload", (event) => {
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
