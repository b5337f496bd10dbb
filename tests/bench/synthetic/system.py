"""A whole policy system: how many documents give the size asked for, and the order in which all is written."""

from __future__ import annotations

import gzip
import io
from bisect import bisect_left
from collections import defaultdict
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from aikg.dataset.home import find_home
from tests.bench.synthetic import regions
from tests.bench.synthetic.documents import Document, write_documents
from tests.bench.synthetic.places import LEVELS, areas, write_area
from tests.bench.synthetic.programmes import write_programmes
from tests.bench.synthetic.things import write_things
from tests.bench.synthetic.weights import learn
from tests.bench.synthetic.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.bench.synthetic.programmes import Programme
    from tests.bench.synthetic.weights import Place

# Triples for what is there at every size, for a place, and for a document with all that comes with it: fitted by
# least squares to systems of up to 30,000 documents, which it meets within 8 per cent, and from 120 on within 3.
_FIXED, _PLACE, _DOCUMENT = 2250, 75, 92
# A system of more documents has figures of more variables, as many for so many documents as the dataset.
_VARIABLES_PER = 557
# Of the documents of a place below the country, as many can be followed by others.
_FOLLOWED = 40


def write_file(path: str, triples: int, seed: int) -> int:
    """Write a system to a file, N-Quads or N-Triples by its name, compressed if it ends in .gz; gives its size.

    :raises OSError: if the file cannot be written
    """
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    with _opened(path) as file:
        return write_system(file.write, triples, seed, quads=".nt" not in Path(path).suffixes)


@contextmanager
def _opened(path: str) -> Iterator[io.TextIOWrapper]:
    with open(path, "wb") as raw:
        # No name and no time in the header, so that the same system has the same bytes.
        binary = gzip.GzipFile("", "wb", 5, raw, mtime=0) if path.endswith(".gz") else raw
        with io.TextIOWrapper(io.BufferedWriter(binary, 1 << 20), encoding="utf-8", newline="\n") as text:  # type: ignore[type-var]
            yield text
        binary.close()


def documents_for(triples: int, real: list[Place]) -> int:
    """How many documents give about so many triples; about 10,000 triples are the least that there is."""

    def size(documents: int) -> int:
        counts = [area.documents for area in areas(real, documents)]
        return _FIXED + _PLACE * len(counts) + _DOCUMENT * sum(counts)

    return bisect_left(range(triples // _DOCUMENT), triples, key=size)


def write_system(write: Callable[[str], object], triples: int, seed: int, quads: bool = True) -> int:
    """Write a system of about so many triples line by line; gives how many it wrote.

    :param write: takes text, some lines at a time
    :param quads: N-Quads in graph/data rather than N-Triples
    """
    learnt = learn(find_home())
    documents = documents_for(triples, learnt.places)
    to = Writer(write, Random(seed), learnt, quads)
    to.write_variables(1 + documents // _VARIABLES_PER)
    paper = regions.write_paper(to)
    followed: dict[str, list[Document]] = {}
    siblings: dict[str, list[str]] = defaultdict(list)
    # The country comes first, so all its programmes are known when a province writes.
    programmes: list[Programme] = []
    for area in areas(learnt.places, documents):
        source = write_area(to, area)
        issued = write_documents(to, area, [followed[key] for key in area.around], programmes)
        if not area.around:
            programmes = write_programmes(to, issued.documents, source)
        central = followed.setdefault("china", issued.documents)
        write_things(to, area, issued, central, source)
        if area.place.level != LEVELS[-1]:
            followed[area.key] = issued.documents if area.key == "china" else issued.documents[:_FOLLOWED]
        siblings[area.place.above].append(area.iri)
    groups = list(siblings.values())
    regions.write_circles(to, groups, paper)
    regions.write_coopetition(to, groups, documents, paper)
    regions.write_mechanisms(to, paper)
    regions.write_initiatives(to, documents, followed["china"], paper)
    return to.count
