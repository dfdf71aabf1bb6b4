// Compares a file's SHA-256 with the list of published files. The file stays on the computer; the seal is not checked here.
"use strict";
(() => {
  const drop = document.getElementById("g-drop");
  if (!drop) return;
  const chooser = document.getElementById("g-file");
  const result = document.getElementById("g-result");
  const verdict = document.getElementById("g-verdict");
  const detail = document.getElementById("g-detail");
  const words = drop.dataset;
  const years = words.years.split(" ").filter(Boolean);
  const known = new Map();
  const loaded = new Set();
  const failed = [];
  let loading = null;

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));

  // Rows: digest, path, issue, document.
  window.gazetteCheckData = (year, rows) => {
    loaded.add(String(year));
    for (const [digest, path, issue, name] of rows) known.set(digest, { path, issue, name });
  };

  const load = () => {
    loading ??= Promise.all(years.map((year) => new Promise((resolve) => {
      const script = document.createElement("script");
      script.src = `${words.folder}${year}.js`;
      script.onload = () => { if (!loaded.has(year)) failed.push(year); resolve(); };
      script.onerror = () => { failed.push(year); resolve(); };
      document.head.append(script);
    })));
    return loading;
  };

  const say = (outcome, text) => {
    result.hidden = false;
    verdict.className = `g-verdict g-verdict-${outcome}`;
    verdict.textContent = text;
  };

  const line = (name, value, href) => {
    const term = document.createElement("dt");
    term.textContent = name;
    const said = document.createElement("dd");
    if (href) {
      const link = document.createElement("a");
      link.href = href;
      link.textContent = value;
      said.append(link);
    } else {
      const code = document.createElement("code");
      code.className = "g-digest";
      code.textContent = value;
      said.append(code);
    }
    detail.append(term, said);
  };

  const check = async (file) => {
    detail.replaceChildren();
    say("working", fill(words.working, { name: file.name }));
    if (!globalThis.crypto?.subtle) { say("unsure", words.nocrypto); return; }
    let octets;
    try {
      octets = await file.arrayBuffer();
    } catch {
      say("unsure", words.unreadable);
      return;
    }
    const [hash] = await Promise.all([crypto.subtle.digest("SHA-256", octets), load()]);
    const digest = Array.from(new Uint8Array(hash), (octet) => octet.toString(16).padStart(2, "0")).join("");
    const found = known.get(digest);
    if (found) {
      say("same", words.same);
      line(words.published, [found.name, fill(words.issue, { numbers: found.issue }), found.path].filter(Boolean).join(" · "),
        words.root + found.path.split("/").map(encodeURIComponent).join("/"));
    } else if (failed.length) {
      say("unsure", fill(words.unsure, { years: failed.join(", ") }));
    } else {
      say("other", `${words.other} ${words.hint}`);
    }
    line(words.digest, digest);
  };

  drop.hidden = false;
  chooser.addEventListener("change", () => { if (chooser.files.length) check(chooser.files[0]); });
  drop.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("g-over"); });
  drop.addEventListener("dragleave", () => drop.classList.remove("g-over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("g-over");
    if (event.dataTransfer.files.length) check(event.dataTransfer.files[0]);
  });
})();
