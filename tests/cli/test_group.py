from __future__ import annotations

import subprocess
import sys
import uuid
from importlib.metadata import version
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from aikg.cli.completion import parameters, query_names
from aikg.cli.group import COMMANDS, cli
from tests.conftest import WORLD, Run, environment


def test_help_names_every_command_and_imports_none(run: Run, own_cache: Path) -> None:
    text = run("--help").stdout
    for name, summary in COMMANDS.items():
        assert name in text and summary.split(",")[0] in text
    code = "import sys; from aikg.cli import cli; cli(['--help'], standalone_mode=False); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(own_cache), capture_output=True, text=True
    )
    assert done.returncode == 0
    assert not {f"aikg.cli.{name}" for name in COMMANDS} & set(done.stdout.split())


def test_version(run: Run) -> None:
    assert run("--version").stdout == f"aikg {version('aikg')}\n"


@pytest.mark.parametrize("command", ["query", "queries", "sparql"])
def test_each_command_has_help(run: Run, command: str) -> None:
    done = run(command, "--help")
    assert done.returncode == 0 and done.stdout.startswith(f"Usage: aikg {command}")


def test_errors_have_their_status_in_process_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIKG_HOME", str(WORLD))
    result = CliRunner().invoke(cli, ["query", "none"])
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: there is no stored query none")


def test_what_click_imports_late_still_works(own_cache: Path) -> None:
    code = (
        "from aikg.cli import cli\nimport click, uuid, datetime\n"
        "assert click.UUID.convert('12345678123456781234567812345678', None, None) == "
        "uuid.UUID('12345678123456781234567812345678')\n"
        "assert click.DateTime().convert('2025-06-04', None, None) == datetime.datetime(2025, 6, 4)\n"
        "assert click.Option(['--x'], help='  a\\n  b').help == 'a\\nb'\n"
        "import gettext, threading, inspect\n"
        "assert threading.Thread and inspect.Signature and gettext.translation\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(own_cache), capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert isinstance(click.UUID.convert(str(uuid.uuid4()), None, None), uuid.UUID)


def test_completion_of_names_and_parameters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIKG_HOME", str(WORLD))
    monkeypatch.delenv("LANG", raising=False)
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert [(item.value, item.help) for item in query_names("comp")] == [("competition", "竞争关系图")]
    assert [item.value for item in parameters("published", "")] == ["from=", "to=", "theme="]
    assert [item.value for item in parameters("published", "theme=c")] == ["theme=chips"]
    assert "directive=ngaidp-2017" in [item.value for item in parameters("city-alignment", "directive=")]
    assert parameters("published", "from=2") == parameters("none", "") == parameters(None, "x=") == []
    monkeypatch.setenv("AIKG_HOME", "/nowhere")
    assert query_names("") == parameters("published", "") == []


def test_the_shell_gets_its_completions(run: Run) -> None:
    env = {"_AIKG_COMPLETE": "bash_complete", "COMP_WORDS": "aikg query c", "COMP_CWORD": "2"}
    assert run(env=env).stdout.split() == ["plain,city-alignment", "plain,competition"]
    assert "_AIKG_COMPLETE=zsh_complete" in run(env={"_AIKG_COMPLETE": "zsh_source"}).stdout
