"""aikg link status, check, candidates and accept"""

from __future__ import annotations

import click

from aikg.cli.answers import answered
from aikg.cli.options import asking, loading
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from aikg.graph import Graph
    from aikg.sparql.source import Answer


def _mirror(command: Callable[..., Any]) -> Callable[..., Any]:
    """--mirror, and --via, its former name."""
    old = click.option("--via", default="", metavar="URL", hidden=True, help="The former name of --mirror.")
    new = click.option("--mirror", default="", metavar="URL", help="Use a mirror of Wikidata's endpoint instead.")
    return new(old(command))


@click.group("link")
def command() -> None:
    """Count, find and check links to open data.

    The links are in data/links/.
    """


@command.command("status")
@click.option("--missing", is_flag=True, help="List the things without a link instead.")
@asking
def status(missing: bool, **options: Any) -> None:
    """Count the linked things, by kind and target: Wikidata, GeoNames, ROR, DOI, and codes of things."""

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
@_mirror
@click.option("--fresh", is_flag=True, help="Do not use the kept answers of the last week.")
@asking
def check(target: str, mirror: str, via: str, fresh: bool, **options: Any) -> None:
    """List the links whose object no longer exists or has moved. This needs the network.

    GeoNames has no endpoint, so its numbers are looked up in Wikidata. A number that Wikidata does not have may still
    exist in GeoNames.
    """

    def ask(graph: Graph, lang: str) -> Answer:
        from aikg.links import reconcile
        from aikg.links.reconcile.conversation import Conversation
        from aikg.links.sssom import read_links
        from aikg.sparql.engine import rows

        links, conversation = read_links(graph.dataset), Conversation(fresh=fresh)
        return rows(reconcile.Dead._fields, reconcile.check(graph.source, links, target, mirror or via, conversation))

    click.get_current_context().exit(answered(ask, **options))


@command.command("candidates")
@click.option("--target", required=True, metavar="TARGET", help="wikidata, geonames, or a URL: see above.")
@click.option(*("--kind", "kinds"), multiple=True, metavar="KIND", help="Only things of this kind; repeatable.")
@_mirror
@click.option("--fresh", is_flag=True, help="Do not use the kept answers of the last week.")
@click.option("-o", "path", metavar="FILE", help="The file; candidates-TARGET.sssom.tsv by default.")
@loading
def candidates(
    target: str, kinds: tuple[str, ...], mirror: str, via: str, fresh: bool, path: str | None, source: Any
) -> None:
    """Find candidates for links to a target, and write them as a mapping set for review.

    The target is `wikidata`, `geonames` (by the GeoNames numbers in Wikidata), or the URL of a reconciliation service
    (W3C Reconciliation Service API) or of a SPARQL endpoint whose things have labels. This needs the network. It sends
    at most one query a second and keeps each answer for a week, so an interrupted run continues where it stopped.

    Candidates are scored by GB/T 2260 code, or by name (Chinese, English, pinyin), type and containing place. The data
    do not change. Check each row, write your name in reviewer_label of those that are right, and accept them.

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
        graph.source, read_links(graph.dataset), target, kinds, mirror or via, Conversation(fresh=fresh)
    )
    things = len({each.subject for each in report.candidates})
    done = f"{report.target}: {report.unlinked} things without a link, {len(report.candidates)} candidates for {things}"
    if report.unread:
        done += f"; {report.unread} results of the service have no identifier, name or score and were left out"
    if report.candidates:
        where = path or f"candidates-{report.target}{ENDING}"
        reconcile.write(report, where)
        done += f"; now review {where}, and accept it with aikg link accept {where}"
    click.echo(done, err=True)


@command.command("accept")
@click.argument("path", metavar="FILE")
@loading
def accept(path: str, source: Any) -> None:
    """Move the candidates that name a reviewer into data/links.

    The other rows stay in the file. Each row is checked like a link. If one is wrong, nothing changes.
    """
    from pyoxigraph import NamedNode

    from aikg import load
    from aikg.links import reconcile

    graph = load(**source)
    done = reconcile.accept(graph.dataset, path, lambda iri: graph.source.contains(NamedNode(iri)))
    click.echo(f"{done.path}: {done.links} new links; {done.remaining} candidates remain; now run aikg build", err=True)
