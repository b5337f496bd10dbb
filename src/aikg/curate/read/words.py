"""Word lists of the grammar as parts of regular expressions."""

from __future__ import annotations


def any_of(words: str) -> str:
    """A regular expression for one of the words in a list divided by blanks, longer ones first."""
    return "|".join(sorted(words.split(), key=lambda word: -len(word)))
