"""The request for a query, as the SPARQL 1.1 Protocol (2.1.2) has it."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest

from aikg.remote.compose import composed

URL = "http://127.0.0.1:9/sparql"


@pytest.mark.parametrize(("rows", "media"), [(True, "application/sparql-results+json"), (False, "text/turtle")])
def test_a_query_is_posted_as_a_form(rows: bool, media: str) -> None:
    text = "# insert data, says a comment\nSELECT (\"中文 & 100%\" AS ?x) {}"
    graphs = ["https://example.org/a", "https://example.org/b?x=1&y=2"]
    made = composed(URL, text, rows, {"default-graph-uri": graphs})
    assert made.headers["Content-Type"] == "application/x-www-form-urlencoded" and made.headers["Accept"].startswith(media)
    assert {*made.headers} == {"Content-Type", "Accept"}
    assert parse_qs(made.body.decode("ascii")) == {"query": [text], "default-graph-uri": graphs}


@pytest.mark.parametrize("url", [URL, f"{URL}?token=x"])
def test_what_is_sent_does_not_depend_on_the_url(url: str) -> None:
    assert parse_qs(composed(url, "ASK {}", True, {}).body.decode("ascii")) == {"query": ["ASK {}"]}
