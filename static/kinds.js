"use strict";
// The form of a decision: only the fields of the chosen kind. Without it all fields are shown, those of other kinds are
// ignored.
(() => {
  const form = document.querySelector("form[data-outcome]");
  const show = () => {
    const chosen = form.querySelector("input[name=kind]:checked");
    for (const part of form.querySelectorAll("[data-kinds]")) {
      part.hidden = !chosen || !part.dataset.kinds.split(" ").includes(chosen.value);
    }
  };
  form.addEventListener("change", show);
  show();
})();
