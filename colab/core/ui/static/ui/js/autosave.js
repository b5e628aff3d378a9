/* Keeps what is typed: <form data-autosave-url="…">. Posts the form 1.5 s after the last keystroke.
   The answer is JSON; {"set": {"version": 5}} puts values into fields of the form (for the stale-version check).
   {"theirs": {name: [values]}, "note": "…"} shows what other people changed meanwhile, unless one is typing just there.
   What could not be sent stays in this browser and is put back or offered again; leaving with unsent text asks first.
   Pressing a button sends what is typed first: who is logged out meanwhile stays on the page and is told how to go on.
   With data-autosave-watch="20" a page on which nobody types asks every 20 s for what others changed.
   A form with <input type="hidden" name="partial"> sends only the fields changed on this page, named in that input: two
   devices with the same form open then add to each other, and what is left from before is put back by itself. Its
   data-mine names fields that count as changed from the start; <input type="hidden" name="base"> says what the page had
   shown, and goes along with every saving. */
(() => {
  const words = document.getElementById("ui-words")?.dataset ?? {};
  const WAIT = 1500, RETRY = 10000, TOKEN = "csrfmiddlewaretoken", BASE = "base";

  const values = (form) => [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== TOKEN);
  const visible = (form, pairs) => JSON.stringify(pairs.filter(([name]) => form.querySelector(`[name="${CSS.escape(name)}"]:not([type="hidden"])`)));
  const store = {
    get(key) { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
    set(key, value) { try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* full or forbidden: the server still has its copy */ } },
    drop(key) { try { localStorage.removeItem(key); } catch { /* forbidden */ } },
  };
  const grouped = (pairs) => {
    const byName = Object.create(null);  // names come from forms: none of them may mean anything
    pairs.forEach(([name, value]) => { (byName[name] ??= []).push(value); });
    return byName;
  };
  const put = (form, byName) => {
    for (const [name, list] of Object.entries(byName)) {
      form.querySelectorAll(`[name="${CSS.escape(name)}"]`).forEach((field, at) => {
        if (field.type === "checkbox" || field.type === "radio") field.checked = list.includes(field.value);
        else if (field.type !== "file") field.value = list[at] ?? list[0] ?? "";
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
    const news = Object.assign(document.createElement("p"), { className: "save-note" });
    news.setAttribute("role", "status");
    line.after(news);
    const partial = form.elements.namedItem("partial"), mine = new Set(partial?.dataset.mine?.split(" ")), unsent = new Set();
    let timer = null, sending = false, changed = 0, saved = 0, quiet = false, leaving = false;

    const say = (state, extra = "") => { line.dataset.state = state; line.textContent = (words[state] ?? state) + extra; };
    const sayLogin = () => {
      say("login", " ");
      const link = Object.assign(document.createElement("a"), { href: `${words.loginUrl}?next=${encodeURIComponent(location.pathname)}`, textContent: words.loginLink });
      link.addEventListener("click", () => { leaving = true; });
      line.append(link);
    };
    const note = (names) => {
      names.forEach((name) => { mine.add(name); unsent.add(name); });
      if (partial) partial.value = [...mine].join(" ") || "-";
    };
    note([]);
    const kept = () => values(form).filter(([name]) => !partial || unsent.has(name) || name === BASE);
    const plan = (wait) => { clearTimeout(timer); timer = setTimeout(send, wait); };
    const quietly = (work) => { quiet = true; try { work(); } finally { quiet = false; } };
    const set = (data) => Object.entries(data.set ?? {}).forEach(([name, value]) => form.querySelectorAll(`[name="${CSS.escape(name)}"]`).forEach((field) => { field.value = value; }));
    const show = (data, sent) => {  // others' words, all or none: a field typed in since then is settled by the next saving
      const now = grouped(values(form)), names = Object.keys(data.theirs ?? {});
      if (names.some((name) => JSON.stringify(now[name] ?? []) !== JSON.stringify(sent[name] ?? []))) return;
      if (names.length) quietly(() => put(form, data.theirs));
      if (data.note) news.textContent = data.note;
      set(data);
      last = JSON.stringify(values(form));
    };
    const renew = async () => {  // logged in anew in another window: the old token is worth nothing
      const answer = await fetch(location.href, { credentials: "same-origin" });
      const fresh = !answer.redirected && new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(`[name="${TOKEN}"]`);
      if (fresh) form.querySelector(`[name="${TOKEN}"]`).value = fresh.value;
      return Boolean(fresh);
    };
    const body = () => {
      const made = new FormData(form);
      [...made].forEach(([name, value]) => { if (value instanceof File) made.delete(name); });
      if (partial) {
        [...made.keys()].forEach((name) => { if (name !== TOKEN && name !== BASE && !unsent.has(name)) made.delete(name); });
        made.set("partial", [...unsent].join(" "));
      }
      return made;
    };
    const post = (payload) => fetch(url, { method: "POST", body: payload, headers: { "X-Autosave": "1", Accept: "application/json" }, credentials: "same-origin" });

    /* Resolves to "saved", "refused" (the server has read it and says why), "login" or "offline". */
    const send = async () => {
      if (sending) { plan(WAIT); return "busy"; }
      if (changed === saved) return "saved";
      const sent = changed, sentValues = grouped(values(form)), underway = [...unsent], payload = body();
      unsent.clear();
      sending = true;
      say("saving");
      try {
        let answer = await post(payload);
        if (answer.status === 403 && await renew()) {
          payload.set(TOKEN, form.querySelector(`[name="${TOKEN}"]`).value);
          answer = await post(payload);
        }
        if (answer.status >= 502) throw new Error("no server");
        if (answer.redirected || answer.status === 401 || answer.status === 403) { note(underway); sayLogin(); plan(RETRY); return "login"; }
        const data = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
        show(data, sentValues);
        if (!answer.ok) { note(underway); say("refused", data.message ? ` ${data.message}` : ""); return "refused"; }
        saved = sent;
        if (saved === changed) {
          store.drop(key);
          say("saved", ` ${new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Tokyo" })}`);
        } else plan(WAIT);
        return "saved";
      } catch {
        note(underway);
        say("offline");
        plan(RETRY);
        return "offline";
      } finally { sending = false; }
    };
    let last = JSON.stringify(values(form));
    const touch = (event) => {
      if (quiet) return;
      const now = JSON.stringify(values(form));
      if (now === last) return;  // leaving a field says "change" once more; a line that grew would push the button away
      changed += 1;
      if (event?.target?.name) note([event.target.name]);
      last = JSON.stringify(values(form));
      store.set(key, kept());
      if (!["offline", "login", "refused"].includes(line.dataset.state)) say("unsaved");
      plan(WAIT);
    };

    form.addEventListener("input", touch);
    form.addEventListener("change", touch);
    form.addEventListener("submit", async (event) => {
      if (changed === saved || form.dataset.autosaveThrough) {
        if (!navigator.onLine) { event.preventDefault(); event.stopImmediatePropagation(); say("offline"); return; }
        leaving = true;
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      clearTimeout(timer);
      while (sending) await new Promise((done) => { setTimeout(done, 50); });
      const result = await send();
      if (result === "login" || result === "offline") { line.scrollIntoView({ block: "center" }); return; }
      form.dataset.autosaveThrough = "1";
      form.requestSubmit(event.submitter);
      delete form.dataset.autosaveThrough;
    }, { capture: true });
    window.addEventListener("online", () => plan(0));
    window.addEventListener("beforeunload", (event) => { if (changed !== saved && !leaving) event.preventDefault(); });
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden" && changed !== saved) send(); });

    const watch = async () => {
      if (sending || changed !== saved || document.visibilityState === "hidden" || !navigator.onLine) return;
      const had = grouped(values(form)), asked = changed, query = new URLSearchParams(values(form).filter(([name]) => name === "edits_seen" || name === "page"));
      try {
        const answer = await fetch(`${url}?${query}`, { headers: { Accept: "application/json" }, credentials: "same-origin" });
        if (answer.ok && !answer.redirected && asked === changed && !sending) show(await answer.json(), had);
      } catch { /* the next time */ }
    };
    if (form.dataset.autosaveWatch) setInterval(watch, Number(form.dataset.autosaveWatch) * 1000);

    const left = store.get(key), based = form.elements.namedItem("edits_seen");
    if (!left?.length) return;
    if (form.dataset.autosaveAnswered !== undefined || (!partial && visible(form, left) === visible(form, values(form)))) {
      store.drop(key);
    } else if (partial || based) {  // the server knows what this text was based on, so that nobody's words are lost
      put(form, grouped(left));
      if (based) news.textContent = words.putBack ?? "";
    } else {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "button button--secondary button--small", textContent: words.restore });
      button.addEventListener("click", () => { put(form, grouped(left)); button.remove(); });
      line.after(button);
    }
  };
  const all = (root) => root.querySelectorAll?.("form[data-autosave-url]").forEach(bind);
  all(document);
  document.addEventListener("htmx:load", (event) => all(event.target));
})();
