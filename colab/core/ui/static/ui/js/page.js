/* Small manners of the page: errors get the focus, Escape and a press elsewhere close the menus. */
(() => {
  document.querySelector("[data-error-summary]")?.focus();
  const menus = () => document.querySelectorAll("details.menu[open], details.account[open]");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menus().forEach((menu) => {
      const inside = menu.contains(document.activeElement);
      menu.open = false;
      if (inside) menu.querySelector("summary").focus();
    });
  });
  document.addEventListener("click", (event) => menus().forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; }));
  /* The way down to the folded filters of a list, on narrow windows. */
  document.addEventListener("click", (event) => {
    const fold = event.target.closest('a[href="#filters"]') && document.querySelector(".filter-fold");
    if (fold) { fold.open = true; fold.querySelector("summary").focus(); }
  });
  /* Lists of filters act at once where scripts run; the button stays for everybody else. */
  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-auto-submit]");
    if (form && event.target.matches("select, input[type=checkbox], input[type=radio]")) form.requestSubmit();
  });
})();
