"""What a user wants of the rows of an answer, besides their format."""

from __future__ import annotations

from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from aikg.sparql.results import Result


class Wanted:
    """The options that narrow, sort and cut an answer.

    `columns`, `where` and `sort` are what `Result.only`, `Result.where` and `Result.sort` take. `limit` is the greatest
    number of rows, `everything` asks for all of them, `count` for their number only, and `raw` for plain digits.
    `given` are the parameters that the question was given.
    """

    def __init__(
        self,
        columns: Sequence[str] = (),
        where: Sequence[str] = (),
        sort: Sequence[str] = (),
        limit: int | None = None,
        everything: bool = False,
        count: bool = False,
        raw: bool = False,
        given: Collection[str] = (),
    ) -> None:
        self.columns = tuple(columns)
        self.where = tuple(where)
        self.sort = tuple(sort)
        self.limit = limit
        self.everything = everything
        self.count = count
        self.raw = raw
        self.given = given

    @property
    def shapes(self) -> bool:
        """Whether the rows must be read first: to be narrowed, sorted, cut or counted."""
        return bool(self.where or self.sort or self.count) or self.limit is not None

    def of(self, result: Result, lang: str, companions: bool) -> Result:
        """Returns the rows wanted.

        :param lang: the language of their names
        :param companions: whether the comparators and units of the columns come too, to be shown with the figures
        :raises UsageError: if there is no such column
        """
        found = result.where(*self.where).sort(*self.sort)
        columns = self.columns
        if columns and companions:
            from aikg.sparql.figures import with_companions

            columns = tuple(with_companions(columns, result.columns))
        found = found.only(*columns, lang=lang)
        return found if self.limit is None else found.limit(self.limit)


EVERYTHING = Wanted(everything=True)
