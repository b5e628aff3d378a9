/* Sends a chosen file at once, in parts: <input type="file" data-upload-url="…" data-machine data-key data-purpose>.
   A part that is lost is sent again, from the offset the server names; after a reload choosing the same file goes on.
   Without this script the field is part of the form as ever. Files that cannot be sent this way stay in the field. */
(() => {
  const RETRY = [1000, 2000, 5000, 10000, 20000];
  const pause = (ms) => new Promise((done) => { setTimeout(done, ms); window.addEventListener("online", done, { once: true }); });
  const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const hash = async (file) => (crypto.subtle ? hex(await crypto.subtle.digest("SHA-256", await file.arrayBuffer())) : "");

  class Refused extends Error {}

  const bind = (input) => {
    if (input.dataset.uploadBound) return;
    input.dataset.uploadBound = "1";
    const words = input.dataset;
    const token = () => input.form.querySelector("[name=csrfmiddlewaretoken]").value;
    const list = Object.assign(document.createElement("ul"), { className: "upload-list" });
    input.after(list);

    const ask = async (url, options, line) => {
      for (let tries = 0; ; tries += 1) {
        if (line.stopped) throw new Refused(line.words("stopped"));
        let answer = null;
        try {
          answer = await fetch(url, { credentials: "same-origin", ...options, headers: { "X-CSRFToken": token(), Accept: "application/json" } });
        } catch { /* no connection: below */ }
        if (answer && answer.status < 500 && answer.status !== 401 && answer.status !== 429) {
          const data = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
          return { status: answer.status, ok: answer.ok, data };
        }
        line.say(answer?.status === 401 ? "login" : "waiting");
        await pause(RETRY[Math.min(tries, RETRY.length - 1)]);
      }
    };

    const lineOf = (file) => {
      const item = document.createElement("li"), text = document.createElement("span"), bar = document.createElement("progress");
      const stop = Object.assign(document.createElement("button"), { type: "button", className: "button button--tertiary button--small", textContent: words.stop });
      stop.setAttribute("aria-label", `${words.stop}: ${file.name}`);
      text.setAttribute("role", "status");
      bar.max = file.size;
      bar.setAttribute("aria-label", file.name);
      item.append(text, " ", bar, " ", stop);
      list.append(item);
      const line = { stopped: false, url: "" };
      let told = -1;
      line.words = (code, percent = 0) => words[code].replace("{name}", file.name).replace("{percent}", `${percent} %`);
      line.say = (code, percent) => { text.textContent = line.words(code, percent); told = -1; };
      line.show = (offset) => {
        const percent = Math.floor((offset / file.size) * 100);
        bar.value = offset;
        if (told < 0 || percent - told >= 10) { line.say("sending", percent); told = percent; }  // a screen reader hears every tenth
      };
      line.end = (message) => { text.textContent = message; bar.remove(); stop.remove(); };
      stop.addEventListener("click", () => { line.stopped = true; if (line.url) fetch(line.url, { method: "DELETE", credentials: "same-origin", headers: { "X-CSRFToken": token() } }).catch(() => {}); line.end(line.words("stopped")); });
      return line;
    };

    const send = async (file) => {
      const line = lineOf(file);
      try {
        if (file.size > Number(words.max)) throw new Refused(line.words("large"));
        line.show(0);
        const sha256 = await hash(file);
        const body = JSON.stringify({ machine: words.machine, key: words.key, purpose: words.purpose, name: file.name, size: file.size, sha256 });
        const begun = await ask(words.uploadUrl, { method: "POST", body }, line);
        if (!begun.ok) throw new Refused(begun.data.message || line.words("failed"));
        line.url = begun.data.url;
        let offset = begun.data.offset;
        while (offset < file.size) {
          line.show(offset);
          const answer = await ask(`${line.url}?offset=${offset}`, { method: "PUT", body: file.slice(offset, offset + begun.data.part) }, line);
          if (answer.data.offset === undefined) throw new Refused(answer.data.message || line.words("failed"));
          offset = answer.data.offset;
        }
        line.show(offset);
        const done = await ask(`${line.url}?sha256=${sha256}`, { method: "POST" }, line);
        if (!done.ok) throw new Refused(done.data.message || line.words("failed"));
        line.end(line.words("done"));
        return true;
      } catch (error) {
        line.end(error instanceof Refused ? error.message : line.words("failed"));
        return false;
      }
    };

    const form = input.form, running = () => Number(form.dataset.uploading || 0);
    input.addEventListener("change", async () => {
      const files = [...input.files];
      input.value = "";
      form.dataset.uploading = String(running() + 1);
      for (const file of files) await send(file);
      form.dataset.uploading = String(running() - 1);
      if (!running()) form.dispatchEvent(new Event("uploads-done"));
    });
    if (form.dataset.uploadForm) return;
    form.dataset.uploadForm = "1";
    form.addEventListener("submit", (event) => {  // saving waits for what is still on its way
      if (!running()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      form.addEventListener("uploads-done", () => form.requestSubmit(event.submitter), { once: true });
    }, { capture: true });
    window.addEventListener("beforeunload", (event) => { if (running()) event.preventDefault(); });
  };
  const all = (root) => root.querySelectorAll?.("input[type=file][data-upload-url]").forEach(bind);
  all(document);
  document.addEventListener("htmx:load", (event) => all(event.target));
})();
