/* The grid: what is typed is saved by itself, Enter moves down, "=" repeats the last position. */
(() => {
  "use strict";
  const form = document.querySelector("form.grid");
  if (!form) return;
  const PAUSE = 800;
  const fields = (row) => row.querySelectorAll("select, input, textarea");
  const state = (row) => new URLSearchParams(
    [...fields(row)].filter((f) => f.name && (f.type !== "checkbox" || f.checked)).map((f) => [f.name, f.value]),
  );
  const one = (row, name) => row.querySelector("[name^=" + name + "-]");
  const kept = new WeakMap();
  const busy = new WeakSet();
  const again = new WeakSet();
  const timers = new WeakMap();
  const refusal = (answer, data) => {
    const why = data.detail || (data.errors || []).map((e) => e.detail).join(" ");
    return [form.dataset.unsaved + ":", why, answer.status === 412 ? form.dataset.stale : ""].join(" ");
  };
  const save = async (row, unchanged) => {
    clearTimeout(timers.get(row));
    const sent = state(row);
    if (kept.get(row) === sent.toString() && !unchanged) return;
    if (busy.has(row)) {
      again.add(row);
      return;
    }
    busy.add(row);
    const mark = row.querySelector("[data-mark]");
    const body = new URLSearchParams(sent);
    if (unchanged) body.append("unchanged", row.dataset.row);
    body.append("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
    try {
      const answer = await fetch(form.dataset.rowUrl, { method: "POST", body });
      const data = await answer.json();
      if (answer.ok) {
        const version = one(row, "version");
        version.value = data.version;
        sent.set(version.name, data.version);
        kept.set(row, sent.toString());
        mark.textContent = one(row, "status").value ? form.dataset.saved : form.dataset.open;
      } else {
        again.delete(row);
        mark.textContent = refusal(answer, data);
      }
    } catch {
      mark.textContent = form.dataset.unsaved;
    } finally {
      busy.delete(row);
      if (again.delete(row)) await save(row);
    }
  };
  // Every save that is under way, so that the form is sent with the versions that these give.
  const under = new Set();
  const keep = (row, unchanged) => {
    const going = save(row, unchanged).finally(() => under.delete(going));
    under.add(going);
  };
  const unchanged = (row) => {
    const copy = row.querySelector("[data-copy]");
    if (!copy) return false;
    for (const name of ["status", "progress", "deadline", "text"]) one(row, name).value = copy.dataset[name];
    one(row, "ready").checked = true;
    keep(row, true);
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
    kept.set(row, state(row).toString());
    row.addEventListener("input", () => {
      clearTimeout(timers.get(row));
      timers.set(row, setTimeout(keep, PAUSE, row));
    });
    row.addEventListener("focusout", (event) => {
      if (!row.contains(event.relatedTarget)) keep(row);
    });
    row.querySelector("[data-copy]")?.addEventListener("click", (event) => {
      event.preventDefault();
      unchanged(row);
    });
  }
  form.addEventListener("submit", (event) => {
    for (const row of form.querySelectorAll("tr[data-row]")) clearTimeout(timers.get(row));
    if (!under.size) return;
    event.preventDefault();
    Promise.all(under).then(() => form.requestSubmit(event.submitter));
  });
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
