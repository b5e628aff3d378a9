/* A list below the search box while one types: <input data-suggest="address" data-suggest-none="…" data-suggest-some="{n} …">.
   A combobox after the ARIA pattern: arrows walk, Enter opens, Escape closes; without a choice Enter searches as ever. */
(() => {
  let number = 0;
  const bind = (input) => {
    const list = document.createElement("ul");
    const status = document.createElement("span");
    list.id = `suggestions-${++number}`;
    list.className = "suggest";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", input.dataset.suggestLabel);
    list.hidden = true;
    status.className = "visually-hidden";
    status.setAttribute("role", "status");
    input.after(list, status);
    const holder = input.parentElement;
    holder.classList.add("suggest-holder");
    for (const [name, value] of [["role", "combobox"], ["autocomplete", "off"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-expanded", "false"]]) input.setAttribute(name, value);
    let at = -1, timer = 0, asked = 0, wanted = null;
    const options = () => [...list.children];
    const mark = (next) => {
      options()[at]?.setAttribute("aria-selected", "false");
      at = next;
      const option = options()[at];
      option?.setAttribute("aria-selected", "true");
      option?.scrollIntoView({ block: "nearest" });
      if (option) input.setAttribute("aria-activedescendant", option.id); else input.removeAttribute("aria-activedescendant");
    };
    const close = () => {
      wanted?.abort();
      clearTimeout(timer);
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      mark(-1);
    };
    const line = (one, place) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${place}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.url = one.url;
      for (const [name, text] of [["suggest__note", one.note], ["suggest__label", one.label]]) {
        const part = document.createElement("span");
        part.className = name;
        part.textContent = text;
        if (one.lang && name === "suggest__label") part.lang = one.lang;
        option.append(part);
      }
      return option;
    };
    const show = (found) => {
      at = -1;
      input.removeAttribute("aria-activedescendant");
      list.replaceChildren(...found.map(line));
      list.hidden = !found.length || document.activeElement !== input;
      input.setAttribute("aria-expanded", String(!list.hidden));
      status.textContent = found.length ? input.dataset.suggestSome.replace("{n}", found.length) : input.dataset.suggestNone;
    };
    const ask = async () => {
      const typed = input.value.trim();
      if (!typed) { close(); status.textContent = ""; return; }
      const mine = ++asked;
      wanted?.abort();
      wanted = new AbortController();
      try {
        const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(typed)}`, { signal: wanted.signal, headers: { Accept: "application/json" } });
        const found = answer.ok ? (await answer.json()).options : [];
        if (mine === asked) show(found);
      } catch { /* given up for a newer question, or no connection: the box still searches */ }
    };
    input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 150); });
    input.addEventListener("blur", () => setTimeout(close, 150));
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return; /* these keys belong to the input method */
      if (event.key === "Escape" && !list.hidden) { event.preventDefault(); event.stopPropagation(); close(); return; }
      if (event.key === "Enter" && at >= 0 && !list.hidden) { event.preventDefault(); location.assign(options()[at].dataset.url); return; }
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      if (list.hidden) { ask(); return; }
      const length = options().length + 1;
      mark((at + 1 + step + length) % length - 1);
    });
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => { const option = event.target.closest("[role=option]"); if (option) location.assign(option.dataset.url); });
  };
  document.querySelectorAll("input[data-suggest]").forEach(bind);
})();
