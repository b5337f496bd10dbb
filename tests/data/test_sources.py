"""A source is called after what its page is about, and what rests on it could stand there."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from aikg.dataset.dataset import Dataset
from aikg.tables.files import read_tables

TABLES = {
    table.name: {row.cells["key"]: row.cells for row in table.rows if "key" in row.cells}
    for table in read_tables(Dataset())
}
FIGURES = ("targets.csv", "instruments.csv", "observations.csv", "contested.csv")


def documents_on_a_page() -> set[str]:
    """The sources from which a document, or what a document says, was taken."""
    found = {row["source"] for row in TABLES["documents.csv"].values()}
    for name in ("targets.csv", "instruments.csv"):
        found |= {row["source"] for row in TABLES[name].values() if row["set_in"].startswith("document/")}
    return found


def test_a_page_on_a_document_is_not_called_after_one_of_its_figures() -> None:
    figures = {row["label_zh"] for name in FIGURES for row in TABLES[name].values()}
    named = {
        key: match[1]
        for key, row in TABLES["sources.csv"].items()
        if (match := re.match("关于“(.*)”的(?:网页|报道)", row["label_zh"])) and key in documents_on_a_page()
    }
    assert named
    assert {key: title for key, title in named.items() if title in figures} == {}


def test_what_was_told_later_does_not_rest_on_the_document_itself() -> None:
    later = re.compile(r"^(?:news|press|report) (?:of|by|at) (?:the |a )?(?:ministry|conference|selection)")
    for name in ("targets.csv", "instruments.csv"):
        rows = [row for row in TABLES[name].values() if row["source"] == f"doc-{row['set_in'].removeprefix('document/')}"]
        assert rows
        assert [row["key"] for row in rows if later.match(row["locator"])] == []


# Papers, portals and journals, and centres that copy what others issue.
COPIES = re.compile(r"epaper|cdrb\.com|hangzhou\.com|km\.org\.cn|bulletin\.cas|scdsjzx\.cn|gsei\.com|people\.com|xinhuanet|news\.cn|thepaper|sohu|163\.com|echinagov")


def test_a_copy_is_no_page_of_the_issuer() -> None:
    addresses = {row["key"]: row["address"] for row in TABLES["sources.csv"].values()}
    seen = [row for rows in TABLES.values() for row in rows.values() if row.get("seen_as") == "official-text"]
    assert len(seen) > 1000
    assert {row["key"] for row in seen if COPIES.search(addresses.get(row["source"], ""))} == set()


def test_a_report_is_no_reproduction() -> None:
    sources = TABLES["sources.csv"]
    titles = [row["label_zh"] for row in TABLES["documents.csv"].values()]
    told = {
        key
        for key, row in sources.items()
        if row["kind"] in ("newspaper-article", "magazine-article", "journal-article")
        and not re.search("全文|汇编", row["label_zh"])
        and not any(title in row["label_zh"] or row["label_zh"].startswith(title[:12]) for title in titles)
    }
    assert len(told) > 300
    seen = {row["source"]: row["seen_as"] for rows in TABLES.values() for row in rows.values() if row.get("seen_as")}
    assert len(told & seen.keys()) > 200
    wrong = [
        (name, key) for name, rows in TABLES.items() for key, row in rows.items()
        if row.get("source") in told and row.get("seen_as") in ("reproduction", "official-text")
    ]
    assert wrong == []


# Sites of courts, divisions and the like below the issuer, whose place is not in the name of the host.
BELOW = re.compile(r"cocodala|lncourt|cqbn\.gov|scjc\.gov|tzxm\.gov|^[\d.]+$")


def test_the_site_of_another_place_holds_a_copy() -> None:
    places, addresses = TABLES["places.csv"], {row["key"]: row["address"] for row in TABLES["sources.csv"].values()}
    official = {key: row for key, row in TABLES["documents.csv"].items() if row["seen_as"] == "official-text"}
    assert len(official) > 300
    for key, row in official.items():
        within, place = set(), row["applies_in"]
        while place and place not in within:
            within.add(place)
            place = places[place]["part_of"].partition("|")[0] if place in places else ""
        host = urlsplit(addresses[row["source"]]).netloc
        named = {name for name in host.split(".") if name in places and places[name]["level"]}
        assert named <= within and not BELOW.search(host), key


# Places as hosts abbreviate them.
SHORT = {"gd": "guangdong", "gxrd": "guangxi", "gxzf": "guangxi", "gz": "guangzhou", "hlj": "heilongjiang", "jl": "jilin", "js": "jiangsu", "ln": "liaoning", "nmg": "inner-mongolia", "sc": "sichuan", "sh": "shanghai", "sz": "shenzhen", "tj": "tianjin", "xm": "xiamen", "zs": "zhongshan"}
# The address is not that of the text that was seen.
ELSEWHERE = re.compile("printed in|explanation of|the Chinese text seen in a reproduction|press conference")


def test_a_text_on_a_site_of_its_own_government_is_the_official_text() -> None:
    sources = TABLES["sources.csv"]
    own = {}
    for key, row in TABLES["documents.csv"].items():
        host = urlsplit(sources[row["source"]]["address"]).netloc
        names = set(host.split("."))
        place = {"gov", row["applies_in"]} <= names or ("gov" in names and row["applies_in"] in {SHORT.get(name) for name in names})
        central = row["level"] == "central" and re.fullmatch(r"(?:www\.|big5\.www\.)?gov\.cn", host)
        if (place or central) and row["seen_as"] in {"official-text", "reproduction"} and not ELSEWHERE.search(sources[row["source"]]["note"]):
            own[key] = row["seen_as"]
    assert len(own) > 200
    assert {key for key, seen in own.items() if seen != "official-text"} == set()


def test_a_document_that_is_only_named_is_seen_as_well_as_the_text_that_names_it() -> None:
    own = {row["source"]: row["seen_as"] for key, row in TABLES["documents.csv"].items() if row["source"] == f"doc-{key}"}
    named = [row for row in TABLES["stubs.csv"].values() if own.get(row["source"]) == "official-text"]
    assert named
    assert [row["key"] for row in named if row["seen_as"] not in ("official-text", "mention", "media")] == []


def test_the_official_page_is_no_copy() -> None:
    pages = {key: urlsplit(row["official_page"]).netloc for key, row in TABLES["documents.csv"].items() if row["official_page"]}
    assert len(pages) > 300
    assert {key for key, host in pages.items() if COPIES.search(host) or BELOW.search(host)} == set()


# Hosts that anyone may have filled: domains in other hands, stores of uploaded papers, mirrors of messages, private pages.
NO_STANDING = re.compile(
    r"yongtulingjun|sheersky|www27dydycom|993992a|babysources|e993|fadeduo|hgjy100|jfbk|snas\.club|0798ci|ushui|wxredian|macsoso|001doc|31doc"
    r"|51xcck|xwboo|cqsanru|nfa5|gd0021|5zjx|51kjxm|payititi|3a0598|010b\.com|izst|yxiu|hnrmy|hlunet|xiaolijiang|zhshwenwen|zenchang|freewechat"
)


def test_no_address_is_given_of_a_host_without_standing() -> None:
    given = {key: row for key, row in TABLES["sources.csv"].items() if row["address"]}
    assert len(given) > 1000
    assert {key for key, row in given.items() if NO_STANDING.search(urlsplit(row["address"]).netloc)} == set()
    assert {key for key, row in given.items() if re.search("without standing|no address is given", row["note"])} == set()


def test_the_day_of_a_document_that_is_its_own_source_is_one_of_its_days() -> None:
    sources = TABLES["sources.csv"]
    own = {key: row for key, row in TABLES["documents.csv"].items() if row["source"] == f"doc-{key}"}
    assert len(own) > 1000
    for key, row in own.items():
        assert sources[row["source"]]["published"] in {"", row["signed"], row["published"], row["effective"]}, key


def test_one_page_is_one_source() -> None:
    """Of pages that were read; a document is a source of its own, and one page may print several."""
    found = {}
    for key, row in TABLES["sources.csv"].items():
        if row["address"] and not key.startswith("doc-"):
            found.setdefault(row["address"].partition("://")[2].rstrip("/"), []).append(key)
    assert {address: keys for address, keys in found.items() if len(keys) > 1} == {}
