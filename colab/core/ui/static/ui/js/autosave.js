/* Keeps what is typed: <form data-autosave-url="…">. Posts the form 1.5 s after the last keystroke.
   The answer is JSON; {"set": {"version": 5}} puts values into fields of the form (for the stale-version check).
   What could not be sent stays in this browser and is offered again; leaving with unsent text asks first.
   A form with <input type="hidden" name="partial"> sends only the fields changed on this page, named in that input: two
   devices with the same form open then add to each other, and what is left from before is put back by itself. */
(() => {
  const words = document.getElementById("ui-words")?.dataset ?? {};
  const WAIT = 1500, RETRY = 10000;

  const values = (form) => [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken");
  const store = {
    get(key) { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
    set(key, value) { try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* full or forbidden: the server still has its copy */ } },
    drop(key) { try { localStorage.removeItem(key); } catch { /* forbidden */ } },
  };
  const put = (form, pairs) => {
    const byName = new Map();
    pairs.forEach(([name, value]) => byName.set(name, [...(byName.get(name) ?? []), value]));
    for (const [name, list] of byName) {
      form.querySelectorAll(`[name="${CSS.escape(name)}"]`).forEach((field, at) => {
        if (field.type === "checkbox" || field.type === "radio") field.checked = list.includes(field.value);
        else if (field.type !== "file") field.value = list[at] ?? list[0];
        field.dispatchEvent(new Event("input", { bubbles: true }));
      });
    }
  };

  const bind = (form) => {
    if (form.dataset.autosaveBound) return;
    form.dataset.autosaveBound = "1";
    const url = form.dataset.autosaveUrl, key = `colab-unsent:${url}`;
    let line = form.querySelector("[data-save-state]");
    if (!line) {
      line = Object.assign(document.createElement("p"), { className: "save-state" });
      (form.querySelector(".form-actions") ?? form).prepend(line);
    }
    line.setAttribute("role", "status");
    const partial = form.elements.namedItem("partial"), mine = new Set(), unsent = new Set();
    let timer = null, sending = false, changed = 0, saved = 0;

    const say = (state, extra = "") => { line.dataset.state = state; line.textContent = (words[state] ?? state) + extra; };
    const note = (names) => {
      names.forEach((name) => { mine.add(name); unsent.add(name); });
      if (partial) partial.value = [...mine].join(" ") || "-";
    };
    note([]);
    const kept = () => values(form).filter(([name]) => !partial || unsent.has(name));
    const plan = (wait) => { clearTimeout(timer); timer = setTimeout(send, wait); };
    const send = async () => {
      if (sending) { plan(WAIT); return; }
      if (changed === saved) return;
      const sent = changed, body = new FormData(form);
      [...body].forEach(([name, value]) => { if (value instanceof File) body.delete(name); });
      if (partial) {
        [...body.keys()].forEach((name) => { if (name !== "csrfmiddlewaretoken" && !unsent.has(name)) body.delete(name); });
        body.set("partial", [...unsent].join(" "));
      }
      const underway = [...unsent];
      unsent.clear();
      sending = true;
      say("saving");
      try {
        const answer = await fetch(url, { method: "POST", body, headers: { "X-Autosave": "1", Accept: "application/json" }, credentials: "same-origin" });
        const data = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
        Object.entries(data.set ?? {}).forEach(([name, value]) => form.querySelectorAll(`[name="${CSS.escape(name)}"]`).forEach((field) => { field.value = value; }));
        if (!answer.ok || answer.redirected) { note(underway); say("refused", data.message ? ` ${data.message}` : ""); return; }
        saved = sent;
        if (saved === changed) {
          store.drop(key);
          say("saved", ` ${new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" })}`);
        } else plan(WAIT);
      } catch {
        note(underway);
        say("offline");
        plan(RETRY);
      } finally { sending = false; }
    };
    const touch = (event) => {
      changed += 1;
      if (event?.target?.name) note([event.target.name]);
      store.set(key, kept());
      if (line.dataset.state !== "offline") say("unsaved");
      plan(WAIT);
    };

    form.addEventListener("input", touch);
    form.addEventListener("change", touch);
    form.addEventListener("submit", (event) => {
      if (!navigator.onLine) { event.preventDefault(); say("offline"); plan(RETRY); return; }
      saved = changed;
      clearTimeout(timer);
      store.drop(key);
    });
    window.addEventListener("online", () => plan(0));
    window.addEventListener("beforeunload", (event) => { if (changed !== saved) event.preventDefault(); });
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden" && changed !== saved) send(); });

    const left = store.get(key);
    if (left?.length && partial) {
      put(form, left);
    } else if (left && JSON.stringify(left) !== JSON.stringify(values(form))) {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "button button--secondary button--small", textContent: words.restore });
      button.addEventListener("click", () => { put(form, left); button.remove(); touch(); });
      line.after(button);
    }
  };
  const all = (root) => root.querySelectorAll?.("form[data-autosave-url]").forEach(bind);
  all(document);
  document.addEventListener("htmx:load", (event) => all(event.target));
})();
