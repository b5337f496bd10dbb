// The field of a page that finds things by name:
//   <input type="search" name="q" data-index="search-index.js" data-search="search.js" data-root="">
// search.js and the index are loaded when the field gets the focus, from file:// too. The page of a thing is data-root +
// its short IRI (document/ngaidp-2017) + data-suffix, which is .html unless it is given. The index may set aikgKinds: the
// Chinese and English words for each kind ({"document": ["文件", "Documents"]}). Matches are listed below the
// field, or in the elements with the ids results and count where the page has them. Arrow keys go through them, Enter
// opens one, Escape closes them.
"use strict";
(function () {
  const SHOWN = { list: 20, page: 200 };
  const TEXTS = {
    zh: { none: "没有结果", some: (shown, all) => (shown < all ? `共${all}项，显示前${shown}项` : `共${all}项`) },
    en: {
      none: "Nothing found",
      some: (shown, all) => (shown < all ? `${shown} of ${all}` : `${all} ${all === 1 ? "match" : "matches"}`),
    },
  };
  const lang = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
  let loaded = null;

  function load(field) {
    loaded =
      loaded ||
      Promise.all([field.dataset.search || "search.js", field.dataset.index].map(script)).then(() =>
        window.aikgFind.indexOf(window.aikgNames),
      );
    return loaded;
  }

  // A classic script, because modules and fetch do not work from file://.
  function script(address) {
    return new Promise((done, failed) => {
      const element = document.createElement("script");
      element.src = address;
      element.onload = done;
      element.onerror = failed;
      document.head.append(element);
    });
  }

  function attach(field) {
    const ownPage = document.getElementById("results");
    const list = ownPage || document.createElement("ul");
    const count = document.getElementById("count") || document.createElement("output");
    if (!ownPage) {
      count.setAttribute("aria-live", "polite");
      list.className = "matches";
      field.after(count, list);
    }
    list.hidden = true;
    field.autocomplete = "off";

    const links = () => Array.from(list.querySelectorAll("a"));
    const close = () => {
      list.hidden = true;
      count.textContent = "";
    };

    async function show() {
      const text = field.value;
      const index = await load(field);
      if (text !== field.value) return; // Typed on meanwhile.
      if (!text.trim()) return close();
      const found = window.aikgFind.search(index, text);
      const shown = found.slice(0, ownPage ? SHOWN.page : SHOWN.list);
      list.replaceChildren(...shown.map((line) => item(line, field)));
      list.hidden = !shown.length;
      count.textContent = found.length ? TEXTS[lang].some(shown.length, found.length) : TEXTS[lang].none;
    }

    function onKey(event) {
      const all = links();
      const at = all.indexOf(document.activeElement);
      if (event.key === "Escape" && !list.hidden && !ownPage) {
        close();
        field.focus();
      } else if (event.key === "ArrowDown" && !list.hidden && at < all.length - 1) all[at + 1].focus();
      else if (event.key === "ArrowUp" && at >= 0) (all[at - 1] || field).focus();
      else return;
      event.preventDefault();
    }

    function onLeave(event) {
      const to = event.relatedTarget;
      if (to && !ownPage && to !== field && !list.contains(to)) close();
    }

    field.addEventListener("focus", () => load(field), { once: true });
    field.addEventListener("input", show);
    for (const each of [field, list]) {
      each.addEventListener("keydown", onKey);
      each.addEventListener("focusout", onLeave);
    }
    if (field.form)
      field.form.addEventListener("submit", (event) => {
        if (field.form.hasAttribute("action") && !ownPage) return;
        event.preventDefault();
        show();
      });
    const asked = new URLSearchParams(location.search).get(field.name);
    if (asked && ownPage && !field.value) field.value = asked;
    if (field.value && ownPage) show();
  }

  // A match: a link with the name in the language of the page, and the name that matched if it is another.
  function item(line, field) {
    const { thing } = line;
    const label = thing[lang] || thing.zh || thing.en || thing.id;
    const matched = line.name ? thing.names[line.name] : "";
    const link = document.createElement("a");
    const path = thing.id.split("/").map(encodeURIComponent).join("/");
    link.href = (field.dataset.root || "") + path + (field.dataset.suffix || ".html");
    link.textContent = label;
    const entry = document.createElement("li");
    entry.append(link);
    const word = ((window.aikgKinds || {})[thing.kind] || [])[lang === "zh" ? 0 : 1];
    if (word) {
      const kind = document.createElement("small");
      kind.className = "soft";
      kind.textContent = word;
      entry.append(" ", kind);
    }
    if (matched && matched !== label) {
      const note = document.createElement("small");
      note.textContent = matched;
      entry.append(" ", note);
    }
    return entry;
  }

  function start() {
    for (const field of document.querySelectorAll("input[type=search][data-index]")) attach(field);
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
