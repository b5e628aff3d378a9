/* Characters left, below a field: <p data-counter-for="id" data-max="400">. Counts as the server does, by code point. */
(() => {
  const words = document.getElementById("ui-words")?.dataset ?? {};
  const bind = (note) => {
    const field = document.getElementById(note.dataset.counterFor);
    if (!field || note.dataset.bound) return;
    note.dataset.bound = "1";
    const max = Number(note.dataset.max);
    const show = () => {
      const used = [...field.value.replace(/\r?\n/g, "\r\n")].length;
      const over = used > max;
      note.textContent = (over ? words.over : words.counter).replace("{left}", max - used).replace("{max}", max).replace("{over}", used - max);
      note.classList.toggle("is-over", over);
    };
    field.removeAttribute("maxlength"); /* cutting pasted text silently loses words; the server and this note tell instead */
    field.addEventListener("input", show);
    show();
  };
  const all = (root) => root.querySelectorAll("[data-counter-for]").forEach(bind);
  all(document);
  document.addEventListener("htmx:load", (event) => all(event.target));
})();
