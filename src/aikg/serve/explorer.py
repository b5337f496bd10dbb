"""The pages, live: which request leads to which page, and what a stored question is asked."""

from __future__ import annotations

import asyncio
import gc
from concurrent.futures import CancelledError
from contextlib import suppress
from functools import partial
from threading import Event, Thread
from time import monotonic
from typing import NamedTuple

from aikg.errors import UsageError
from aikg.pages import LANGUAGES, Book, page
from aikg.pages.address import Where, iri_of, path_of
from aikg.pages.data import ANSWERS, RDF, picture_data, question_data, thing_data, thing_picture
from aikg.pages.feed import NAME as FEED
from aikg.pages.feed import feed
from aikg.pages.question import Asked, page_path, question
from aikg.pages.scripts import SCRIPTS
from aikg.pages.sections import SECTIONS
from aikg.pages.static import TYPES, static
from aikg.pages.texts import answer_page, missing, sparql_page
from aikg.questions.kept import kept_answer
from aikg.serve.answers import Answers, read
from aikg.serve.requests import Refused, refused
from aikg.serve.worker import Task
from aikg.sparql.results import Result
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.datastructures import QueryParams

    from aikg.graph import Graph
    from aikg.questions.stored import StoredQuery
    from aikg.serve.engine import Engine, Limits
    from aikg.types import Why

# What a page of a question is asked besides the question's own parameters.
_OF_THE_PAGE = ("page", "sort", "row")


class Found(NamedTuple):
    """What stands at a path: its bytes and their media type."""

    body: bytes
    media: str


class Explorer:
    """The pages of a graph, made when they are asked for."""

    def __init__(self, graph: Graph, engine: Engine, limits: Limits) -> None:
        self.book = Book(graph, live=True, ask=self._whole)
        self.engine = engine
        self.limits = limits
        self.answers = Answers(self.book, engine, limits)
        self._ended = Event()
        self._making, self._made = 0, monotonic()

    def warm(self) -> None:
        """Starts to read what pages need, one question after the other, so that the first readers wait less."""
        Thread(target=self._warm, name="warm", daemon=True).start()

    def end(self) -> None:
        """Stops reading."""
        self._ended.set()

    def _warm(self) -> None:
        of_things = [section.question for sections in SECTIONS.values() for section in sections]
        names = [stored.name for stored in self.book.questions]
        for name in dict.fromkeys([*filter(names.__contains__, of_things), *names]):
            self._when_quiet(0, partial(self.book.rows, name))
        # The pictures of whole answers are kept too: one takes some tenth of a second.
        for path in [f"{lang}/{page_path(name)}" for lang in LANGUAGES for name in names]:
            self._when_quiet(1, partial(page, self.book, path))
        gc.freeze()  # What was read stays to the end: it need not be looked through for what is not used any more.

    def _when_quiet(self, seconds: float, step: Callable[[], object]) -> None:
        """Takes a step when no page is being made, nor was for so long: the processor is the readers'."""
        while (self._making or monotonic() - self._made < seconds) and not self._ended.is_set():
            self._ended.wait(0.05)
        if not self._ended.is_set():
            with suppress(CancelledError):  # The server ended while it was asked.
                step()

    def _whole(self, name: str) -> Result:
        """Reads the answer of a stored question that is kept; or else asks it in a process of the engine, so that
        other pages can be made meanwhile.

        An answer that exceeds the limits of the engine, or is no rows, is left to this process.
        """
        stored = self.book.graph.stored(name)
        kept = kept_answer(self.book.graph.source, stored)
        if kept is not None:
            return self.book.graph.collected(kept, name)
        reply = self.engine.ask_from_thread(Task(stored.text, None, None, ["json"], self.limits.rows))
        found = read(reply.body) if reply is not None and reply.status == 200 else None
        return found if isinstance(found, Result) else self.book.graph.query(name)

    async def page(self, path: str, asked: QueryParams) -> Found:
        """Returns the page at a path such as `zh/place/shenzhen.html`.

        :param asked: the parameters of the request, for the page of a question
        :raises Refused: if there is no such page, or the question cannot be asked so
        """
        self._making += 1
        try:
            return await self._page(path, asked)
        finally:
            self._making, self._made = self._making - 1, monotonic()

    async def _page(self, path: str, asked: QueryParams) -> Found:
        lang = path.partition("/")[0]
        name = path.partition("/")[2].removeprefix("question/").removesuffix(".html")
        if asked and path == f"{lang}/question/{name}.html" and lang in LANGUAGES:
            return _html(await self._question(Where(path, lang), name, asked))
        if path == f"{lang}/{FEED}" and lang in LANGUAGES:
            return Found(await asyncio.to_thread(feed, self.book, lang), TYPES["atom"])
        found = await asyncio.to_thread(page, self.book, path)
        if found is None:
            raise Refused(404, f"there is no page {path}", "nothing-there", text=path)
        return _html(found)

    async def data(self, path: str, asked: QueryParams) -> Found | None:
        """Returns the data at a path such as `place/shenzhen.ttl` or `question/targets.csv`; None at another path.

        :raises Refused: if there is no such thing or question, or the question cannot be asked so
        """
        name, _, form = path.rpartition(".")
        if name.startswith("picture/") and form in ("svg", "csv"):
            return Found(await self._picture(name.removeprefix("picture/"), form, asked), TYPES[form])
        if name.startswith("question/") and (form in ANSWERS or form == "xlsx"):
            return Found(await self._answer(name.removeprefix("question/"), form, asked), TYPES[form])
        iri = iri_of(name + ".html")
        if form not in RDF or iri is None:
            return None
        if not self.book.has_page(iri):
            raise Refused(404, f"there is no thing {iri}", "nothing-there", text=iri)
        return Found(await asyncio.to_thread(thing_data, self.book, iri, form), TYPES[form])

    def static(self, name: str) -> Found | None:
        """Returns a file that all pages use; None if there is none of this name."""
        body = SCRIPTS[name](self.book) if name in SCRIPTS else static(name)
        return Found(body, TYPES[name.rpartition(".")[2]]) if body is not None else None

    def path_of(self, iri: str, lang: str) -> str | None:
        """Returns the path of the page of a thing; None if it has none."""
        return f"{lang}/{path_of(iri)}" if self.book.has_page(iri) else None

    def refusal(self, path: str, lang: str, refused: Refused, asked: QueryParams) -> bytes:
        """Returns the page that says why there is none.

        :param asked: the parameters of the request
        """
        where = Where(path, lang)
        if refused.status == 404:
            return missing(self.book, where)
        given = [(key, value) for key, value in asked.multi_items() if value]
        return missing(self.book, where, str(refused), refused.why, given)

    async def editor(self, here: str, lang: str, text: str, wrong: str, why: Why) -> bytes:
        """Returns the page with a query that has no answer, to be corrected there.

        :param here: the path of the request
        :param wrong: why it has none, in English
        :param why: the same in parts
        """
        return await asyncio.to_thread(sparql_page, self.book, Where(here, lang), text, wrong, why)

    async def rows(self, here: str, lang: str, text: str, body: bytes) -> bytes:
        """Returns the page of an answer to a query.

        :param here: the path of the request
        :param body: the answer as SPARQL results in JSON
        """
        return await asyncio.to_thread(answer_page, self.book, Where(here, lang), text, read(body))

    async def _question(self, where: Where, name: str, asked: QueryParams) -> bytes:
        stored = self.stored(name)
        parameters = _parameters(asked)
        number, row = _number(asked, "page"), _number(asked, "row")
        result = await self.answers.rows(stored, parameters)
        what = Asked(parameters, number or 1, asked.get("sort", ""), row)
        return await asyncio.to_thread(question, self.book, where, stored, what, result)

    async def _picture(self, name: str, form: str, asked: QueryParams) -> bytes:
        """The picture of a question (`targets.zh`), or one on the page of a thing (`place/shenzhen.theme-profile.zh`).

        :raises Refused: if there is none
        """
        shown, _, lang = name.rpartition(".")
        thing, _, question_name = shown.rpartition(".")
        iri = iri_of(f"{thing}.html")
        made = None
        if lang in LANGUAGES and iri:
            made = await asyncio.to_thread(thing_picture, self.book, iri, question_name, lang, form)
        elif lang in LANGUAGES:
            stored = self.stored(shown)
            rows = await self.answers.rows(stored, _parameters(asked))
            made = await asyncio.to_thread(picture_data, self.book, stored, rows, lang, form)
        if made is None:
            raise Refused(404, f"there is no picture {name}.{form}", "nothing-there", text=f"{name}.{form}")
        return made

    async def _answer(self, name: str, form: str, asked: QueryParams) -> bytes:
        stored, parameters = self.stored(name), _parameters(asked)
        if not parameters:
            return await asyncio.to_thread(question_data, self.book, name, form)
        if form != "xlsx":
            return await self.answers.asked(stored, parameters, form)
        from aikg.export.answers import answer_xlsx

        return await asyncio.to_thread(answer_xlsx, name, await self.answers.rows(stored, parameters))

    def stored(self, name: str) -> StoredQuery:
        """Returns a stored question.

        :raises Refused: if there is none of this name, or it asks other endpoints
        """
        try:
            stored = self.book.graph.stored(name)
        except UsageError as error:
            raise refused(404, error) from error
        if stored.purpose != "questions":
            sentence = f"{name} asks other endpoints, which this endpoint does not do: use aikg query {name}"
            raise Refused(404, sentence, "federated", text=name)
        return stored


def language(accepted: str, chosen: str | None = None) -> str:
    """Returns the language of a page: the one chosen, or what the browser prefers; English if that says nothing.

    :param accepted: the Accept-Language of the request (RFC 9110, 12.5.4)
    """
    if chosen in LANGUAGES:
        return chosen
    best, quality = "en", 0.0
    for part in accepted.split(","):
        tag, _, weight = part.strip().lower().partition(";q=")
        try:
            number = float(weight) if weight else 1.0
        except ValueError:
            continue
        if tag.partition("-")[0] in LANGUAGES and number > quality:
            best, quality = tag.partition("-")[0], number
    return best


def _parameters(asked: QueryParams) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, value in asked.multi_items():
        if key not in _OF_THE_PAGE and value:
            found.setdefault(key, []).append(value)
    return found


def _number(asked: QueryParams, name: str) -> int:
    """A number that a page of a question is asked with; 0 if it is not given.

    :raises Refused: if it is none
    """
    text = asked.get(name, "0")
    if not text.isascii() or not text.isdigit():
        raise Refused(400, f"{name}={text}: give the number of a {name}", "no-number", name=name, text=text)
    return int(text[:9])


def _html(body: bytes) -> Found:
    return Found(body, TYPES["html"])
