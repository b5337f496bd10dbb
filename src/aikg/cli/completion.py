"""The completions that the shell offers on Tab. After an error it offers none, and shows no message."""

from __future__ import annotations

from click.shell_completion import CompletionItem

from aikg.errors import AikgError


def query_names(incomplete: str) -> list[CompletionItem]:
    """Returns the stored questions whose names begin with this text, each with its summary."""
    from aikg.cli.answers import locale_language
    from aikg.graph import load

    try:
        graph = load()
        queries = [*graph.queries(), *graph.queries("federated")]
        matching = [query for query in queries if query.name.startswith(incomplete)]
        return [CompletionItem(query.name, help=query.summary(locale_language())) for query in matching]
    except AikgError:
        return []


def parameters(name: str | None, incomplete: str) -> list[CompletionItem]:
    """Returns `key=` for each parameter of a question; after `key=`, the slugs of the possible things or concepts."""
    from aikg.graph import load
    from aikg.questions.values import LITERALS
    from aikg.things.identify import names
    from aikg.things.kinds import start_of

    try:
        graph = load()
        known = graph.stored(name or "").parameters
        key, equals, value = incomplete.partition("=")
        if not equals:
            return [CompletionItem(f"{each}=", help=known[each].type) for each in known if each.startswith(key)]
        kind = known[key].type if key in known else "string"
        if kind in LITERALS:
            return []
        start = start_of(kind)
        slugs = dict.fromkeys(iri[len(start) :] for _, iri in names(graph.source, kind))
        return [CompletionItem(f"{key}={slug}") for slug in slugs if slug.startswith(value)]
    except AikgError:
        return []
