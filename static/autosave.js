"use strict";
// Keeps on the server what is typed in a form: after a pause, when one leaves a part or the page, before the form is sent.
// autosave(form, url) answers a function that watches one part: it is given how to read the part and what to do with the
// answer, and answers how to save it at once. Without it nothing is kept before the form is sent.
window.autosave = (form, url) => {
  const PAUSE = 800;
  // What is smaller than this, in characters, a browser sends on after its page is left.
  const SMALL = 60000;
  const parts = [];
  const unsaved = new Set();
  // Every save that is under way, so that the form is sent with the versions that these give.
  const under = new Set();
  // Once the form is on its way nothing is kept after it; whoever comes back to the page types on.
  let sent = false;
  window.addEventListener("pageshow", () => {
    sent = false;
  });
  form.addEventListener("submit", (event) => {
    for (const part of parts) part.stop();
    sent = !under.size;
    if (sent) return;
    event.preventDefault();
    Promise.all(under).then(() => form.requestSubmit(event.submitter));
  });
  const hand = () => {
    for (const part of parts) part.keep();
  };
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) hand();
  });
  // Whoever leaves in the middle of a word is not asked whether to lose it: it is on its way, unless the last one failed.
  let failed = false;
  const light = () => parts.reduce((sum, part) => sum + (unsaved.has(part.element) ? part.size() : 0), 0) < SMALL;
  const leave = () => {
    hand();
    if (navigator.onLine && !failed && light()) form.dispatchEvent(new Event("kept", { bubbles: true }));
  };
  document.addEventListener("leaving", leave);
  return (element, { state, saved, refused }) => {
    let kept = state().toString();
    let busy = false;
    let again = false;
    let timer;
    const stop = () => clearTimeout(timer);
    const settle = () => {
      if (kept === state().toString()) unsaved.delete(element);
      if (!unsaved.size) form.dispatchEvent(new Event("kept", { bubbles: true }));
    };
    const save = async (more) => {
      stop();
      if (sent) return;
      const said = state();
      if (kept === said.toString() && !more) {
        settle();
        return;
      }
      if (busy) {
        again = true;
        return;
      }
      busy = true;
      const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
      const body = new URLSearchParams([...said, ...Object.entries(more || {}), ["csrfmiddlewaretoken", token]]);
      try {
        const keepalive = body.toString().length < SMALL;
        const answer = await fetch(url, { method: "POST", body, keepalive });
        const data = await answer.json();
        if (answer.ok) {
          failed = false;
          saved(data, said);
          kept = said.toString();
          settle();
        } else {
          again = false;
          failed = true;
          refused(answer.status, data);
        }
      } catch {
        failed = true;
        refused(0, {});
      } finally {
        busy = false;
        if (again) {
          again = false;
          await save();
        }
      }
    };
    const keep = (more) => {
      const going = save(more).finally(() => under.delete(going));
      under.add(going);
    };
    element.addEventListener("input", () => {
      sent = false;
      unsaved.add(element);
      stop();
      timer = setTimeout(keep, PAUSE);
    });
    element.addEventListener("focusout", (event) => {
      if (!element.contains(event.relatedTarget)) keep();
    });
    parts.push({ element, keep, stop, size: () => state().toString().length });
    return keep;
  };
};
