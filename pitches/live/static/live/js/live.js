/* Asks once a second whether the board changed, and counts the clock down by the server's time.
   An unchanged board is answered with 204 and no body; a lost connection is tried again at the same pace. */
(() => {
  const EVERY = 1000;
  const box = document.querySelector("[data-live]");
  const line = document.querySelector("[data-live-state]");
  const sent = document.querySelector("[data-now]")?.dataset.now;
  const ahead = sent ? Date.now() - Date.parse(sent) : 0;

  const two = (n) => String(n).padStart(2, "0");
  const tick = () => document.querySelectorAll("[data-seconds]").forEach((clock) => {
    const ends = clock.dataset.ends;
    const left = ends ? Math.ceil((Date.parse(ends) - (Date.now() - ahead)) / 1000) : Number(clock.dataset.seconds);
    const shown = Math.abs(left);
    clock.toggleAttribute("data-over", left < 0);
    clock.querySelector("[data-clock]").textContent = `${left < 0 ? "−" : ""}${Math.floor(shown / 60)}:${two(shown % 60)}`;
  });

  const ask = async () => {
    try {
      const answer = await fetch(`${box.dataset.live}?v=${box.dataset.version}`, { credentials: "omit", cache: "no-store" });
      if (answer.status === 200) {
        box.innerHTML = await answer.text();
        box.dataset.version = answer.headers.get("X-Version");
        tick();
      }
      if (line) line.textContent = "";
    } catch {
      if (line) line.textContent = line.dataset.lost;
    }
  };
  const loop = async () => {
    const begun = Date.now();
    await ask();
    setTimeout(loop, Math.max(200, EVERY - (Date.now() - begun)));
  };

  tick();
  setInterval(tick, 250);
  if (box) setTimeout(loop, Math.random() * EVERY);
})();
