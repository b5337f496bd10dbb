"""What data/dataset.yaml promises of the data: how many rows each table holds at least, and what share of the documents
meets each measure of the question document-quality. A build that breaks a promise stops."""

from __future__ import annotations

from aikg.errors import DataError
from aikg.questions.stored import read_query
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from pyoxigraph import Store

    from aikg.dataset.dataset import Dataset
    from aikg.tables.model import Table


def assert_rows(dataset: Dataset, tables: list[Table]) -> None:
    """Checks the number of rows of each table.

    :raises AikgError: if a table has fewer rows than data/dataset.yaml requires, or is not there
    """
    held = {table.name: len(table.rows) for table in tables}
    for name, least in dataset.description["least_rows"].items():
        if name not in held:
            raise DataError(
                f"data/dataset.yaml: least_rows names {name}, which is no table in data/tables; bring it back, or take "
                "the line away"
            )
        if held[name] < least:
            raise DataError(
                f"{name}: the table has {held[name]} rows, but data/dataset.yaml requires at least {least}; "
                "bring the lost rows back, or lower the number there"
            )


def assert_shares(dataset: Dataset, store: Store) -> None:
    """Checks the shares of documents, in percent, by measures of the question document-quality.

    :param store: the dataset with derived facts
    :raises AikgError: if a share is lower than data/dataset.yaml requires, or is of a measure that does not exist
    """
    least_shares = dataset.description.get("least_shares")
    if not least_shares:
        return
    question = read_query(dataset.path("queries", "questions", "document-quality.rq"))
    rows = store.query(question.text, use_default_graph_as_union=True)
    shares = {row["measure"].value: float(row["share"].value) for row in rows}  # type: ignore[union-attr]
    for measure, least in least_shares.items():
        if measure not in shares:
            raise DataError(
                f"data/dataset.yaml: least_shares names {measure}, which is no measure of the question "
                f"document-quality; name one of {', '.join(sorted(shares))}"
            )
        if shares[measure] < least:
            raise DataError(
                f"{measure}: {shares[measure]:g} % of the documents meet it, but data/dataset.yaml requires at least "
                f"{least:g} %; fill what is missing in data/tables/documents.csv, or lower the number there"
            )
