/* Digits choose the mark of the criterion in which the focus is: "7", or "1" and "0" for ten. Arrows work by themselves. */
(() => {
  const WAIT = 800;
  let typed = "", at = 0;
  document.addEventListener("keydown", (event) => {
    const radio = event.target.closest?.('.marks input[type="radio"]');
    if (!radio || !/^[0-9]$/.test(event.key) || event.ctrlKey || event.altKey || event.metaKey) return;
    const group = [...radio.form.elements[radio.name]];
    const now = Date.now();
    const value = now - at < WAIT && group.some((one) => one.value === typed + event.key) ? typed + event.key : event.key;
    const chosen = group.find((one) => one.value === value && !one.disabled);
    if (!chosen) return;
    event.preventDefault();
    typed = value;
    at = now;
    chosen.checked = true;
    chosen.focus();
    chosen.dispatchEvent(new Event("change", { bubbles: true }));
  });
})();
