// Asks the log about a file: proof, checkpoint, witnesses, status bulletin. Gets files of this site and sends nothing.
// Forms: C2SP tlog-proof, tlog-checkpoint, signed-note, tlog-cosignature, tlog-policy, tlog-tiles; RFC 6962.
"use strict";
(() => {
  const encoder = new TextEncoder();
  const WIDTH = 256, LEVELS = 8, HASH = 32, LARGEST = 2 ** 31;

  const bytes = (text) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  const join = (...parts) => {
    const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) { whole.set(part, at); at += part.length; }
    return whole;
  };
  const same = (one, other) => one.length === other.length && one.every((octet, at) => octet === other[at]);
  const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest("SHA-256", join(...parts)));
  const node = (left, right) => sha256(Uint8Array.of(1), left, right);
  const fail = (why) => { throw new Error(why); };
  const whole = (text) => (/^(0|[1-9]\d*)$/.test(text) && Number(text) < LARGEST ? Number(text) : fail("number"));

  // ------------------------------------------------------------------ notes and keys

  const keyOf = async (vkey, kind) => {
    const [name, id, encoded] = vkey.split("+", 2).concat(vkey.split("+").slice(2).join("+"));
    const data = bytes(encoded);
    const hash = await sha256(encoder.encode(`${name}\n`), data);
    const found = Array.from(hash.slice(0, 4), (octet) => octet.toString(16).padStart(2, "0")).join("");
    if (data.length !== 33 || data[0] !== kind || found !== id) fail("key");
    return { name, id: hash.slice(0, 4), public: data.slice(1), kind };
  };

  const verifies = async (key, signature, message) => {
    const opened = await crypto.subtle.importKey("raw", key.public, { name: "Ed25519" }, false, ["verify"]);
    return crypto.subtle.verify({ name: "Ed25519" }, opened, signature, message);
  };

  const readNote = (note) => {
    const cut = note.lastIndexOf("\n\n");
    if (cut < 0 || !note.endsWith("\n")) fail("note");
    const lines = note.slice(cut + 2, -1).split("\n").map((line) => {
      const [, name, encoded] = /^— (\S+) (\S+)$/.exec(line) ?? fail("note");
      const data = bytes(encoded);
      return { name, id: data.slice(0, 4), signature: data.slice(4) };
    });
    return { text: note.slice(0, cut + 1), lines };
  };

  // The keys among those given that signed. A line of a known key that is not its signature spoils the note.
  const signers = async (note, keys) => {
    const found = [];
    for (const line of note.lines) {
      const key = keys.find((item) => item.name === line.name && same(item.id, line.id));
      if (!key) continue;
      let { signature } = line, message = encoder.encode(note.text);
      if (key.kind === 4) {
        const time = new DataView(signature.buffer, signature.byteOffset, 8).getBigUint64(0);
        message = encoder.encode(`cosignature/v1\ntime ${time}\n${note.text}`);
        signature = signature.slice(8);
      }
      if (!(await verifies(key, signature, message)) || found.includes(key)) fail("signature");
      found.push(key);
    }
    return found;
  };

  const readPolicy = async (text) => {
    const logs = [], named = new Map([["none", null]]);
    let quorum;
    for (const line of text.split("\n")) {
      const [word, first, second, ...more] = line.trim().split(/[ \t]+/);
      if (!word || word.startsWith("#")) continue;
      if (word === "log") logs.push(await keyOf(first, 1));
      else if (word === "witness") named.set(first, await keyOf(second, 4));
      else if (word === "group") {
        const members = more.map((name) => named.get(name) ?? fail("policy"));
        const least = { any: 1, all: members.length }[second] ?? whole(second);
        if (least < 1 || least > members.length) fail("policy");
        named.set(first, { members, least });
      } else if (word === "quorum" && quorum === undefined && named.has(first)) quorum = named.get(first);
      else fail("policy");
    }
    const witnesses = [...named.values()].filter((item) => item?.public);
    const published = new Set(logs.map((key) => key.public.join()));
    if (!logs.length || quorum === undefined || witnesses.some((key) => published.has(key.public.join()))) fail("policy");
    return { logs, witnesses, quorum };
  };

  const isMet = (quorum, signed) => {
    if (quorum === null) return true;
    if (quorum.public) return signed.includes(quorum);
    return quorum.members.filter((member) => isMet(member, signed)).length >= quorum.least;
  };

  // ------------------------------------------------------------------ the tree

  // RFC 9162, 2.1.3.2
  const isIncluded = async (leaf, index, size, hashes, root) => {
    let position = index, last = size - 1, found = leaf;
    if (index >= size) return false;
    for (const sibling of hashes) {
      if (last === 0) return false;
      if (position & 1 || position === last) {
        found = await node(sibling, found);
        while (!(position & 1) && position) { position >>= 1; last >>= 1; }
      } else found = await node(found, sibling);
      position >>= 1; last >>= 1;
    }
    return last === 0 && same(found, root);
  };

  const tilePath = (level, index, width) => {
    const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, "0").match(/.{3}/g);
    const last = digits.pop();
    return ["tile", level, ...digits.map((part) => `x${part}`), last].join("/") + (width === WIDTH ? "" : `.p/${width}`);
  };

  // The path from a leaf to the root of a log of `size`, made from the log's tiles.
  const pathTo = async (index, size, get) => {
    const tiles = new Map();
    const perfect = async (level, at) => {
      const upper = Math.floor(level / LEVELS), inside = level % LEVELS, first = at * 2 ** inside;
      const tile = Math.floor(first / WIDTH);
      const width = Math.min(WIDTH, Math.floor(size / WIDTH ** upper) - tile * WIDTH);
      const path = tilePath(upper, tile, width);
      if (!tiles.has(path)) tiles.set(path, await get(path));
      let hashes = [];
      for (let one = first % WIDTH; one < (first % WIDTH) + 2 ** inside; one += 1) {
        hashes.push(tiles.get(path).slice(one * HASH, (one + 1) * HASH));
      }
      while (hashes.length > 1) {
        const above = [];
        for (let one = 0; one < hashes.length; one += 2) above.push(await node(hashes[one], hashes[one + 1]));
        hashes = above;
      }
      return hashes[0];
    };
    const split = (count) => 2 ** (Math.ceil(Math.log2(count)) - 1);
    const subtree = async (start, count) => {
      const level = Math.log2(count);
      if (Number.isInteger(level)) return perfect(level, start / count);
      const left = split(count);
      return node(await subtree(start, left), await subtree(start + left, count - left));
    };
    const path = async (at, start, count) => {
      if (count === 1) return [];
      const left = split(count);
      return at < left
        ? [...(await path(at, start, left)), await subtree(start + left, count - left)]
        : [...(await path(at - left, start + left, count - left)), await subtree(start, left)];
    };
    return path(index, 0, size);
  };

  // ------------------------------------------------------------------ proof and bulletin

  const readCheckpoint = (text) => {
    const [origin, size, root, end, ...more] = text.split("\n");
    if (end !== "" || more.length || !origin) fail("checkpoint");
    return { origin, size: whole(size), root: bytes(root) };
  };

  const readProof = (text) => {
    const cut = text.indexOf("\n\n");
    const [first, extra, index, ...hashes] = text.slice(0, cut).split("\n");
    if (first !== "c2sp.org/tlog-proof@v1" || !extra.startsWith("extra ") || !index.startsWith("index ")) fail("proof");
    return { entry: bytes(extra.slice(6)), index: whole(index.slice(6)), hashes: hashes.map(bytes), note: readNote(text.slice(cut + 2)) };
  };

  const readBulletin = (text) => {
    const [first, origin, times, head, ...rows] = text.split("\n");
    const [size, root] = head.split(" "), [asOf, until] = times.split(" ").map((time) => new Date(time));
    if (first !== "gazette bulletin v1" || rows.pop() !== "" || !(asOf < until)) fail("bulletin");
    const states = new Map();
    let state = null, above = 0;
    for (const row of rows) {
      if (/^\d+ \d+$/.test(row)) {
        above += whole(row.split(" ")[0]);
        if (state === null) fail("bulletin");
        states.set(above, [...(states.get(above) ?? []), state]);
      } else { state = row; above = 0; }
    }
    return { origin, asOf, until, size: whole(size), root: bytes(root), states };
  };

  // What the log says of a file: `checks`, each [name, outcome] with outcome yes, no or open; `states`, an empty list for
  // a file that stands as it was published, null where nothing is known; `asOf`.
  window.gazetteAskLog = async ({ digest, proof, log, policy, seen, now = new Date() }) => {
    const checks = [], told = { checks, states: null, asOf: null };
    const say = (name, outcome) => { checks.push([name, outcome]); return outcome === "yes"; };
    const get = async (path) => {
      const answer = await fetch(path, { credentials: "omit", cache: "no-cache" }).catch(() => null);
      if (!answer?.ok) throw Object.assign(new Error(path), { absent: true });
      return new Uint8Array(await answer.arrayBuffer());
    };
    const text = async (path) => new TextDecoder("utf-8", { fatal: true }).decode(await get(path));
    const attempt = async (name, step) => {
      try { return await step(); } catch (error) {
        // An older browser knows no Ed25519: that says nothing of the file.
        say(error.name === "NotSupportedError" ? "browser" : name, error.absent || error.name === "NotSupportedError" ? "open" : "no");
        return null;
      }
    };

    const believed = await attempt("policy", async () => readPolicy(policy ?? (await text(`${log}policy`))));
    if (!believed) return told;
    const opened = await attempt("entry", async () => {
      const read = readProof(await text(proof));
      const entry = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(read.entry));
      if (!Object.values(entry.files).includes(digest)) fail("entry");
      return { ...read, fact: entry, leaf: await sha256(Uint8Array.of(0), read.entry) };
    });
    if (!opened) return told;
    say("entry", "yes");
    const head = await attempt("checkpoint", async () => {
      const checkpoint = readCheckpoint(opened.note.text);
      const keys = believed.logs.filter((key) => key.name === checkpoint.origin);
      const signed = await signers(opened.note, [...keys, ...believed.witnesses]);
      if (!signed.some((key) => keys.includes(key))) fail("unsigned");
      return { ...checkpoint, signed };
    });
    if (!head) return told;
    say("checkpoint", "yes");
    const included = await isIncluded(opened.leaf, opened.index, head.size, opened.hashes, head.root);
    if (!say("included", included ? "yes" : "no")) return told;
    const met = isMet(believed.quorum, head.signed);
    say(believed.quorum === null ? "witnesses-none" : "witnesses", met && believed.quorum !== null ? "yes" : "open");
    if (!met) return told;
    const bulletin = await attempt("bulletin", async () => {
      const note = readNote(await text(`${log}bulletin`)), read = readBulletin(note.text);
      const keys = believed.logs.filter((key) => key.name === read.origin);
      if (read.origin !== head.origin || !(await signers(note, keys)).length) fail("unsigned");
      if (read.size === head.size) return same(read.root, head.root) ? read : fail("root");
      if (read.size < head.size) { say("bulletin-behind", "open"); return false; }
      const hashes = await pathTo(opened.index, read.size, (path) => get(`${log}${path}`));
      return (await isIncluded(opened.leaf, opened.index, read.size, hashes, read.root)) ? read : fail("root");
    });
    if (!bulletin) return told;
    say("bulletin", "yes");
    told.asOf = bulletin.asOf;
    const listed = bulletin.states.get(opened.index) ?? [];
    if (bulletin.asOf - now > 600000) { say("bulletin-clock", "open"); return told; }
    if (seen && bulletin.asOf < new Date(seen)) { say("bulletin-older", "no"); return told; }
    const fresh = say("bulletin-fresh", now <= bulletin.until ? "yes" : "open");
    // A withdrawal is not undone by time; that there was none is not known any more.
    const lasting = listed.filter((state) => ["corrected", "withdrawn", "redacted"].includes(state));
    if (fresh) told.states = listed;
    else if (lasting.length) told.states = lasting;
    return told;
  };
})();
