// What plain links and buttons cannot do. First: cover the page at once when someone leaves, and leave on Shift pressed three times within five seconds.
(() => {
  const leave = document.querySelector("[data-leave]");
  const presses = [];

  const go = address => {
    const cover = document.createElement("div");
    cover.className = "leaving";
    document.body.append(cover);
    document.title = "\u200b";
    location.replace(address);
  };

  document.addEventListener("click", event => {
    const link = event.target.closest?.("[data-leave]");
    if (!link) return;
    event.preventDefault();
    go(link.href);
  });

  document.addEventListener("keyup", event => {
    const exit = leave ?? document.querySelector("[data-leave]");
    if (event.key !== "Shift") {
      presses.length = 0;
      return;
    }
    presses.push(event.timeStamp);
    if (presses.length > 3) presses.shift();
    if (exit && presses.length === 3 && event.timeStamp - presses[0] < 5000) go(exit.href);
  });

  document.addEventListener("click", event => {
    if (event.target.closest?.("[data-print]")) window.print();
  });

  // The second click of a double-click is not a second order.
  window.addEventListener("click", event => {
    if (event.detail < 2 || !event.target.closest?.("button.btn")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);

  // A link within the page takes the focus along. The script of a circuit would only scroll, and a fieldset takes none: then its first control.
  window.addEventListener("click", event => {
    const link = event.target.closest?.("a[href*='#']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || link.href.split("#")[0] !== location.href.split("#")[0]) return;
    const aim = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    aim?.focus();
    if (document.activeElement !== aim) aim?.querySelector("input:enabled, select:enabled, textarea:enabled, button:enabled, a[href]")?.focus();
  }, true);

  // Whoever arrives at a page with a circuit stands at its heading: as soon as there is one, and at the next one when it is
  // replaced once the page has loaded. Whoever does anything meanwhile is not called back.
  customElements.define("page-arrival", class extends HTMLElement {
    connectedCallback() {
      this.ended = new AbortController();
      let heading = null;
      const end = () => this.ended.abort();
      const look = () => {
        const shown = document.querySelector("main h1");
        if (shown && shown !== heading) (heading = shown).focus();
        if (shown && !document.querySelector("main .skeleton")) end();
      };
      const watch = new MutationObserver(look);
      const { signal } = this.ended;
      signal.addEventListener("abort", () => watch.disconnect());
      document.addEventListener("focusin", event => { if (event.target !== heading) end(); }, { signal });
      for (const act of ["pointerdown", "wheel", "keydown"]) document.addEventListener(act, end, { signal, passive: true });
      // What stood here before is still being taken away.
      queueMicrotask(() => {
        if (signal.aborted) return;
        watch.observe(document.body, { childList: true, subtree: true });
        look();
      });
    }

    disconnectedCallback() {
      this.ended.abort();
    }
  });

  // A press that was refused at a field leads to the first such field of its form, with what is said of it in view.
  // A question with several answers takes no focus: then the answer that is chosen, or the first.
  customElements.define("first-problem", class extends HTMLElement {
    connectedCallback() {
      // What is wrong may be drawn after this.
      queueMicrotask(() => {
        const wrong = this.closest("form, section")?.querySelector("[aria-invalid=true]");
        const aim = wrong?.matches("fieldset") ? wrong.querySelector("input:checked") ?? wrong.querySelector("input:enabled") : wrong;
        aim?.focus();
        wrong?.closest(".field")?.scrollIntoView({ block: "nearest" });
      });
    }
  });

  document.querySelector(".error-summary")?.focus();

  // Whoever does nothing for a while is signed out; some time before, a notice says so. How long is left only the server knows: its owner may
  // be busy at another page. To ask keeps nobody signed in. What somebody does here keeps them, and is told at most once a minute, or at once while
  // the notice stands.
  const stay = document.querySelector("[data-stay]");
  if (stay) {
    const notice = stay.querySelector(".stay-notice");
    const stayed = stay.nextElementSibling.firstElementChild;
    const warning = Number(stay.dataset.warning);
    const quiet = "tellsActs" in stay.dataset ? 60 : Infinity;
    let told = performance.now();
    let asked = 0;
    let timer;
    let before = null;

    const askIn = seconds => {
      clearTimeout(timer);
      timer = setTimeout(ask, seconds * 1000);
    };

    const turn = shown => {
      if (notice.hidden === !shown) return;
      // Focus that has moved into the notice goes back to where it was.
      if (!shown && notice.contains(document.activeElement)) (before?.isConnected ? before : document.getElementById("main"))?.focus();
      notice.hidden = !shown;
      stayed.hidden = shown;
      // What somebody is about to fill in stays in view above it; who has moved on from there is not called back.
      const field = document.activeElement?.closest("input, select, textarea, button, a");
      const at = field?.getBoundingClientRect();
      if (shown && at && at.bottom > 0 && at.top < innerHeight) field.scrollIntoView({ block: "nearest" });
    };

    const ask = async (address = "/account/time-left") => {
      const mine = ++asked;
      let left = NaN;
      try {
        const answer = await fetch(address, { cache: "no-store", redirect: "error" });
        if (answer.status === 200) left = Number(await answer.text());
      } catch {
        // Without a connection nobody can say.
      }
      if (mine !== asked) return;
      if (left <= 0) {
        // The server says why, and leads back here.
        location.replace(location.pathname + location.search);
        return;
      }
      if (!Number.isNaN(left)) turn(left <= warning);
      askIn(Number.isNaN(left) ? 30 : left > warning ? left - warning : left);
    };

    const tell = event => {
      const now = performance.now();
      if (!event.isTrusted || now - told < (notice.hidden ? quiet : 1) * 1000) return;
      told = now;
      ask("/account/time-left/stay");
    };

    for (const act of ["pointerdown", "click", "wheel", "keydown", "input"]) document.addEventListener(act, tell, { capture: true, passive: true });
    notice.addEventListener("focusin", event => { if (!notice.contains(event.relatedTarget)) before = event.relatedTarget; });
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") ask(); });
    window.addEventListener("pageshow", event => { if (event.persisted) ask(); });
    askIn(Number(stay.dataset.left) - warning);
  }
})();
