"""find, show, stats and validate from Python."""

from __future__ import annotations

import aikg


def test_the_python_api_finds_shows_counts_and_validates() -> None:
    graph = aikg.load()
    assert graph.find("zhejiang")[0].id == "place/zhejiang"
    assert graph.show("ngaidp-2017", "zh").labels["zh"] == "新一代人工智能发展规划"
    assert {count.counted for count in graph.stats()} == {"triples", "things", "documents", "evidence"}
    assert graph.validate().conforms("violation")
