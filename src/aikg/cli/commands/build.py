"""aikg build [--check]"""

from __future__ import annotations

import click


@click.command("build")
@click.option("--check", is_flag=True, help="Write nothing, and fail if data/graph/ is not up to date.")
def command(check: bool) -> None:
    """Check all tables in data/tables/, and build data/graph/ from them. It reports all problems at once."""
    from aikg.curate import build
    from aikg.dataset.dataset import Dataset
    from aikg.errors import AikgError

    dataset = Dataset()
    if not check:
        dataset.check_own()
    files = build.build(dataset, fresh=check)
    if check:
        stale = build.differing(dataset, files)
        if stale:
            names = ", ".join(stale)
            raise AikgError(f"data/graph/ differs from what the tables give ({names}); run aikg build and commit it")
        click.echo(f"data/graph/ is what the tables give ({len(files)} files)", err=True)
        return
    changed = build.write(dataset, files)
    click.echo(
        f"built {len(files)} files, {len(changed)} of them changed, in {dataset.path('data', 'graph')}", err=True
    )
