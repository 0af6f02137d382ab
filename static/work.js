/* The grid: what is typed is saved by itself, Enter moves down, "=" repeats the last position. */
(() => {
  "use strict";
  const form = document.querySelector("form.grid");
  if (!form) return;
  const watch = window.autosave(form, form.dataset.rowUrl);
  const fields = (row) => row.querySelectorAll("select, input, textarea");
  const one = (row, name) => row.querySelector("[name^=" + name + "-]");
  const refusal = (status, data) => {
    const why = data.detail || (data.errors || []).map((e) => e.detail).join(" ");
    return status ? [form.dataset.unsaved + ":", why, status === 412 ? form.dataset.stale : ""].join(" ") : form.dataset.unsaved;
  };
  const keepers = new WeakMap();
  for (const row of form.querySelectorAll("tr[data-row]")) {
    const mark = row.querySelector("[data-mark]");
    keepers.set(row, watch(row, {
      state: () => new URLSearchParams(
        [...fields(row)].filter((f) => f.name && (f.type !== "checkbox" || f.checked)).map((f) => [f.name, f.value]),
      ),
      saved: (data, sent) => {
        const version = one(row, "version");
        version.value = data.version;
        sent.set(version.name, data.version);
        mark.textContent = one(row, "status").value ? form.dataset.saved : form.dataset.open;
      },
      refused: (status, data) => {
        mark.textContent = refusal(status, data);
      },
    }));
  }
  const unchanged = (row) => {
    const copy = row.querySelector("[data-copy]");
    if (!copy) return false;
    for (const name of ["status", "progress", "deadline", "text"]) one(row, name).value = copy.dataset[name];
    one(row, "ready").checked = true;
    keepers.get(row)({ unchanged: row.dataset.row });
    return true;
  };
  // The same column of the next row, or of the one before.
  const go = (field, way) => {
    let next = field.closest("tr[data-row]")[way];
    while (next && !next.dataset.row) next = next[way];
    if (next) one(next, field.name.split("-")[0]).focus();
  };
  const down = (field) => go(field, "nextElementSibling");
  const up = (field) => go(field, "previousElementSibling");
  // What a field held when the reader came to it, for Esc.
  const held = new WeakMap();
  form.addEventListener("focusin", ({ target }) => {
    if (target.matches("tr[data-row] :is(input:not([type=checkbox]), select, textarea)")) held.set(target, target.value);
  });
  for (const row of form.querySelectorAll("tr[data-row]")) {
    row.querySelector("[data-copy]")?.addEventListener("click", (event) => {
      event.preventDefault();
      unchanged(row);
    });
  }
  for (const keys of form.querySelectorAll(".keys")) keys.hidden = false;
  form.addEventListener("keydown", (event) => {
    const field = event.target;
    if (!field.matches("tr[data-row] :is(input, select, textarea)") || event.ctrlKey || event.metaKey || event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      down(field);
    } else if (["ArrowDown", "ArrowUp"].includes(event.key) && field.matches("input") && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      (event.key === "ArrowDown" ? down : up)(field);
    } else if (event.key === "Escape" && held.has(field) && field.value !== held.get(field)) {
      event.preventDefault();
      field.value = held.get(field);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    } else if (event.key === "=" && !(field.matches("textarea") && field.value) && unchanged(field.closest("tr"))) {
      event.preventDefault();
      down(field);
    }
  });
})();
