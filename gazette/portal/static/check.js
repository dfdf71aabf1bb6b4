// Compares a file's SHA-256 with the list of published files, then asks the log (log.js) what became of it. The file stays
// on the computer; the seal is not checked here.
"use strict";
(() => {
  const drop = document.getElementById("g-drop");
  if (!drop) return;
  const chooser = document.getElementById("g-file");
  const result = document.getElementById("g-result");
  const verdict = document.getElementById("g-verdict");
  const detail = document.getElementById("g-detail");
  const code = document.getElementById("g-code");
  const given = document.getElementById("g-policy");
  const standing = document.getElementById("g-standing");
  const asked = document.getElementById("g-asked");
  const words = drop.dataset;
  const told = document.getElementById("g-words").dataset;
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

  // ------------------------------------------------------------------ what the log says

  const camel = (name) => name.replace(/[ -](\w)/g, (_, letter) => letter.toUpperCase());
  const moment = (time) => time.toLocaleString(document.documentElement.lang, { timeZoneName: "short" });
  const SEEN = `gazette-bulletin ${words.root}`;
  const remembered = () => { try { return localStorage.getItem(SEEN); } catch { return null; } };
  const remember = (time) => { try { localStorage.setItem(SEEN, time.toISOString()); } catch { /* a private window */ } };

  const ask = async (digest, path) => {
    standing.textContent = "";
    asked.replaceChildren();
    if (!told.logged) return;
    if (!location.protocol.startsWith("http")) { standing.textContent = told.disk; return; }
    const folder = path.slice(0, path.lastIndexOf("/") + 1);
    const name = path.endsWith(".pdf") ? path.slice(folder.length, -4) : folder.split("/").at(-2);
    const found = await window.gazetteAskLog({
      digest, proof: `${words.root}${folder}${name}.tlog-proof`, log: `${words.root}log/`,
      policy: given.files.length ? await given.files[0].text() : null, seen: remembered(),
    });
    for (const [check, outcome] of found.checks) {
      const item = document.createElement("li");
      item.className = `g-asked-${outcome}`;
      item.textContent = told[camel(`${check}-${outcome}`)] ?? `${check}: ${outcome}`;
      asked.append(item);
    }
    if (found.asOf && !found.checks.some(([check]) => check === "bulletin-clock" || check === "bulletin-older")) remember(found.asOf);
    const changed = ["withdrawn", "redacted", "corrected"].find((state) => found.states?.includes(state));
    const at = found.asOf ? moment(found.asOf) : "";
    if (!found.states) standing.textContent = told.unknown;
    else standing.textContent = fill(told[camel(`state-${changed ?? "plain"}`)], { at });
    standing.className = `g-verdict g-verdict-${!found.states ? "unsure" : changed ? "other" : "same"}`;
    const force = found.states?.find((state) => told[camel(`force-${state}`)]);
    if (force) standing.textContent += ` ${fill(told[camel(`force-${force}`)], { at })}`;
  };

  const show = (digest, found) => {
    line(words.published, [found.name, fill(words.issue, { numbers: found.issue }), found.path].filter(Boolean).join(" · "),
      words.root + found.path.split("/").map(encodeURIComponent).join("/"));
    line(words.digest, digest);
    return ask(digest, found.path);
  };

  const clear = () => { detail.replaceChildren(); asked.replaceChildren(); standing.textContent = ""; standing.className = ""; };

  const check = async (file) => {
    clear();
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
      await show(digest, found);
      return;
    }
    if (failed.length) say("unsure", fill(words.unsure, { years: failed.join(", ") }));
    else say("other", `${words.other} ${words.hint}`);
    line(words.digest, digest);
  };

  // ------------------------------------------------------------------ from paper

  // The code ends with the first 40 bits of the digest of the text (XML) that the page shows, in Crockford's base 32.
  const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  const mark = (digest) => {
    const bits = BigInt(`0x${digest.slice(0, 10)}`);
    return Array.from({ length: 8 }, (_, at) => DIGITS[Number((bits >> BigInt(35 - 5 * at)) & 31n)]).join("");
  };

  const fromPaper = async () => {
    clear();
    const typed = code.value.toUpperCase().replace(/\s/g, "");
    const [, place, year, numbers, , last] = /^([A-Z]{2}(?:-[A-Z0-9]+)?)\.(\d{4})\.(\d+(?:\+\d+)*)\.(\d+)\.([0-9A-Z-]{8,9})$/.exec(typed) ?? [];
    if (!place) { say("unsure", told.codeForm); return; }
    await load();
    const wanted = last.replaceAll("-", "").replaceAll("O", "0").replace(/[IL]/g, "1");
    const hit = [...known].find(([digest, item]) => item.path.endsWith(".xml") && mark(digest) === wanted);
    if (hit) {
      say("same", fill(told.codeFound, { year, numbers }));
      await show(...hit);
    } else if (failed.length) say("unsure", fill(words.unsure, { years: failed.join(", ") }));
    else say("other", told.codeNone);
  };

  document.getElementById("g-paper").addEventListener("submit", (event) => { event.preventDefault(); fromPaper(); });
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
