"""aikg link status, candidates and accept"""

from __future__ import annotations

import click

from aikg.cli.answers import answered
from aikg.cli.options import asking, loading
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from aikg.graph import Graph
    from aikg.sparql.source import Answer


@click.group("link")
def command() -> None:
    """Links with open data: those that data/links/ holds, and those that are missing."""


@command.command("status")
@click.option("--missing", is_flag=True, help="List what has no link instead.")
@asking
def status(missing: bool, **options: Any) -> None:
    """Count what is linked, by kind of thing and target: Wikidata, GeoNames, ROR, DOI, and the codes things hold."""

    def ask(graph: Graph, lang: str) -> Answer:
        from aikg.links import coverage
        from aikg.links.sssom import read_links
        from aikg.sparql.engine import rows

        links = read_links(graph.dataset)
        if missing:
            return rows(coverage.Missing._fields, coverage.missing(graph.source, links))
        return rows(coverage.Coverage._fields, coverage.status(graph.source, links))

    click.get_current_context().exit(answered(ask, **options))


@command.command("check")
@click.option("--target", required=True, metavar="TARGET", help="wikidata or geonames.")
@click.option("--via", default="", metavar="URL", help="Ask a mirror of Wikidata's endpoint instead.")
@click.option("--fresh", is_flag=True, help="Ask again what was answered within a week.")
@asking
def check(target: str, via: str, fresh: bool, **options: Any) -> None:
    """List the links whose other end is gone or has moved: asks the target, over the network.

    GeoNames has no endpoint: its numbers are looked for in Wikidata, and one that is not named there may well live.
    """

    def ask(graph: Graph, lang: str) -> Answer:
        from aikg.links import reconcile
        from aikg.links.reconcile.conversation import Conversation
        from aikg.links.sssom import read_links
        from aikg.sparql.engine import rows

        found = reconcile.check(graph.source, read_links(graph.dataset), target, via, Conversation(fresh=fresh))
        return rows(reconcile.Dead._fields, found)

    click.get_current_context().exit(answered(ask, **options))


@command.command("candidates")
@click.option("--target", required=True, metavar="TARGET", help="wikidata, geonames, or a URL: see above.")
@click.option(*("--kind", "kinds"), multiple=True, metavar="KIND", help="Only things of this kind; repeatable.")
@click.option("--via", default="", metavar="URL", help="Ask a mirror of Wikidata's endpoint instead.")
@click.option("--fresh", is_flag=True, help="Ask again what was answered within a week.")
@click.option("-o", "path", metavar="FILE", help="Where to write; candidates-TARGET.sssom.tsv otherwise.")
@loading
def candidates(target: str, kinds: tuple[str, ...], via: str, fresh: bool, path: str | None, source: Any) -> None:
    """Find what a target may call the things without a link to it, as a mapping set for review.

    The target is `wikidata`, `geonames` (by the numbers that Wikidata's items have there), or the URL of a
    reconciliation service (W3C Reconciliation Service API) or of a SPARQL endpoint whose things have labels. This
    needs the network: one question a second at most, each batch kept for a week, so that a run that broke off goes on
    where it stopped.

    Candidates are scored by GB/T 2260 code, or by name (Chinese, English, pinyin), type and containing place. Nothing
    is changed: look at each row, write your name in reviewer_label of those that are right, and accept them.

    \b
    aikg link candidates --target wikidata --kind city
    aikg link accept candidates-wikidata.sssom.tsv && aikg build
    """
    from aikg import load
    from aikg.links import reconcile
    from aikg.links.reconcile.conversation import Conversation
    from aikg.links.sssom import ENDING, read_links

    graph = load(**source)
    report = reconcile.candidates(
        graph.source, read_links(graph.dataset), target, kinds, via, Conversation(fresh=fresh)
    )
    found = len({each.subject for each in report.candidates})
    said = f"{report.target}: {report.unlinked} things without a link, {len(report.candidates)} candidates for {found}"
    if report.candidates:
        where = path or f"candidates-{report.target}{ENDING}"
        reconcile.write(report, where)
        said += f"; now review {where}, and accept it with aikg link accept {where}"
    click.echo(said, err=True)


@command.command("accept")
@click.argument("path", metavar="FILE")
@loading
def accept(path: str, source: Any) -> None:
    """Move the candidates that name a reviewer into data/links.

    The others stay in the file. Each row is checked as a link is; if one is wrong, nothing is changed.
    """
    from pyoxigraph import NamedNode

    from aikg import load
    from aikg.links import reconcile

    graph = load(**source)
    done = reconcile.accept(graph.dataset, path, lambda iri: graph.source.contains(NamedNode(iri)))
    click.echo(f"{done.path}: {done.links} new links; {done.remaining} candidates remain; now run aikg build", err=True)
