// The SPARQL page: live, the endpoint answers; in a static site the engine runs here.
"use strict";

(function () {
  const form = document.getElementById("editor");
  const text = document.getElementById("query");
  const example = document.getElementById("example");
  const state = document.getElementById("state");
  const answer = document.getElementById("answer");
  const ours = "https://w3id.org/china-ai-policy/";
  let store = null;

  function choose(name) {
    if (!name || !Object.hasOwn(window.aikgQueries, name)) return;
    text.value = window.aikgQueries[name];
    example.value = name;
  }
  example.addEventListener("change", function () { choose(example.value); });
  choose(new URLSearchParams(location.search).get("question"));

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    run().catch(function (error) { say(String(error.message || error)); });
  });
  text.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });

  async function run() {
    answer.replaceChildren();
    say(state.dataset.running);
    const started = performance.now();
    const found = form.dataset.engine ? await here(text.value) : await there(text.value);
    const time = ((performance.now() - started) / 1000).toFixed(2);
    if (typeof found === "string") {
      const block = document.createElement("pre");
      block.textContent = found;
      answer.append(block);
      say("");
    } else {
      answer.append(table(found));
      say(found.rows.length + " " + state.dataset.rows + " · " + time + " s");
    }
  }

  // Asks the endpoint (SPARQL 1.1 Protocol).
  async function there(query) {
    const reply = await fetch(form.action, {
      method: "POST",
      headers: {
        "Content-Type": "application/sparql-query",
        Accept: "application/sparql-results+json, text/turtle",
        "Accept-Language": document.documentElement.lang,  // Of the sentence that refuses a query.
      },
      body: query,
    });
    const body = await reply.text();
    if (!reply.ok) throw new Error(body);
    if (!reply.headers.get("Content-Type").includes("json")) return body;
    const json = JSON.parse(body);
    if ("boolean" in json) return String(json.boolean);
    const rows = json.results.bindings.map(function (row) {
      return json.head.vars.map(function (name) { return row[name] || null; });
    });
    return { columns: json.head.vars, rows: rows };
  }

  // Asks the engine in this page, which is loaded with the data at the first query.
  async function here(query) {
    if (store === null) {
      say(state.dataset.loading);
      for (const name of ["engine.js", "engine-data.js"]) await script(form.dataset.engine + name);
      Oxigraph.initSync({ module: await unpacked(window.aikgEngine) });
      store = new Oxigraph.Store();
      const quads = new TextDecoder().decode(await unpacked(window.aikgData.quads));
      store.load(quads, { format: "application/trig", lenient: true });
      say(state.dataset.running);
    }
    let declared = "";
    for (const prefix of Object.keys(window.aikgData.prefixes)) {
      if (!new RegExp("PREFIX\\s+" + prefix + ":", "i").test(query)) {
        declared += "PREFIX " + prefix + ": <" + window.aikgData.prefixes[prefix] + "> ";
      }
    }
    const found = store.query(declared + query, { use_default_graph_as_union: true });
    if (typeof found === "boolean") return String(found);
    if (found.length && !(found[0] instanceof Map)) return found.map(String).join("\n");
    const columns = found.length ? Array.from(found[0].keys()) : [];
    const names = columnsOf(query, columns, found);
    return { columns: names, rows: found.map(function (row) { return names.map(function (name) { return term(row.get(name)); }); }) };
  }

  // The columns in the order of the query; the engine names only those that a row has a value for.
  function columnsOf(query, first, rows) {
    const all = new Set(first);
    for (const row of rows) for (const name of row.keys()) all.add(name);
    const at = function (name) { return query.search(new RegExp("[?$]" + name + "\\b")); };
    return Array.from(all).sort(function (one, other) { return at(one) - at(other); });
  }

  function term(value) {
    if (!value) return null;
    return { type: value.termType === "NamedNode" ? "uri" : "literal", value: value.value || String(value) };
  }

  async function unpacked(coded) {
    const bytes = Uint8Array.from(atob(coded), function (each) { return each.charCodeAt(0); });
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  }

  function script(address) {
    return new Promise(function (resolve, reject) {
      const made = document.createElement("script");
      made.src = address;
      made.onload = resolve;
      made.onerror = function () { reject(new Error(address)); };
      document.head.append(made);
    });
  }

  // Text is written as text: nothing in the data becomes markup.
  function table(found) {
    const made = document.createElement("table");
    made.className = "rows";
    const head = made.createTHead().insertRow();
    for (const name of found.columns) {
      const cell = document.createElement("th");
      cell.scope = "col";
      cell.textContent = name;
      head.append(cell);
    }
    const body = made.createTBody();
    for (const row of found.rows.slice(0, 1000)) {
      const line = body.insertRow();
      row.forEach(function (value, place) {
        const cell = line.insertCell();
        cell.dataset.head = found.columns[place];
        if (value) cell.append(shown(value));
      });
    }
    return made;
  }

  function shown(value) {
    if (value.type !== "uri" || !/^https?:/.test(value.value)) return value.value;
    const link = document.createElement("a");
    const own = value.value.startsWith(ours + "id/") || value.value.startsWith(ours + "vocab/");
    const path = value.value.slice(ours.length).replace(/^id\//, "");
    link.textContent = value.value.startsWith(ours) ? path : value.value;
    link.href = own ? path + ".html" : value.value;
    link.rel = "noopener noreferrer";
    return link;
  }

  function say(sentence) { state.textContent = sentence; }
})();
