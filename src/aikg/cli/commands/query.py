"""aikg query NAME"""

from __future__ import annotations

import click

from aikg.cli import answers
from aikg.cli.charts import TERMINAL, ChartFile, write_chart
from aikg.cli.options import asking, federating, narrowing
from aikg.errors import UsageError
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from click.shell_completion import CompletionItem

    from aikg.cli.wanted import Wanted


def complete_name(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from aikg.cli.completion import query_names

    return query_names(incomplete)


def complete_parameter(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from aikg.cli.completion import parameters

    return parameters(ctx.params.get("name"), incomplete)


@click.command("query")
@click.argument("name", shell_complete=complete_name)
@click.option(
    *("-p", "--param", "pairs"),
    multiple=True,
    metavar="KEY=VALUE",
    shell_complete=complete_parameter,
    help="Give a parameter a value; repeat it for several values.",
)
@narrowing
@click.option("--explain", type=click.IntRange(min=1), metavar="N", help="Explain why row N holds instead.")
@click.option(
    "--chart",
    type=ChartFile(),
    is_flag=False,
    flag_value=TERMINAL,
    help="Draw the answer: in the terminal, or to a file that ends in .svg or .png.",
)
@asking
@federating
def command(
    name: str, pairs: tuple[str, ...], explain: int | None, chart: str | None, wanted: Wanted, **options: Any
) -> None:
    """Ask the stored question NAME; `aikg queries` lists them.

    \b
    aikg query city-alignment
    aikg query city-alignment -p directive=ngaidp-2017 --lang zh --columns place,kind,document
    aikg query talent-offers --where 'cap>=1000万元' --sort -cap
    aikg query documents -p place=sichuan --format excel-csv > sichuan.csv
    aikg query target-map -p variable=ai-core-industry-scale -p year=2027 --chart
    """
    parameters = answers.values(pairs)
    if explain is not None:
        if wanted.shapes or wanted.columns:
            raise UsageError("--explain N explains row N of the whole answer: leave out what narrows or sorts it")
        _explain(name, explain, parameters, **options)
        return
    if chart is not None:
        if wanted.shapes or wanted.columns:
            raise UsageError(
                "--chart draws what the question's view names: leave out --columns, --where, --sort, "
                "--limit and --count"
            )
        click.get_current_context().exit(write_chart(name, chart, parameters, options))
    click.get_current_context().exit(answers.question(name, parameters, wanted=wanted, **options))


def _explain(name: str, row: int, parameters: dict[str, list[str]], **options: Any) -> None:
    from aikg.cli.answers import locale_language
    from aikg.cli.proofs import write_proofs
    from aikg.graph import load

    graph = load(**options["source"])
    proofs = graph.explain_row(name, row, **parameters)
    write_proofs(graph, proofs, options["format"] or "text", options["lang"] or locale_language())
