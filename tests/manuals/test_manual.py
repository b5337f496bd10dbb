"""The generated parts of the manuals are what the data and the metadata give."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.manuals import manual


@pytest.mark.parametrize("path", manual.manuals(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_manual_is_as_generated(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert manual.renewed(text) == text


def test_the_guides_have_their_generated_parts() -> None:
    parts = {part for path in manual.manuals() for part in manual.PART.findall(path.read_text(encoding="utf-8"))}
    assert parts == set(manual.WRITERS)
