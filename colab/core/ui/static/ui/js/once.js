/* A form with data-once is sent once: a second press while it is under way does nothing. */
(() => {
  const words = document.getElementById("ui-words")?.dataset ?? {};
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-once]") || event.defaultPrevented) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    const button = event.submitter;
    /* Disabled only after the browser has read the form, or the button's own name and value would be missing. */
    setTimeout(() => {
      form.querySelectorAll("button[type=submit], button:not([type])").forEach((each) => each.setAttribute("aria-disabled", "true"));
      if (button) { button.dataset.label = button.textContent; button.textContent = words.sending || button.textContent; }
    });
  });
  /* Back from the browser's cache: the form can be sent again. */
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    document.querySelectorAll("form[data-once]").forEach((form) => {
      delete form.dataset.sent;
      form.querySelectorAll("[aria-disabled]").forEach((each) => {
        each.removeAttribute("aria-disabled");
        if (each.dataset.label) each.textContent = each.dataset.label;
      });
    });
  });
})();
