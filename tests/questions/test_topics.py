"""The groups in which the stored questions are listed."""

from __future__ import annotations

from pathlib import Path

import aikg
from aikg.questions.stored import StoredQuery
from aikg.questions.topics import TOPICS, grouped, heading, topic
from aikg.questions.views import CALLED, PICTURES
from tests.conftest import Run


def test_every_question_has_a_topic_and_every_topic_a_heading() -> None:
    queries = [*aikg.load().queries(), *aikg.load().queries("federated")]
    groups = grouped(queries)
    assert "other" not in groups and [*groups] == [each for each in TOPICS if each in groups]
    assert sorted(each.name for several in groups.values() for each in several) == sorted(each.name for each in queries)
    assert all(2 <= len(several) <= 8 for name, several in groups.items() if name != "abroad")
    for name in TOPICS:
        assert not heading(name, "zh").isascii() and heading(name, "en").isascii()


def test_a_question_of_ones_own_may_have_no_topic(tmp_path: Path) -> None:
    text = '#+ summary: {en: "S", zh: "总"}\n#+ tags: ["mine"]\nSELECT * { ?s ?p ?o }\n'
    folder = tmp_path / "questions"
    folder.mkdir()
    assert topic(StoredQuery(folder / "q.rq", text)) == "other"


def test_every_kind_of_picture_has_a_name() -> None:
    assert {*CALLED} == {*PICTURES} and len({each for pair in CALLED.values() for each in pair}) == 2 * len(CALLED)


def test_the_command_lists_them_by_topic(run: Run) -> None:
    listed = run("queries", "--lang", "zh", "--format", "csv").stdout.splitlines()
    assert listed[0] == "name,summary_zh,topic_zh"
    topics = [line.rpartition(",")[2] for line in listed[1:]]
    assert [*dict.fromkeys(topics)] == [topics[place] for place in range(len(topics)) if not place or topics[place] != topics[place - 1]]
