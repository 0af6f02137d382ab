"use strict";
// The session room: what is typed kept by itself, keys, and what others record. Without it nothing is kept before it is
// recorded.
(() => {
  const form = document.querySelector("form[data-outcome]");
  const wide = matchMedia("(min-width: 64.01rem)").matches;

  const record = form && form.querySelector("[data-record]");
  if (form) {
    // --- What is typed
    const mark = document.querySelector(".record [data-mark]");
    const discard = form.querySelector("[data-discard]");
    window.autosave(form, form.dataset.keep)(form, {
      state: () => {
        const said = new URLSearchParams(new FormData(form));
        for (const name of ["csrfmiddlewaretoken", "once"]) said.delete(name);
        return said;
      },
      saved: (data, sent) => {
        form.elements.draft.value = data.version;
        sent.set("draft", data.version);
        mark.textContent = data.mark;
        discard.hidden = !data.version;
      },
      refused: (status, data) => {
        const why = status === 412 ? form.dataset.elsewhere : data.detail || "";
        mark.textContent = [form.dataset.unsaved, why].filter(Boolean).join(": ");
      },
    });

    // Where a point was opened, one goes on in its form; on a small screen the point is read first.
    if (wide && location.search.includes("point=") && !document.querySelector(".summary[role=alert]")) {
      const first = form.querySelector("input[name=kind]:checked") || form.querySelector("input[name=kind]");
      if (first) first.focus({ preventScroll: true });
    }
  }

  // --- A long agenda is scrolled to the point that is open
  const agenda = document.querySelector(".points ol");
  const here = agenda && agenda.querySelector("[aria-current]");
  if (here) {
    const row = here.closest("li");
    const above = row.previousElementSibling;
    const fits = above && agenda.clientHeight > above.offsetHeight + 2 * row.offsetHeight;
    agenda.scrollTop = (fits ? above : row).offsetTop;
  }

  // --- Keys
  const keys = document.querySelector("details.keys");
  const single = keys.querySelector("[data-single]");
  const links = [...document.querySelectorAll(".points a")];
  keys.hidden = false;
  single.checked = localStorage.getItem("room-keys") !== "off";
  single.addEventListener("change", () => localStorage.setItem("room-keys", single.checked ? "on" : "off"));
  const step = (by) => {
    const focused = links.indexOf(document.activeElement);
    const current = links.findIndex((link) => link.hasAttribute("aria-current"));
    const to = links[Math.min(Math.max((focused < 0 ? current : focused) + by, 0), links.length - 1)];
    if (to) to.focus();
  };
  const tab = (figure) => {
    const link = document.querySelectorAll(".tabs a")[figure - 1];
    if (link) link.click();
  };
  const list = () => {
    keys.open = !keys.open;
    if (keys.open) keys.querySelector("summary").focus();
  };
  const plain = { j: () => step(1), k: () => step(-1), 1: () => tab(1), 2: () => tab(2), "?": list };
  const arrows = { ArrowDown: 1, ArrowUp: -1 };
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      if (!record || record.disabled) return;
      event.preventDefault();
      form.requestSubmit(record);
      return;
    }
    if (event.ctrlKey || event.metaKey) return;
    if (arrows[event.key] && links.includes(event.target)) {
      event.preventDefault();
      step(arrows[event.key]);
    } else if (event.key === "Escape" && keys.open && keys.contains(event.target)) {
      keys.open = false;
      keys.querySelector("summary").focus();
    } else if (single.checked && plain[event.key] && !event.target.matches("select, textarea, input:not([type=radio], [type=checkbox])")) {
      event.preventDefault();
      plain[event.key]();
    }
  });

  // --- What others record while the room stays open
  const PAUSE = 20000;
  const ends = document.querySelector("[data-ends]");
  const dealt = document.querySelector("p[data-dealt]");
  const look = async () => {
    if (document.hidden || ends.contains(document.activeElement)) return;
    const answer = await fetch(ends.dataset.ends).catch(() => null);
    if (!answer || !answer.ok || answer.redirected) return;
    const came = document.createElement("template");
    came.innerHTML = (await answer.text()).trim();
    const said = came.content.querySelector("[data-said]");
    if (said) said.remove();
    if (dealt && said) {
      dealt.textContent = said.textContent;
      dealt.hidden = false;
    }
    if (came.innerHTML.trim() !== ends.innerHTML.trim()) ends.replaceChildren(came.content);
  };
  setInterval(look, PAUSE);
  document.addEventListener("visibilitychange", look);
})();
