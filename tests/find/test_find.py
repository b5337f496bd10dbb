"""Finding by name in the real graph and in small ones."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import aikg
from aikg import Graph, UsageError
from aikg.dataset.dataset import Dataset
from aikg.find.finder import index_of
from aikg.find.index import Index, pack
from aikg.find.search import search
from aikg.find.things import Thing
from aikg.store.folder import Folder, write_store
from tests.conftest import WORLD, Run

THINGS = [
    Thing("place/suzhou", "place", "苏州市", "Suzhou", ("苏州", "姑苏")),
    Thing("place/suzhou-anhui", "place", "宿州市", "Suzhou (Anhui)", ("宿州",)),
    Thing("document/plan", "document", "苏州市算力发展行动计划", "Suzhou Computing Plan", ("苏府〔2024〕8号",)),
    Thing("document/other", "document", "算力计划", "Plan for Computing in Suzhou", ("苏府〔2024〕81号",)),
    Thing("vocab/theme/compute", "concept:theme", "算力", "computing power", ("智能算力",)),
    Thing("source/plan", "source", "苏州", "Suzhou", ()),
]


@pytest.fixture(scope="module")
def small() -> Index:
    return Index(pack(THINGS))


def found(index: Index, text: str, *kinds: str) -> list[str]:
    return [index.thing(code).id.partition("/")[2] for code in search(index, text, kinds)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("苏州", ["suzhou", "plan", "plan"]),  # The source has exactly this name, and yet is last.
        ("Suzhou", ["suzhou", "suzhou-anhui", "plan", "other", "plan"]),
        ("sūzhōu", ["suzhou", "plan", "plan"]),
        ("sùzhōu", ["suzhou-anhui"]),
        ("su4zhou1", ["suzhou-anhui"]),
        ("szs", ["suzhou", "suzhou-anhui", "plan"]),
        ("suanli", ["theme/compute", "other", "plan"]),
        ("suanlijihua", ["other"]),
        ("zhinengsuanl", ["theme/compute"]),
        ("苏府〔2024〕8号", ["plan"]),
        ("sufu 2024 8", ["plan"]),
        ("苏府2024", ["plan", "other"]),
        ("计划 苏州", ["plan"]),
        ("苏州行动计划", ["plan"]),
        ("computing suzhou", ["plan", "other"]),
        ("plans suzhou", ["plan", "other"]),
        ("Suzou", ["suzhou", "plan"]),
        ("苏府〔2024〕9号", ["plan", "other"]),
        ("姑", ["suzhou"]),
        ("zzzz", []),
        ("", []),
        ("〔〕", []),
    ],
)
def test_the_best_match_is_first(small: Index, text: str, expected: list[str]) -> None:
    assert found(small, text) == expected


def test_only_things_of_the_kinds_wanted(small: Index) -> None:
    assert found(small, "suzhou", "document") == ["plan", "other"]
    assert found(small, "suzhou", "source", "place") == ["suzhou", "suzhou-anhui", "plan"]


@settings(deadline=None)
@given(st.text())
def test_any_text_can_be_looked_for(text: str) -> None:
    index = Index(pack(THINGS))
    assert len(found(index, text)) <= len(THINGS)


@settings(deadline=None)
@given(st.lists(st.builds(Thing, st.just("place/x"), st.just("place"), st.text(), st.text(), st.just(())), max_size=4))
def test_a_thing_is_found_by_each_of_its_names(things: list[Thing]) -> None:
    named = [each._replace(zh=" ".join(each.zh.split()), en=" ".join(each.en.split())) for each in things]
    index = Index(pack([each for each in named if "\0" not in each.zh + each.en]))
    for code, text in zip(index.forms[1], index.forms[0], strict=True):
        if text:
            assert index.thing(code) in [index.thing(each) for each in search(index, text)]


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("国发〔2017〕35号", "document/ngaidp-2017"),
        ("国发[2017]35号", "document/ngaidp-2017"),
        ("国发 2017 35", "document/ngaidp-2017"),
        ("guofa 2017 35", "document/ngaidp-2017"),
        ("suanli", "vocab/field/computing-power"),
        ("zhinengsuanli", "vocab/technology/intelligent-compute"),
        ("znsl", "vocab/technology/intelligent-compute"),
        ("changsanjiao", "place/yangtze-river-delta"),
        ("国务院令（第七九〇号）", "document/network-data-regulations-2024"),
        ("人工智能+", "programme/ai-plus"),
        ("ＡＩ＋", "programme/ai-plus"),
        ("人工智能", "vocab/field/artificial-intelligence"),
        ("数据要素×", "programme/data-elements-x"),
        ("数据二十条", "document/data-twenty-articles-2022"),
        ("PIPL", "document/personal-information-protection-law-2021"),
        ("valley robots shenzhen", "site/shenzhen-robot-valley"),
        ("意见 人工智能+ 深入实施", "document/ai-plus-action-opinions-2025"),
        ("关于印发新一代人工智能发展规划的通知", "document/ngaidp-2017"),
    ],
)
def test_the_real_graph_is_found(graph: Graph, text: str, best: str) -> None:
    assert graph.find(text)[0].id.endswith(best)


def test_every_document_is_found_first_by_its_number(graph: Graph) -> None:
    rows = graph.select("SELECT ?document ?number { ?document cnai:officialNumber ?number }")
    assert len(rows) > 200
    for row in rows:
        for typed in (row.number, row.number.replace("〔", "[").replace("〕", "]")):
            matches = graph.find(typed, "document", 5)
            assert row.document in [match.id for match in matches], typed


def test_a_text_of_any_length_takes_little_time(graph: Graph) -> None:
    for text in ("算力上海" * 5000, "suanli " * 5000, "q" * 50_000, "苏" * 50_000, "1" * 50_000):
        assert isinstance(graph.find(text).total, int)


def test_sources_are_last(graph: Graph) -> None:
    kinds = [match.kind == "source" for match in graph.find("算力", limit=1000)]
    assert any(kinds) and kinds == sorted(kinds)


def test_the_number_of_all_matches(graph: Graph) -> None:
    few, many = graph.find("算力", limit=3), graph.find("算力", limit=1000)
    assert (len(few), few.total) == (3, len(many)) and list(many[:3]) == list(few)


def test_what_is_nearly_like_is_sought_among_names_of_such_a_length_only(graph: Graph) -> None:
    index = index_of(graph.source)
    forms, codes = index.forms
    assert [first for first, _ in index.runs] == [0, *(last for _, last in index.runs[:-1])]
    assert index.runs[-1][1] == len(forms) == len(codes)
    for first, last in index.runs:
        lengths = [len(form) for form in forms[first:last]]
        assert lengths and lengths == sorted(lengths)


def test_an_unknown_kind_is_refused_by_name(graph: Graph) -> None:
    with pytest.raises(UsageError, match=r"no kind “plce”, did you mean place; there are: place, document, .*concept"):
        graph.find("算力", kind="plce")
    with pytest.raises(UsageError, match=r"no kind “concept:x”.*; there are: .*concept:theme"):
        graph.find("算力", kind="concept:x")
    assert {match.kind for match in graph.find("算力", kind="concept:theme")} == {"concept:theme"}
    assert {match.kind.partition(":")[0] for match in graph.find("算力", kind="concept", limit=99)} == {"concept"}


def test_parts_of_things_are_not_found(graph: Graph) -> None:
    assert not {"date", "joint-issuer", "evidence"} & {*index_of(graph.source).kinds}


def test_the_index_of_the_prepared_store_needs_neither_store_nor_pinyin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIKG_CACHE", str(tmp_path))
    expected = aikg.load(WORLD).find("芯片")
    (kept,) = tmp_path.glob("v*/*/names")
    monkeypatch.setitem(sys.modules, "pypinyin", None)
    graph = aikg.load(WORLD)
    assert graph.find("芯片") == expected and "store" not in graph.source.__dict__
    kept.write_bytes(b"damaged")
    monkeypatch.delitem(sys.modules, "pypinyin")
    assert aikg.load(WORLD).find("芯片") == expected == aikg.load(WORLD, cache=False).find("芯片")


def test_added_files_are_found_too(tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(
        "<https://w3id.org/china-ai-policy/id/place/atlantis>"
        ' <http://www.w3.org/2000/01/rdf-schema#label> "亚特兰蒂斯"@zh , "Atlantis"@en .',
        encoding="utf-8",
    )
    assert aikg.load(WORLD, add=[own]).find("yatelandisi")[0].label_en == "Atlantis"


def test_the_index_of_a_folder_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "store"
    write_store(folder, [], Dataset(WORLD))
    expected = aikg.load(WORLD).find("芯片")
    assert aikg.load(endpoint=str(folder)).find("芯片") == expected
    monkeypatch.setitem(sys.modules, "pypinyin", None)
    assert aikg.load(endpoint=str(folder)).find("芯片") == expected
    copied = shutil.copytree(folder, tmp_path / "copy")
    assert Folder(copied).prepared("names", lambda source: b"") == (folder / "names").read_bytes()


def test_the_command_says_how_many_there_are(run: Run) -> None:
    done = run("find", "方案", "--limit", "1", "--format", "csv")
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 2)
    assert done.stderr == "1 of 2; --limit shows more\n"
    assert run("find", "ngaidp", "2017", "--format", "csv").stdout.count("\n") == 2
    assert run("find", "zzzz").returncode == 1
    refused = run("find", "方案", "--kind", "plce")
    assert refused.returncode == 2 and "there is no kind “plce”" in refused.stderr
