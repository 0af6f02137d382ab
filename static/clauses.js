"use strict";
// The form of final clauses: what is chosen is followed by its fields at once. Without it a button shows them.
(() => {
  const button = (form) => form.querySelector("[data-show]");
  const show = async (form, id) => {
    const sent = new FormData(form);
    sent.set("do", "show");
    const answer = await fetch(form.action, { method: "POST", body: sent });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const made = page.querySelector("form[data-clauses]");
    if (!answer.ok || !made) throw new Error("not shown");
    form.replaceChildren(...made.childNodes);
    button(form).hidden = true;
    document.getElementById(id)?.focus();
  };
  const form = document.querySelector("form[data-clauses]");
  button(form).hidden = true;
  form.addEventListener("change", (event) => {
    if (!event.target.matches("select[data-shows]")) return;
    show(form, event.target.id).catch(() => {
      button(form).hidden = false;
      button(form).focus();
    });
  });
})();
