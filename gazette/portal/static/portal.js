// Small comforts; every page reads fully without them.
"use strict";
(() => {
  // Contents of a document: folded where they would push the text off a phone's screen.
  const outline = document.querySelector(".g-outline details");
  if (outline && window.matchMedia("(max-width: 75rem)").matches) outline.open = false;

  // ¶ copies the address of its article. Without a clipboard it is a plain link.
  const text = document.querySelector(".g-text");
  const live = document.querySelector(".g-live");
  if (text && live && navigator.clipboard) {
    text.addEventListener("click", (event) => {
      const mark = event.target.closest("a.g-mark");
      if (!mark) return;
      navigator.clipboard.writeText(mark.href).then(
        () => { live.textContent = text.dataset.copied; },
        () => { live.textContent = ""; },
      );
    });
  }

  // A print bears the day it was printed.
  const day = document.querySelector("[data-print-day]");
  if (day) {
    window.addEventListener("beforeprint", () => {
      day.querySelector("span").textContent = new Date().toLocaleDateString(document.documentElement.lang);
      day.hidden = false;
    });
  }
})();
