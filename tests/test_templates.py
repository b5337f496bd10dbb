"""Pages made from templates: every value escaped, whatever it holds, and nothing left out in silence."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from jinja2 import UndefinedError
from markupsafe import Markup

import aikg
from aikg.pages.scripts import packed
from aikg.templates import environment, is_web
from tests import conftest
from tests.hostile import TEXTS, seen

SOURCE = Path(aikg.__file__).parent
TEMPLATES = sorted(SOURCE.glob("*/templates/*.j2"))


@given(TEXTS)
def test_a_value_is_escaped_in_text_and_in_attributes(value: str) -> None:
    made = environment("aikg.docs").from_string('<p title="{{ value }}">{{ value }}</p>').render(value=value)
    page = ElementTree.fromstring(made)
    assert (page.tag, list(page), list(page.attrib)) == ("p", [], ["title"])
    assert page.text == seen(value)
    assert page.attrib["title"].split() == seen(value).split()  # An attribute's line ends are read as spaces.


def test_markup_is_not_escaped_again() -> None:
    assert environment("aikg.docs").from_string("{{ it }}").render(it=Markup("<b>&amp;</b>")) == "<b>&amp;</b>"


@pytest.mark.parametrize("text", ["{{ missing }}", "{{ given.missing }}", "{% if missing %}{% endif %}"])
def test_a_name_that_is_not_given_is_an_error(text: str) -> None:
    with pytest.raises(UndefinedError):
        environment("aikg.docs").from_string(text).render(given={})


def test_tags_leave_no_blank_lines() -> None:
    text = "<ul>\n  {% for each in range(2) %}\n<li>{{ each }}</li>\n  {% endfor %}\n</ul>\n"
    assert environment("aikg.docs").from_string(text).render() == "<ul>\n<li>0</li>\n<li>1</li>\n</ul>\n"


@pytest.mark.parametrize("iri", ["javascript:a()", "JavaScript:a()", "data:text/html,x", " http://a", "//a", "urn:x", ""])
def test_what_is_no_address_of_the_web(iri: str) -> None:
    assert not is_web(iri)


@pytest.mark.parametrize("iri", ["https://example.org/", "HTTP://example.org/"])
def test_what_is_an_address_of_the_web(iri: str) -> None:
    assert is_web(iri)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parts[-3]}/{path.name}")
def test_no_template_turns_escaping_off(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "autoescape" not in text and "safe" not in text
    # Scripts are files of ours; the only text in an element is data, which is written so that it cannot end it.
    # The formats of rows are packed: letters, digits, +, / and = alone.
    written = r' src="\{\{ link\(|  ?type="application/ld\+json">\{\{ cited\.linked \}\}<| type="text/plain" id="formats" data-summary="[^<>]*">\{\{ formats \}\}<'
    assert all(re.match(written, each) for each in text.split("<script")[1:])


def test_packed_text_cannot_end_an_element() -> None:
    assert re.fullmatch("[A-Za-z0-9+/=]+", packed(b"</script><script>" * 9))


def test_there_are_templates_for_both() -> None:
    assert {path.parts[-3] for path in TEMPLATES} == {"docs", "pages"}


def test_no_question_imports_the_templates(own_cache: Path) -> None:
    code = (
        "import sys\nfrom aikg.cli import cli\n"
        "cli(['query', 'city-alignment'], standalone_mode=False)\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], env=conftest.environment(own_cache), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert not {"jinja2", "markupsafe", "aikg.templates"} & set(done.stderr.split())
