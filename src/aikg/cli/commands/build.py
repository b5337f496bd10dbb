"""aikg build [--check]"""

from __future__ import annotations

import click


@click.command("build")
@click.option("--check", is_flag=True, help="Write nothing; fail if the graph is not as built.")
def command(check: bool) -> None:
    """Build data/graph/ from data/tables/, after checking every table; all problems are named at once."""
    from aikg.curate import build
    from aikg.dataset.dataset import Dataset
    from aikg.errors import AikgError

    dataset = Dataset()
    files = build.build(dataset, fresh=check)
    if check:
        stale = build.differing(dataset, files)
        if stale:
            names = ", ".join(stale)
            raise AikgError(f"data/graph/ is not what the tables give ({names}); run aikg build and commit it")
        click.echo(f"data/graph/ is what the tables give ({len(files)} files)", err=True)
        return
    changed = build.write(dataset, files)
    click.echo(f"built {len(files)} files, {len(changed)} of them changed", err=True)
