"""What only a process of its own shows: pipes, encodings, signals, deadlines, and what gets imported."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import Run, environment

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o . ?p ?q ?r }"
AIKG = [sys.executable, "-m", "aikg"]


def test_a_reader_that_leaves_ends_it_quietly(own_cache: Path) -> None:
    text = "SELECT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    for form in ("csv", "table", "json"):
        process = subprocess.Popen(
            [*AIKG, "sparql", text, "--format", form],
            env=environment(own_cache),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert process.stdout is not None and process.stderr is not None
        assert process.stdout.read(10)
        process.stdout.close()
        assert process.wait(timeout=60) == 0
        assert process.stderr.read() == b""
        process.stderr.close()


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "latin-1"])
def test_output_is_utf8_on_any_console(run: Run, encoding: str) -> None:
    env = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    done = run("query", "echo", "-p", "text=㐀 é 👩‍🔬", "--format", "table", env=env)
    assert (done.returncode, done.stdout.splitlines()[2]) == (0, "㐀 é 👩‍🔬")
    assert "“é👩”" in run("query", "published", "-p", "from=é👩", env=env).stderr
    assert "文件是否现行有效" in run("queries", "--lang", "zh", env=env).stdout


def test_a_terminal_gets_a_table(own_cache: Path) -> None:
    leader, follower = pty.openpty()
    settings = environment(own_cache) | {"COLUMNS": "120"}
    subprocess.run([*AIKG, "query", "city-alignment"], env=settings, stdout=follower, timeout=60, check=True)
    os.close(follower)
    assert os.read(leader, 10_000).decode().splitlines()[0].split() == [
        "place",
        "document",
        "directive",
    ]
    os.close(leader)


def test_an_interrupt_ends_a_long_query_at_once(own_cache: Path) -> None:
    process = subprocess.Popen([*AIKG, "sparql", ENDLESS], env=environment(own_cache), stderr=subprocess.PIPE)
    time.sleep(1.5)
    assert process.poll() is None
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=2) == -signal.SIGINT
    assert process.stderr is not None and process.stderr.read() == b""
    process.stderr.close()


def test_an_interrupt_ends_one_with_a_deadline_too(own_cache: Path) -> None:
    command = [*AIKG, "sparql", ENDLESS, "--timeout", "50"]
    process = subprocess.Popen(command, env=environment(own_cache), stderr=subprocess.PIPE, process_group=0)
    time.sleep(2)
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(timeout=5) == 130
    assert process.stderr is not None and process.stderr.read() == b""
    process.stderr.close()


def test_a_deadline(run: Run) -> None:
    started = time.monotonic()
    done = run("sparql", ENDLESS, "--timeout", "1")
    assert (done.returncode, done.stdout) == (3, "")
    assert "no answer within 1 seconds" in done.stderr
    assert time.monotonic() - started < 10


def test_within_the_deadline_all_is_as_without(run: Run) -> None:
    assert run("query", "echo", "--timeout", "50").stdout == run("query", "echo").stdout
    no = run("sparql", "ASK { ?s ?s ?s }", "--timeout", "50")
    assert (no.returncode, no.stdout) == (1, "false")
    wrong = run("sparql", "nonsense", "--timeout", "50")
    assert wrong.returncode == 2 and wrong.stderr.count("Error:") == 1


@pytest.mark.parametrize(
    ("arguments", "theirs"),
    [
        (["query", "city-alignment"], {"pyoxigraph"}),
        (["query", "city-alignment", "-p", "directive=ngaidp-2017", "--format", "json"], {"pyoxigraph"}),
        (["query", "city-alignment", "--lang", "zh", "--columns", "place"], {"pyoxigraph"}),
        (["query", "city-alignment", "--no-cache"], {"click", "pyoxigraph"}),
        (["sparql", "ASK {}"], {"click", "pyoxigraph"}),
    ],
)
def test_a_question_imports_click_and_the_engine_at_most(
    own_cache: Path, arguments: list[str], theirs: set[str]
) -> None:
    code = (
        "import os, sys\n"
        f"sys.argv = ['aikg', *{arguments!r}]\n"
        "leave = os._exit\n"
        "def report(status):\n    print(*sorted(sys.modules), file=sys.stderr, flush=True); leave(status)\n"
        "os._exit = report\n"
        "from aikg.cli import main\nmain()\n"
    )
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", code], env=environment(own_cache), capture_output=True, timeout=60
        )
    assert done.returncode == 0 and done.stdout
    loaded = {name.partition(".")[0] for name in done.stderr.decode().split()}
    found = loaded - set(sys.stdlib_module_names) - {"__main__", "aikg", "sitecustomize", "usercustomize"}
    assert {name for name in found if not name.startswith(("_", "editable"))} == theirs
    heavy = {"hashlib", "subprocess", "tempfile", "yaml"}
    if "click" not in theirs:  # click imports these itself.
        heavy |= {"inspect", "ast", "uuid", "locale", "threading", "pathlib", "dataclasses", "datetime"}
    assert not loaded & heavy


@pytest.mark.parametrize(
    "arguments",
    [
        ["city-alignment"],
        ["echo", "-p", "text=a", "-p", "text=-p", "--format", "tsv"],
        ["in-force", "-p", "document=ngaidp-2017"],
        ["city-alignment", "--lang", "zh", "--columns", "place,document"],
        ["city-alignment", "--columns", "plase"],
        ["city-alignment", "--lang", "fr"],
        ["none"],
        ["echo", "-p", "text"],
        ["echo", "-p", "nothing=1"],
        ["echo", "--format", "turtle"],
        ["competition"],
    ],
)
def test_a_plain_call_is_as_click_would_have_it(run: Run, arguments: list[str]) -> None:
    plain, parsed = run("query", *arguments), run("query", "--lang=both", *arguments)
    assert (plain.returncode, plain.stdout, plain.stderr) == (parsed.returncode, parsed.stdout, parsed.stderr)


@pytest.mark.parametrize(
    "arguments",
    [
        ["方案"],
        ["方案", "--limit", "1", "--format", "tsv"],
        ["ngaidp", "2017", "--lang", "zh", "--format", "table"],
        ["方案", "--kind", "plce"],
        ["方案", "--kind", "document", "--format", "turtle"],
        ["方案", "--limit", "0"],
        ["方案", "--limit"],
        ["zzzz"],
        [],
    ],
)
def test_a_plain_find_is_as_click_would_have_it(run: Run, arguments: list[str]) -> None:
    plain, parsed = run("find", *arguments), run("find", "--timeout=60", *arguments)
    assert (plain.returncode, plain.stdout, plain.stderr) == (parsed.returncode, parsed.stdout, parsed.stderr)
