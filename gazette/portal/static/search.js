// Search by number and words, in the browser: nothing that is typed leaves the computer.
"use strict";
(() => {
  const form = document.getElementById("g-search");
  if (!form) return;
  const field = document.getElementById("g-query");
  const results = document.getElementById("g-results");
  const said = document.getElementById("g-said");
  const hits = document.getElementById("g-hits");
  const words = form.dataset;
  const LIMIT = 100;
  const years = words.years.split(" ").filter(Boolean);
  const loaded = new Map();
  const failed = [];
  let loading = null;

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  const plain = (text) => text.normalize("NFC").toLowerCase();
  const fold = (text) => plain(text).normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d");
  // "Nghị định số 30/2020" asks for the number; the word before it is no part of it.
  const asked = (text) => split(text).filter((word, place, all) => !(/^s[oố]$/u.test(word) && /^\p{N}/u.test(all[place + 1] ?? "")));
  const split = (text) => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);

  // Rows: number, title, type, issuers, date, page, issue, gazette page, and the gazette where there are several.
  window.gazetteSearchData = (year, rows) => {
    loaded.set(String(year), rows.map((row) => {
      const own = plain([row[2], row[0], row[3], row[1]].join(" "));
      const folded = fold(own);
      return { row, own: ` ${split(own).join(" ")} `, folded: ` ${split(folded).join(" ")} `, number: fold(row[0]) };
    }));
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

  // Every word stands in the document; the last one may be half typed.
  const holds = (text, list) => list.every((word, place) => text.includes(place < list.length - 1 ? ` ${word} ` : ` ${word}`));

  // Greater is better; 0 is no hit. First what is called so, then what mentions it.
  const rank = (item, read) => {
    if (!holds(item.folded, read.words)) return 0;
    const phrase = ` ${read.words.join(" ")}`;
    let score = 1;
    if (item.folded.includes(phrase)) score += 2;
    if (item.folded.startsWith(phrase)) score += 2;
    if (read.exact && holds(item.own, read.marked)) score += 4;
    if (item.number && item.number.startsWith(read.folded)) score += 8;
    if (item.number && item.number === read.folded) score += 16;
    return score;
  };

  const show = (item) => {
    const [number, title, type, issuers, day, page, issue, first, gazette] = item.row;
    const line = document.createElement("li");
    const link = document.createElement("a");
    link.href = words.pages + page;
    link.textContent = `${type} ${number} ${title}`.replace(/\s+/g, " ");
    const facts = document.createElement("span");
    facts.className = "g-quiet";
    const [year, month, date] = day.split("-");
    facts.textContent = [
      issuers, `${date}-${month}-${year}`, `${gazette ? `${gazette}, ` : ""}${fill(words.issue, { numbers: issue })}, ${fill(words.page, { page: first })}`,
    ].filter(Boolean).join(" · ");
    line.append(link, facts);
    return line;
  };

  const search = async (query) => {
    const folded = fold(query).trim();
    const read = { folded, words: asked(folded), marked: asked(plain(query)), exact: plain(query) !== fold(query) };
    hits.replaceChildren();
    if (!read.words.length) { results.hidden = true; return; }
    results.hidden = false;
    said.textContent = words.loading;
    await load();
    if (query !== field.value) return;
    const found = [];
    let total = 0;
    for (const year of [...loaded.keys()].sort().reverse()) {
      for (const item of loaded.get(year)) {
        total += 1;
        const score = rank(item, read);
        if (score) found.push({ item, score, order: found.length });
      }
    }
    found.sort((one, two) => two.score - one.score || one.order - two.order);
    const lines = [found.length ? fill(words.found, { count: found.length }) : words.none];
    if (found.length > LIMIT) lines.push(fill(words.shown, { shown: LIMIT }));
    lines.push(fill(read.exact ? words.exact : words.folded, { total, query: query.trim() }));
    if (failed.length) lines.push(fill(words.failed, { years: failed.join(", ") }));
    said.textContent = lines.join(" ");
    hits.replaceChildren(...found.slice(0, LIMIT).map(({ item }) => show(item)));
  };

  const address = () => new URLSearchParams(location.hash.slice(1)).get("q") ?? new URLSearchParams(location.search).get("q") ?? "";
  const take = () => { field.value = address(); search(field.value); };

  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const next = `#${new URLSearchParams({ q: field.value })}`;
    if (location.hash === next) search(field.value); else location.hash = next;
  });
  window.addEventListener("hashchange", take);
  take();
  if (!field.value) field.focus({ preventScroll: true });
})();
