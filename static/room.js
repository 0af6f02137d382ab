"use strict";
// Shows only the fields that the chosen kind of outcome has. Without it all are shown, and those of other kinds are ignored.
(() => {
  const form = document.querySelector("form[data-outcome]");
  if (!form) return;
  const show = () => {
    const chosen = form.querySelector("input[name=kind]:checked");
    for (const part of form.querySelectorAll("[data-kinds]")) {
      part.hidden = !chosen || !part.dataset.kinds.split(" ").includes(chosen.value);
    }
  };
  form.addEventListener("change", show);
  show();
})();
