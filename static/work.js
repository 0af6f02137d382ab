/* The grid of positions: saves each row when it is left, Enter moves down, "unchanged" copies the last position. */
(() => {
  "use strict";
  const form = document.querySelector("form.grid");
  if (!form) return;
  const fields = (row) => row.querySelectorAll("select, input, textarea");
  const state = (row) => new URLSearchParams(
    [...fields(row)].filter((f) => f.name && (f.type !== "checkbox" || f.checked)).map((f) => [f.name, f.value]),
  );
  const kept = new WeakMap();
  const busy = new WeakSet();
  const save = async (row) => {
    const sent = state(row);
    const said = sent.toString();
    if (busy.has(row) || kept.get(row) === said || !row.querySelector("select").value) return;
    busy.add(row);
    const mark = row.querySelector("[data-mark]");
    sent.append("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
    try {
      const answer = await fetch(form.dataset.rowUrl, { method: "POST", body: sent });
      const data = await answer.json();
      if (answer.ok) {
        row.querySelector("[name^=version-]").value = data.version;
        const version = row.querySelector("[name^=version-]").name;
        sent.delete("csrfmiddlewaretoken");
        sent.set(version, data.version);
        kept.set(row, sent.toString());
        mark.textContent = form.dataset.saved;
      } else {
        mark.textContent = form.dataset.unsaved + ": " + (data.detail || (data.errors || []).map((e) => e.detail).join(" "));
      }
    } catch {
      mark.textContent = form.dataset.unsaved;
    } finally {
      busy.delete(row);
    }
  };
  for (const row of form.querySelectorAll("tr[data-row]")) {
    kept.set(row, state(row).toString());
    row.addEventListener("focusout", (event) => {
      if (!row.contains(event.relatedTarget)) save(row);
    });
    const copy = row.querySelector("[data-copy]");
    if (copy) {
      copy.hidden = false;
      copy.addEventListener("click", () => {
        for (const name of ["status", "progress", "deadline", "text"]) {
          row.querySelector("[name^=" + name + "-]").value = copy.dataset[name];
        }
        row.querySelector("[type=checkbox]").checked = true;
        save(row);
      });
    }
  }
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("input, select")) return;
    event.preventDefault();
    const row = event.target.closest("tr[data-row]");
    let next = row && row.nextElementSibling;
    while (next && !next.dataset.row) next = next.nextElementSibling;
    if (!next) return;
    const prefix = event.target.name.split("-")[0];
    const target = next.querySelector("[name^=" + prefix + "-]");
    if (target) target.focus();
  });
})();
