"""Makes docs.zip of a release: the documentation of the ontology as HTML pages."""

from __future__ import annotations

import io
import zipfile

from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.dataset.dataset import Dataset

# The first day that a zip file can hold. A fixed day makes the same pages the same bytes.
_NO_DAY = (1980, 1, 1, 0, 0, 0)


def pages(dataset: Dataset) -> bytes:
    """Returns a zip file with the pages of `aikg docs`.

    :raises AikgError: if a file of the dataset is missing or cannot be parsed
    """
    from aikg import docs
    from aikg.store.open import open_store

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in docs.pages(dataset, open_store(dataset)):
            entry = zipfile.ZipInfo(name, _NO_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return stream.getvalue()
