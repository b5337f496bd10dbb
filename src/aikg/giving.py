"""The part of Graph that makes something of the whole: pictures, files, other libraries' graphs."""

from __future__ import annotations

from aikg.asking import Asking
from aikg.errors import UsageError
from aikg.namespaces import CNAI
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx
    import rdflib

    from aikg.export import Written
    from aikg.pictures import Picture
    from aikg.release import Release
    from aikg.types import StrPath


class Giving(Asking):
    """What makes pictures, files and other libraries' graphs: a part of `aikg.graph.Graph`."""

    def picture(self, name: str, /, lang: str = "en", **parameters: object) -> Picture:
        """The answer of a stored question as the picture that its header names, or else as bars.

        :param lang: `zh` or `en`
        :raises UsageError: as `query` does, or if the answer has nothing to draw

        >>> picture = aikg.load().picture("target-map", variable="ai-core-industry-scale", year="2027")
        >>> picture.columns, picture.svg[:4]
        (('place', 'yuan'), '<svg')
        """
        from aikg.pictures import draw, fallback
        from aikg.templates import is_web

        rows = list(self.query(name, "both", (), **parameters))
        view = self.stored(name).header.view or fallback(rows)
        if view is None:
            raise UsageError(f"{name} has no picture: its answer has no things with one number each")
        version = self.select(f"SELECT ?version {{ <{CNAI[:-1]}> owl:versionInfo ?version }} LIMIT 1")
        release = str(version[0].version) if version else ""
        return draw(view, rows, lang=lang, href=lambda iri: iri if is_web(iri) else None, release=release)

    def export(self, to: str, path: StrPath, force: bool = False) -> Written:
        """Writes the tables or the network in a format that other tools open (see `aikg.export.FORMATS`).

        :param path: the file or folder; an earlier export there is replaced in one step
        :param force: write also over what is no earlier export
        :raises UsageError: if there is no such format, or something else is at *path*
        :raises AikgError: if *path* cannot be written, or a library that the format needs is not installed

        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     written = aikg.load().export("graphml", f"{folder}/aikg.graphml")
        >>> sorted(written.sizes)
        ['aikg.graphml']
        """
        from aikg.export import export

        self._local("an export is made from")
        return export(self.dataset, self.store, to, path, force)

    def docs(self, folder: StrPath) -> int:
        """Writes the documentation of the ontology as HTML pages into a folder; returns how many files there are.

        :raises UsageError: if something else is in the folder, or the graph is behind an endpoint
        :raises AikgError: if the folder cannot be written

        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     aikg.load().docs(f"{folder}/docs") > 100
        True
        """
        from aikg.docs import write

        self._local("the documentation is written from")
        return write(self.dataset, self.store, folder)

    def release(self, folder: StrPath) -> Release:
        """Writes the release files: the dataset in the usual formats, its description and checksums.

        :raises UsageError: if the folder holds something that is no release, or the graph is behind an endpoint
        :raises AikgError: if the dataset cannot be read or the folder cannot be written

        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     release = aikg.load().release(f"{folder}/release")
        >>> "SHA256SUMS" in release.sizes
        True
        """
        from aikg.release import release

        self._local("a release is made from")
        return release(self.dataset, folder)

    def to_rdflib(self) -> rdflib.Dataset:
        """A copy of the graph as an rdflib Dataset with the same named graphs; it takes a few seconds.

        :raises UsageError: if the graph is behind an endpoint

        >>> dataset = aikg.load().to_rdflib()
        >>> sorted(str(graph.identifier).rpartition("/")[2] for graph in dataset.graphs() if len(graph))
        ['data', 'inferred', 'links', 'ontology', 'vocab']
        """
        from aikg.rdf.bridge import dataset_of

        return dataset_of(self.store)

    def network(self) -> networkx.MultiDiGraph:
        """The things and the relations between them as a networkx graph, which `export("graphml", ...)` writes too.

        A node is called `document/ngaidp-2017`. What is known of nodes and edges are their attributes, derived edges
        among them marked; the key of an edge is its identifier.

        :raises UsageError: if the graph is behind an endpoint
        :raises AikgError: if networkx is not installed

        >>> network = aikg.load().network()
        >>> network.nodes["place/suzhou"]["label_en"]
        'Suzhou'
        """
        from aikg.export.network.networkx import multigraph

        self._local("the network is made from")
        return multigraph(self.store)

    def _local(self, what: str) -> None:
        """:raises UsageError: if the graph is behind an endpoint"""
        if self._endpoint:
            raise UsageError(f"{what} the files of the dataset, not an endpoint: leave the endpoint out")
