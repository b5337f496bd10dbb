"""The ontology and its vocabularies as HTML pages in Chinese and English side by side, with diagrams.

Written here because what exists mixes the two languages in one column (pyLODE, Widoco) and knows nothing of the shapes,
the stored questions, the mapping sets and the data; pages need no script and nothing from the web.
"""

from __future__ import annotations

import json
import os

from aikg.docs.render import front_page, module_page, scheme_page, term_page, terms_page, vocabularies_page
from aikg.docs.site import Site
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Store

    from aikg.dataset.dataset import Dataset
    from aikg.types import StrPath

# Names the page of each IRI; a folder that holds it is one of these.
INDEX = "aikg-docs.json"


def pages(dataset: Dataset, store: Store) -> Iterator[tuple[str, bytes]]:
    """The path of each file below the folder, and its bytes; the same for the same dataset.

    :param store: the dataset
    :raises AikgError: if a file of the dataset is missing or broken
    """
    site = Site(dataset, store)
    yield "index.html", front_page(site)
    yield "terms.html", terms_page(site)
    for module in site.modules:
        yield site.module_path(module), module_page(site, module)
    for term in site.terms.values():
        yield site.paths[term.iri], term_page(site, term)
    yield "vocab/index.html", vocabularies_page(site)
    for scheme in site.schemes:
        yield site.paths[scheme.iri], scheme_page(site, scheme)
    with open(os.path.join(os.path.dirname(__file__), "style.css"), "rb") as file:
        yield "style.css", file.read()
    yield INDEX, (json.dumps(dict(sorted(site.paths.items())), indent=1) + "\n").encode()


def write(dataset: Dataset, store: Store, folder: StrPath) -> int:
    """Writes the pages; the folder changes in one step, and earlier pages in it are replaced.

    :return: how many files there are
    :raises AikgError: if the dataset is broken, or the folder cannot be written
    :raises UsageError: if there is something else in the folder
    """
    from aikg.atomic import replace_folder

    files = list(pages(dataset, store))

    def fill(parent: str) -> None:
        for name, data in files:
            path = os.path.join(parent, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(data)

    replace_folder(folder, INDEX, fill)
    return len(files)
