// Finds things by name, as aikg.find does: `forms.py`, `pinyin.py`, `index.py` and `search.py` say why, and tests/find
// holds the answers equal. The index is what `browser.py` gives. find.js uses this in a page.
"use strict";
(function () {
  const WIDE = 0x2e80;
  const LIKE = 75;
  const INSIDE = 4;
  const LONGEST_TEXT = 300;
  const WORDS = 12;
  const WAYS = 8;
  const LONGEST = 60;
  const TONES = { "\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4" };
  const MARKS = Object.keys(TONES).join("");

  // ---- forms.py

  const wide = (text) => text.codePointAt(0) >= WIDE;

  function plain(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().normalize("NFC");
  }

  function kindOf(character) {
    if (/[0-9]/.test(character)) return "d";
    if (/[a-z]/.test(character)) return "l";
    if (!/[\p{L}\p{N}]/u.test(character)) return "";
    return wide(character) ? "w" : /\p{N}/u.test(character) ? "d" : "l";
  }

  function words(text) {
    const found = [];
    let current = "";
    let last = "";
    for (const character of plain(text)) {
      const kind = kindOf(character);
      if (kind && current) current += kind === last ? character : " " + character;
      else if (kind) current = character;
      else if (current) {
        found.push(current);
        current = "";
      }
      last = kind;
    }
    return current ? [...found, current] : found;
  }

  function form(text) {
    let made = "";
    for (const part of words(text)) {
      const end = Array.from(made).pop();
      made += !made || (wide(end) && wide(part)) ? part : " " + part;
    }
    return made;
  }

  const signed = (text) => plain(text).replace(/[^\p{L}\p{N}\p{S}]/gu, "");

  const singular = (word) => (/^[\x00-\x7f]{3,}s$/.test(word) && !"sui".includes(word.at(-2)) ? word.slice(0, -1) : word);

  // ---- pinyin.py

  function spellings(text, syllables) {
    const runs = runsOf(text);
    let ways = [[[], ""]];
    let spelt = false;
    runs.forEach(([run, tones], number) => {
      const cuts = cutsOf(run, syllables, number === runs.length - 1);
      spelt = spelt || cuts.length > 0;
      const options = (cuts.length ? cuts : [[run]]).map((cut) => [cut, tonesOf(cut, tones)]);
      ways = ways.flatMap(([a, b]) => options.map(([c, d]) => [[...a, ...c], b + d])).slice(0, WAYS);
    });
    return spelt ? ways.map(([cut, tones]) => [cut.join(" "), tones]) : [];
  }

  function runsOf(text) {
    const parts = text.toLowerCase().normalize("NFD").replaceAll("u\u0308", "v");
    const bare = parts.replace(new RegExp(`[${MARKS}]`, "g"), "");
    if (Array.from(parts).length > LONGEST || !/^[\x00-\x7f]*$/.test(bare)) return [];
    const numbered = /^[^a-z0-9]*(?:[a-z]+[1-5][^a-z0-9]*)+(?:[a-z]+)?$/.test(bare);
    const pattern = numbered ? `[a-z${MARKS}]+[1-5]?` : `[a-z${MARKS}]+|[0-9]+`;
    return Array.from(parts.matchAll(new RegExp(pattern, "g")), ([match]) => {
      let run = "";
      const tones = new Map();
      for (const character of match) {
        if (character in TONES || (numbered && /[0-9]/.test(character)))
          tones.set(Math.max(run.length - 1, 0), TONES[character] || character);
        else run += character;
      }
      return [run, tones];
    });
  }

  function cutsOf(run, syllables, last) {
    const whole = first(cut(run, syllables));
    return whole.length || !last ? whole : first(cutOff(run, syllables));
  }

  function first(ways) {
    const few = [];
    for (const way of ways) if (few.push(way) === WAYS) break;
    return few;
  }

  function* cut(run, syllables) {
    if (!run) yield [];
    for (let length = Math.min(6, run.length); length > 0; length--)
      if (syllables.has(run.slice(0, length)))
        for (const rest of cut(run.slice(length), syllables)) yield [run.slice(0, length), ...rest];
  }

  function* cutOff(run, syllables) {
    for (let length = 1; length < Math.min(6, run.length); length++) {
      const end = run.slice(-length);
      if (Array.from(syllables).some((each) => each.startsWith(end)))
        for (const way of cut(run.slice(0, -length), syllables)) yield [...way, end];
    }
  }

  function tonesOf(syllables, tones) {
    let marks = "";
    let start = 0;
    for (const syllable of syllables) {
      const stop = start + syllable.length;
      const place = Array.from(tones.keys()).find((each) => start <= each && each < stop);
      marks += place === undefined ? "0" : tones.get(place);
      start = stop;
    }
    return marks;
  }

  // ---- things.py and index.py

  function indexOf(data) {
    const usual = new Map();
    for (const [syllable, characters] of Object.entries(data.readings))
      for (const character of characters) usual.set(character, syllable);
    const unusual = new Map();
    for (const [number, name, at, syllable] of data.exceptions) {
      const key = `${number} ${name}`;
      if (!unusual.has(key)) unusual.set(key, new Map());
      unusual.get(key).set(at, syllable);
    }
    const index = { things: [], names: [], slugs: [], pinyin: [], initials: [], syllables: new Set() };
    for (const [kind, place, things] of data.groups) {
      for (const [id, ...named] of things) {
        const same = typeof named[0] === "number" ? index.things[named.shift()] : null;
        const [zh, en, ...others] = same ? [same.zh, same.en, ...named] : named;
        const number = index.things.push({ id, kind, zh, en }) - 1;
        const thing = index.things[number];
        const slug = id.replace(/^vocab\//, "").replace(/^[^/]*\/?/, "");
        thing.names = [slug, zh, en, ...others];
        addForms(index, thing, number, place, usual, unusual);
      }
    }
    for (const section of [index.names, index.slugs, index.pinyin, index.initials]) section.sort(inOrder);
    index.text = index.names.filter((line) => !line.source).map((line) => line.text).join("\n");
    return index;
  }

  function addForms(index, thing, number, place, usual, unusual) {
    const known = new Set([""]);
    const add = (section, text, name, tones) => {
      const source = thing.kind === "source";
      section.push({ text: " " + text, length: Array.from(text).length, source, place, thing, number, name, tones });
    };
    for (const name of [...thing.names.keys()].slice(1).concat(0)) {
      const text = name || !thing.names[0].includes("/") ? form(thing.names[name]) : "";
      if (known.has(text)) continue;
      known.add(text);
      add(name ? index.names : index.slugs, text, name);
      if (!text.split(" ").some(wide)) continue;
      const special = unusual.get(`${number} ${name}`) || new Map();
      const spelt = [];
      for (const word of text.split(" "))
        for (const part of wide(word) ? word : [word])
          spelt.push(parted(special.get(spelt.length) || usual.get(part) || part));
      for (const [word, tone] of spelt) if (tone !== "0") index.syllables.add(word);
      add(index.pinyin, spelt.map(([word]) => word).join(" "), name, spelt.map(([, tone]) => tone).join(""));
      add(index.initials, spelt.map(([word, tone]) => (tone === "0" ? word : word[0])).join(""), name);
    }
  }

  function parted(word) {
    return /[^0-9][0-9]$/.test(word) ? [word.slice(0, -1), word.slice(-1)] : [word, "0"];
  }

  function inOrder(a, b) {
    return (
      a.source - b.source ||
      a.length - b.length ||
      a.place - b.place ||
      compare(a.thing.id, b.thing.id) ||
      compare(a.text, b.text) ||
      compare(String(a.name), String(b.name))
    );
  }

  function compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
  }

  // ---- search.py

  function search(index, whole, kinds) {
    const text = Array.from(whole).slice(0, LONGEST_TEXT).join("");
    const wanted = (line) => !kinds || !kinds.length || kinds.includes(line.thing.kind);
    let found = firstOf(tiers(index, text), wanted);
    if (!found.length) found = firstOf(near(index, text), wanted);
    return [...found.filter((line) => !line.source), ...found.filter((line) => line.source)];
  }

  function firstOf(tiers, wanted) {
    const best = new Map();
    for (const lines of tiers)
      for (const line of lines) if (wanted(line) && !best.has(line.number)) best.set(line.number, line);
    return Array.from(best.values());
  }

  function* tiers(index, text) {
    const name = form(text);
    if (!name) return;
    const ways = spellings(text, index.syllables);
    const spelt = ways.map((way) => speltHits(index, way));
    if (ways.some(([, tones]) => /[^0]/.test(tones))) {
      for (const place of [0, 1, 2]) for (const hits of spelt) yield hits[place];
      return;
    }
    const letters = /^[\x00-\x7f]*$/.test(name) ? name.replaceAll(" ", "") : "";
    const names = hitsOf(index.names, name, name.length > 1 || wide(name));
    const slugs = hitsOf(index.slugs, name, false);
    const initials = letters.length > 1 ? hitsOf(index.initials, letters, letters.length >= INSIDE) : [[], [], [], []];
    yield names[0].filter((line) => signed(line.thing.names[line.name]) === signed(text));
    for (const place of [0, 1]) for (const hits of [names, slugs, ...spelt, initials]) yield hits[place];
    yield names[2];
    yield names[3];
    for (const [number, [spelling]] of ways.entries()) if (spelling.includes(" ")) yield spelt[number][2];
    yield initials[3];
    yield having(index, wordsOf(index, text), 0);
    const start = name.lastIndexOf(" ") + 1;
    const one = name.slice(0, start) + singular(name.slice(start));
    if (one !== name) yield* hitsOf(index.names, one, false).slice(0, 3);
  }

  // The lines with a text: as the whole line, at its start, where a word starts, elsewhere.
  function hitsOf(section, text, anywhere) {
    const hits = [[], [], [], []];
    for (const line of section) {
      const place = placeIn(line, text, anywhere);
      if (place >= 0) hits[place].push(line);
    }
    return hits;
  }

  // The number of the kind of hit, as above; -1 if the line does not have the text.
  function placeIn(line, text, anywhere) {
    const word = " " + text;
    const sought = anywhere ? text : word;
    let at = line.text.indexOf(sought);
    if (/[0-9]$/.test(text))
      while (at >= 0 && /[0-9]/.test(line.text.charAt(at + sought.length))) at = line.text.indexOf(sought, at + 1);
    if (at < 0) return -1;
    const before = anywhere ? at - 1 : at;
    const rest = line.text.slice(at + sought.length);
    if (line.text[before] !== " ") return rest.includes(word) ? 2 : 3;
    return before > 0 ? 2 : rest ? 1 : 0;
  }

  function speltHits(index, [spelling, tones]) {
    const hits = hitsOf(index.pinyin, spelling, false);
    return /[^0]/.test(tones) ? hits.map((lines) => lines.filter((line) => inTones(line, " " + spelling, tones))) : hits;
  }

  function inTones(line, spelling, tones) {
    for (let at = line.text.indexOf(spelling); at >= 0; at = line.text.indexOf(spelling, at + 1)) {
      const start = line.text.slice(0, at).split(" ").length - 1;
      const own = line.tones.slice(start);
      if (Array.from(tones).every((tone, place) => tone === "0" || place >= own.length || tone === own[place])) return true;
    }
    return false;
  }

  function wordsOf(index, text) {
    const runs = words(text).flatMap((word) => word.split(" "));
    return runs.flatMap((run) => (wide(run) ? pieces(index.text, run) : [singular(run)]));
  }

  function pieces(names, run) {
    const found = [];
    let left = Array.from(run);
    while (left.length) {
      let length = 1;
      while (length < left.length && names.includes(left.slice(0, length + 1).join(""))) length++;
      if (length === 1) return [run];
      found.push(left.slice(0, length).join(""));
      left = left.slice(length);
    }
    return found;
  }

  function having(index, parts, missing) {
    if (parts.length < 2 + missing || parts.length > WORDS) return [];
    const hits = parts.map((part) => withWord(index, part));
    const count = new Map();
    for (const lines of hits)
      for (const number of new Set(lines.map((line) => line.number))) count.set(number, (count.get(number) || 0) + 1);
    return hits.flat().filter((line) => count.get(line.number) >= parts.length - missing);
  }

  function withWord(index, part) {
    const lines = (section, text, anywhere) => section.filter((line) => placeIn(line, text, anywhere) >= 0);
    const spelt = spellings(part, index.syllables).map((way) =>
      /[^0]/.test(way[1]) ? speltHits(index, way).flat() : lines(index.pinyin, way[0], false),
    );
    return [lines(index.names, part, wide(part)), ...spelt].flat();
  }

  function* near(index, text) {
    const name = Array.from(form(text));
    if (!name.length) return;
    const likest = [];
    for (const line of [...index.names, ...index.slugs]) {
      const score = likeness(name, line);
      if (score >= LIKE) likest.push([Math.floor(score + 1e-6), line]);
    }
    yield likest.sort((a, b) => b[0] - a[0]).map(([, line]) => line);
    yield having(index, wordsOf(index, text), 1);
  }

  // The share of characters that two texts have in common in the same order, in percent.
  function likeness(name, line) {
    const sum = name.length + line.length;
    if ((200 * Math.min(name.length, line.length)) / sum < LIKE) return 0;
    const other = Array.from(line.text).slice(1);
    let above = new Uint16Array(other.length + 1);
    for (const character of name) {
      const row = new Uint16Array(other.length + 1);
      for (let place = 0; place < other.length; place++)
        row[place + 1] = other[place] === character ? above[place] + 1 : Math.max(above[place + 1], row[place]);
      above = row;
    }
    return (200 * above[other.length]) / sum;
  }

  const core = { form, words, spellings, indexOf, search };
  if (typeof module === "object" && module.exports) module.exports = core;
  else window.aikgFind = core;
})();
