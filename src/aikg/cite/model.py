"""What a citation says of a work, before it is written in any format."""

from __future__ import annotations

from typing import NamedTuple


class Name(NamedTuple):
    """A name in Chinese and in English; either may be empty."""

    zh: str
    en: str

    def text(self, lang: str) -> str:
        """Returns the name in a language, or in the other one where there is none."""
        return (self.zh or self.en) if lang == "zh" else (self.en or self.zh)


class Work(NamedTuple):
    """One work: a policy document, an article, a page, a book, or our dataset.

    `key` is its identifier, `kind` its type in the terms of CSL (`legislation`, `webpage`, ...). `published`,
    `signed` and `seen` are `2017-07-20`, `2017-07` or `2017`, as exact as they are known, or empty. `address` is
    where it was seen; where there is no address, `look_at` names the bodies on whose site to look for its title and
    number. `seen_as` says how it was seen: the official text, a reproduction ... `places` are the places in it.
    """

    key: str
    kind: str
    title: Name
    authors: tuple[Name, ...] = ()
    number: str = ""
    published: str = ""
    signed: str = ""
    container: str = ""
    pages: str = ""
    doi: str = ""
    address: str = ""
    look_at: tuple[Name, ...] = ()
    seen: str = ""
    seen_as: Name = Name("", "")
    places: tuple[str, ...] = ()
    version: str = ""
    licence: str = ""

    @property
    def day(self) -> str:
        """The day by which it is cited: of its publication, or else of its signature."""
        return self.published or self.signed
