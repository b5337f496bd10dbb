"""The public names: each has a docstring that teaches, with an example that runs."""

from __future__ import annotations

import doctest
import inspect
import sys

import pytest
from pyoxigraph import NamedNode

import aikg
from aikg.validate.report import Finding

# The report of the examples.
MESSAGE = {"zh": "日期不明。", "en": "The date is not known."}
FOCUS = NamedNode("https://w3id.org/china-ai-policy/id/document/x")
REPORT = aikg.Report(
    [Finding("warning", "document-date", MESSAGE, FOCUS, table="documents.csv", row=12, column="signed")]
)


def public() -> dict[str, object]:
    """Every public function, class and method, by name."""
    found: dict[str, object] = {}
    for name in aikg.__all__:
        thing = getattr(aikg, name)
        found[name] = thing
        if inspect.isclass(thing) and not issubclass(thing, Exception):
            for member, value in inspect.getmembers(thing):
                own = inspect.isfunction(value) or isinstance(value, property)
                if own and not member.startswith("_") and "aikg" in str(getattr(value, "__module__", "aikg")):
                    found[f"{name}.{member}"] = value
    return found


PUBLIC = public()
# What the engine gives, for those who need it, is described and not taught.
PLAIN = {name for name in PUBLIC if name.endswith(("Error", ".answer", ".evaluate"))}


def test_all_names_can_be_imported_and_are_listed() -> None:
    assert set(aikg.__all__) <= set(dir(aikg))
    assert sorted(aikg.__all__) == aikg.__all__
    with pytest.raises(AttributeError, match="no attribute 'loads'"):
        _ = aikg.loads  # type: ignore[attr-defined]


def test_the_errors_are_a_tree() -> None:
    assert {aikg.DataError, aikg.EndpointError, aikg.UsageError} <= set(aikg.AikgError.__subclasses__())
    assert [error.exit_code for error in (aikg.UsageError, aikg.DataError, aikg.EndpointError)] == [2, 3, 3]


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_a_public_name_is_taught_by_an_example_that_runs(name: str) -> None:
    thing = PUBLIC[name]
    text = inspect.getdoc(thing) or ""
    assert len(text) > 20, f"{name} has no docstring"
    if name in PLAIN or (inspect.isclass(thing) and issubclass(thing, Exception)):
        return
    assert ">>>" in text, f"the docstring of {name} has no example"
    module = inspect.getmodule(getattr(thing, "fget", thing))
    names = vars(module) | {"aikg": aikg, "report": REPORT}
    test = doctest.DocTestParser().get_doctest(text, names, name, None, 0)
    result = doctest.DocTestRunner(optionflags=doctest.IGNORE_EXCEPTION_DETAIL).run(test, out=sys.stdout.write)
    assert result.attempted and not result.failed, f"the example of {name} shows something else"


def test_the_package_has_an_example_too() -> None:
    assert doctest.testmod(aikg).attempted >= 3 and not doctest.testmod(aikg).failed
