"""Installs the built wheel as users do, with each Python that is found: `make install-matrix`.

Wheels are gathered in a folder without a compiler, and installed from there without a network: with the pip that comes
with a Python, and with the newest. Then a question is asked from another folder.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
WORK = ROOT / "build" / "install"
PYTHONS = ("python3.11", "python3.12", "python3.13", "python3.14")
EXTRAS = "serve,export,read,fast"


def run(command: list[str | Path], env: dict[str, str] | None = None, cwd: Path | None = None) -> str:
    done = subprocess.run(list(map(str, command)), env=env, cwd=cwd, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def works(python: Path) -> bool:
    """Whether this is an interpreter that runs; a shim of a version manager may be none."""
    done = subprocess.run([python, "-c", "import venv, sys; sys.exit(sys.version_info < (3, 11))"], capture_output=True)
    return done.returncode == 0


def found() -> list[Path]:
    """The interpreters of the PATH, and those that $PYTHONS names."""
    named = os.environ.get("PYTHONS", "").split() or PYTHONS
    paths = [Path(path) for path in (shutil.which(name) for name in named) if path]
    return [path for path in paths if works(path)]


def install(python: Path, wheel: Path) -> None:
    """One interpreter: once with the pip that it brings, once with the newest."""
    house = WORK / f"wheels-{python.name}"
    fetcher = WORK / f"fetcher-{python.name}"
    run([python, "-m", "venv", fetcher])
    # Where a package is published as source only (owlready2), its wheel is made here, without a compiler too.
    fetch = [fetcher / "bin" / "python", "-m", "pip", "--disable-pip-version-check", "wheel", "--quiet"]
    run([*fetch, "--wheel-dir", house, f"{wheel}[{EXTRAS}]", "pip"], os.environ | {"CC": "false", "CXX": "false"})
    for newest in (False, True):
        place = WORK / f"venv-{python.name}-{newest}"
        run([python, "-m", "venv", place])
        alone = {"PATH": str(place / "bin"), "HOME": str(WORK), "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(house), "CC": "false"}
        pip = [place / "bin" / "python", "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
        if newest:
            run([*pip, "--upgrade", "pip"], alone)
        run([*pip, f"{wheel}[{EXTRAS}]"], alone)
        asked = run([place / "bin" / "aikg", "query", "levels"], alone, Path("/"))
        assert asked.count("\n") > 3, asked
        run([place / "bin" / "aikg", "validate", "--help"], alone, Path("/"))
        version = run([place / "bin" / "python", "-m", "pip", "--version"], alone).split()[1]
        print(f"install: {run([python, '--version']).strip()}, pip {version}: installed without a network, and answers")


def main() -> None:
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    build = [sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    run([*build, "-w", WORK, ROOT])
    (wheel,) = WORK.glob("*.whl")
    pythons = found()
    if not pythons:
        raise SystemExit("install: no Python 3.11 or newer is found; name some in PYTHONS")
    for python in pythons:
        install(python, wheel)
    missing = [name for name in PYTHONS if not any(python.name == name for python in pythons)]
    if missing:
        print(f"install: not found here, and left out: {', '.join(missing)}")


if __name__ == "__main__":
    main()
