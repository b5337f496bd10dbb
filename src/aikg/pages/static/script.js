// What a page can do with a script, and does without: filter and sort a table, find by name, copy a citation.
"use strict";

(function () {
  const words = document.body.dataset;

  // The rows of a table that hold a text; those that do not are hidden.
  function filtering(table) {
    const rows = Array.from(table.tBodies[0].rows);
    if (rows.length <= 10) return;
    const label = document.createElement("label");
    const input = document.createElement("input");
    const count = document.createElement("span");
    input.type = "search";
    count.setAttribute("role", "status");
    count.className = "soft";
    label.append(words.filter + " ", input);
    const line = document.createElement("p");
    line.className = "filter";
    line.append(label, " ", count);
    table.parentElement.before(line);
    input.addEventListener("input", function () {
      const wanted = input.value.trim().toLowerCase();
      let shown = 0;
      for (const row of rows) {
        row.hidden = !row.textContent.toLowerCase().includes(wanted);
        if (!row.hidden) shown += 1;
      }
      count.textContent = wanted ? shown + " / " + rows.length : "";
    });
  }

  // In a static site no server sorts, so the script does.
  function sorting(table) {
    Array.from(table.tHead.rows[0].cells).forEach(function (head, place) {
      if (head.querySelector("a") || !head.textContent) return;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener("click", function () {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const each of table.tHead.rows[0].cells) each.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const rows = Array.from(table.tBodies[0].rows);
        rows.sort(function (one, other) { return compare(one.cells[place], other.cells[place]); });
        if (down) rows.reverse();
        table.tBodies[0].append(...rows);
      });
    });
  }

  // By the exact number that a cell carries, else by its text; a cell without either comes last.
  function compare(one, other) {
    const numbers = [one, other].map(function (cell) { return cell.dataset.value ? Number(cell.dataset.value) : NaN; });
    if (!numbers.some(Number.isNaN)) return numbers[0] - numbers[1];
    const texts = [one.textContent, other.textContent];
    if (!texts[0] || !texts[1]) return texts[0] ? -1 : texts[1] ? 1 : 0;
    return texts[0].localeCompare(texts[1], document.documentElement.lang);
  }

  for (const table of document.querySelectorAll("table.rows")) {
    filtering(table);
    if (!("live" in words)) sorting(table);
  }

  // Buttons that copy stand only where copying works.
  function copying(each) {
    if (!navigator.clipboard) return;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words.copy;
    button.addEventListener("click", function () { navigator.clipboard.writeText(each.textContent.trim()); });
    each.after(button);
  }

  // The citation of a row in the other formats, below its sentence.
  function formatted(section, names, texts, summary) {
    const details = document.createElement("details");
    details.append(document.createElement("summary"));
    details.firstChild.textContent = summary;
    texts.forEach(function (text, place) {
      const head = document.createElement("h3");
      const code = document.createElement("code");
      const block = document.createElement("pre");
      head.textContent = names[place];
      code.textContent = text;
      block.tabIndex = 0;
      block.append(code);
      details.append(head, block);
      copying(block);
    });
    section.append(details);
    if (location.hash === "#" + section.id) details.open = true;
  }

  async function unpacked(coded) {
    const bytes = Uint8Array.from(atob(coded), function (each) { return each.charCodeAt(0); });
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
  }

  document.querySelectorAll("main [data-copy]").forEach(copying);

  const formats = document.getElementById("formats");
  if (formats && window.DecompressionStream) {
    unpacked(formats.textContent).then(function (found) {
      document.querySelectorAll("main section.cite").forEach(function (section, place) {
        formatted(section, found[0], found[place + 1], formats.dataset.summary);
      });
      // What was added above has moved the row that the address names.
      const chosen = document.querySelector("section:target");
      if (chosen) chosen.scrollIntoView();
    });
  }
})();
