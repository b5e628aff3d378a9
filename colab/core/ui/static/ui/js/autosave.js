/* Keeps what is typed: <form data-autosave-url="…">. Posts the form 1.5 s after the last keystroke.
   The answer is JSON; {"set": {"version": 5}} puts values into fields of the form (for the stale-version check).
   What could not be sent stays in this browser and is offered again; leaving with unsent text asks first. */
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
    let timer = null, sending = false, changed = 0, saved = 0;

    const say = (state, extra = "") => { line.dataset.state = state; line.textContent = (words[state] ?? state) + extra; };
    const plan = (wait) => { clearTimeout(timer); timer = setTimeout(send, wait); };
    const send = async () => {
      if (sending) { plan(WAIT); return; }
      if (changed === saved) return;
      const sent = changed, body = new FormData(form);
      [...body].forEach(([name, value]) => { if (value instanceof File) body.delete(name); });
      sending = true;
      say("saving");
      try {
        const answer = await fetch(url, { method: "POST", body, headers: { "X-Autosave": "1", Accept: "application/json" }, credentials: "same-origin" });
        const data = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
        Object.entries(data.set ?? {}).forEach(([name, value]) => form.querySelectorAll(`[name="${CSS.escape(name)}"]`).forEach((field) => { field.value = value; }));
        if (!answer.ok || answer.redirected) { say("refused", data.message ? ` ${data.message}` : ""); return; }
        saved = sent;
        if (saved === changed) {
          store.drop(key);
          say("saved", ` ${new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" })}`);
        } else plan(WAIT);
      } catch {
        say("offline");
        plan(RETRY);
      } finally { sending = false; }
    };
    const touch = () => {
      changed += 1;
      store.set(key, values(form));
      if (line.dataset.state !== "offline") say("unsaved");
      plan(WAIT);
    };

    form.addEventListener("input", touch);
    form.addEventListener("change", touch);
    form.addEventListener("submit", () => { saved = changed; clearTimeout(timer); store.drop(key); });
    window.addEventListener("online", () => plan(0));
    window.addEventListener("beforeunload", (event) => { if (changed !== saved) event.preventDefault(); });
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden" && changed !== saved) send(); });

    const left = store.get(key);
    if (left && JSON.stringify(left) !== JSON.stringify(values(form))) {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "button button--secondary button--small", textContent: words.restore });
      button.addEventListener("click", () => { put(form, left); button.remove(); touch(); });
      line.after(button);
    }
  };
  const all = (root) => root.querySelectorAll?.("form[data-autosave-url]").forEach(bind);
  all(document);
  document.addEventListener("htmx:load", (event) => all(event.target));
})();
