"""The part of the report about where people wait: commands, finding, reading, pages, the site, and SQL beside it."""

from __future__ import annotations

from tests.bench.tell import figure, results, table

# What is aimed at, as the report says it beside what was measured.
_AIMS = {
    "aikg find suanli": "80 ms",
    "aikg validate": "2,500 ms",
}


def waited() -> str:
    """All that there is of it."""
    parts = [commands(), finding(), reading(), pages(), site(), tables()]
    return "## Where people wait\n\n" + "".join(parts) if any(parts) else ""


def commands() -> str:
    """Whole commands over the present dataset."""
    found, _ = results("startup")
    rows = [[f"`{name}`", figure(each["ms"]), figure(each["clock"]), figure(each["ratio"], 2), _AIMS.get(name, "")] for name, each in found.items()]
    text = "### Commands\n\nWhole processes over the present dataset, in turns.\n\n"
    return text + table(["command", "CPU ms", "by the clock, ms", "CPU to `oxigraph query`", "aim (CPU)"], rows) + "\n" if rows else ""


def finding() -> str:
    """The index of names, and searches in a running process."""
    found, _ = results("finding")
    if not found:
        return ""
    head = ["", *(f"{each['names']:,} names" for each in found)]
    rows = [
        ["index, MiB", *(figure(each["mib"]) for each in found)],
        ["made in, s", *(figure(each["made"], 2) for each in found)],
    ]
    rows += [[f"`{text}`, ms", *(figure(each["queries"][text]["ms"]) for each in found)] for text in found[0]["queries"]]
    text = "### Finding\n\nThe index of names in the prepared store, and a search in a running process (aim: 5 ms).\n\n"
    return text + table(head, rows) + "\n"


def reading() -> str:
    """Reading a policy text."""
    found, _ = results("reading")
    rows = [[f"{each['characters']:,}", figure(each["ms"]), figure(1000 * each["ms"] / each["characters"], 2)] for each in found]
    text = "### Reading a policy text\n\nThe aim is 20 ms for 10,000 characters, and time in proportion to length.\n\n"
    return text + table(["characters", "CPU ms", "µs a character"], rows) + "\n" if rows else ""


def pages() -> str:
    """Pages for one reader and for eight, the start of the server, and a small question."""
    found, _ = results("pages")
    if not found:
        return ""
    names = [_named(name) for name in found]
    each = list(found.values())
    rows = [
        ["server ready, s (aim 0.5)", *(figure(one["ready"], 2) for one in each)],
        ["first page of a place, nothing read yet, s", *(figure(one["first"], 2) for one in each)],
        ["server’s CPU a page, ms", *(figure(one["cpu_ms"]) for one in each)],
        ["one reader: median, ms", *(figure(one["all"]["alone"]) for one in each)],
        ["one reader: 95th percentile, ms (aim 20)", *(figure(one["all"]["alone95"]) for one in each)],
        ["eight readers, a page a second each: 95th percentile, ms (aim 20)", *(figure(one["all"]["eight95"]) for one in each)],
        ["eight readers without a pause: pages a second", *(figure(one["rate"], 0) for one in each)],
        ["a small question over HTTP, ms", *(figure(one["small"]["aikg"], 2) for one in each)],
        ["the same of `oxigraph serve-read-only`, ms", *(figure(one["small"]["oxigraph"], 2) for one in each)],
        ["ratio of the two, in pairs (aim 3)", *(figure(one["small"]["ratio"], 2) for one in each)],
    ]
    text = (
        "### Pages\n\nTimes by the clock, as a client on the same machine sees them. A page is asked for the first time, after others\n"
        "of its kind; a kind of page is a sample in both languages.\n\n"
    )
    text += table(["", *names], rows) + "\n"
    kinds = sorted({kind for one in each for kind in one["kinds"]})
    cells = [[kind, *(cell for one in each for cell in _kind(one["kinds"].get(kind)))] for kind in kinds]
    head = ["95th percentile, ms", *(f"{name}: {how}" for name in names for how in ("one", "eight"))]
    return text + table(head, cells) + "\n"


def _kind(found: dict[str, float] | None) -> tuple[str, str]:
    return (figure(found["alone95"]), figure(found["eight95"])) if found else ("—", "—")


def site() -> str:
    """The pages as a folder."""
    found, _ = results("site")
    rows = [
        [
            *(_named(name), f"{one['triples']:,}", f"{one['files']:,}"),
            *(figure(one[key], 0) for key in ("mib", "wall", "cpu")),
            *(figure(1e6 * one["cpu"] / one["triples"], 0), figure(one["memory"], 0)),
        ]
        for name, one in found.items()
    ]
    head = ["`aikg site`", "triples", "files", "MiB", "s by the clock (aim 60)", "CPU s", "µs a triple", "memory, MiB (aim 400)"]
    text = "### The site\n\nMemory is the sum of proportional set sizes of all its processes at its highest.\n\n"
    return text + table(head, rows) + "\n" if rows else ""


def tables() -> str:
    """SQL over the exported tables beside the stored questions."""
    found, _ = results("tables")
    if not found:
        return ""
    rows = []
    for name, one in found["questions"].items():
        same = "the same" if not one["differing"] else f"{one['differing']} differ"
        ratio = figure(one["on disk"] / one["duckdb"])
        rows.append([name, figure(one["duckdb"]), figure(one["on disk"]), figure(one["memory"]), ratio, f"{one['rows']:,}, {same}"])
    head = ["question", "DuckDB, ms", "on disk, ms", "in memory, ms", "on disk / DuckDB", "rows"]
    text = (
        "### SQL over the exported tables\n\nThe analytic questions over the Parquet files of the present dataset "
        f"(`aikg export --to parquet`: {found['export']['cpu']:.1f} s, {found['export']['size']:.1f} MiB). DuckDB is\n"
        "the faster in all of them: its statements read a few columns and give keys and figures, while the stored questions also give names\n"
        "in two languages, the source of each row and what rules derive, and need no export. Take SQL for counts, shares and ranks of your own.\n\n"
    )
    return text + table(head, rows) + "\n"


def _named(name: str) -> str:
    return "present dataset" if name == "present" else f"synthetic, {int(name):,}"
