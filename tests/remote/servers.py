"""Real stores for tests: started on loopback, on free ports, and ended by their own process."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple


class Server(NamedTuple):
    """A running store: its URL, and the URL of its query endpoint."""

    url: str
    query: str


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def program(name: str) -> str | None:
    """A program of this environment, or of the system."""
    own = Path(sys.executable).parent / name
    return str(own) if own.exists() else shutil.which(name)


@contextmanager
def running(command: list[str], url: str, folder: Path) -> Iterator[None]:
    """A server while it answers at *url*."""
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
        try:
            _wait(process, url, folder)
            yield
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(process: subprocess.Popen[bytes], url: str, folder: Path) -> None:
    for _ in range(300):
        assert process.poll() is None, (folder / "log").read_text(errors="replace")
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError((folder / "log").read_text(errors="replace"))


@contextmanager
def oxigraph(folder: Path) -> Iterator[Server]:
    url = f"http://127.0.0.1:{free_port()}"
    binary = program("oxigraph")
    assert binary, "the oxigraph package is one of the test packages"
    command = [binary, "serve", "-l", str(folder / "db"), "-b", url.removeprefix("http://")]
    with running(command, url, folder):
        yield Server(url, url + "/query")


@contextmanager
def holding(folder: Path, turtle: Path) -> Iterator[Server]:
    """An Oxigraph server with the triples of a Turtle file in its default graph."""
    with oxigraph(folder) as server:
        body, kind = turtle.read_bytes(), {"Content-Type": "text/turtle"}
        request = urllib.request.Request(f"{server.url}/store?default", body, kind, method="POST")
        urllib.request.urlopen(request, timeout=60).close()
        yield server


_VIRTUOSO = """
[Database]
DatabaseFile = v.db
ErrorLogFile = v.log
LockFile = v.lck
TransactionFile = v.trx
xa_persistent_file = v.pxa
[TempDatabase]
DatabaseFile = t.db
TransactionFile = t.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
CheckpointInterval = 0
NumberOfBuffers = 20000
MaxDirtyBuffers = 12000
[HTTPServer]
ServerPort = 127.0.0.1:{web}
ServerRoot = .
MaxClientConnections = 10
[SPARQL]
ResultSetMaxRows = 1000000
"""


@contextmanager
def virtuoso(folder: Path, password: str) -> Iterator[Server]:
    """Virtuoso 7; its user dba gets the password."""
    web = free_port()
    (folder / "virtuoso.ini").write_text(_VIRTUOSO.format(sql=free_port(), web=web))
    command = [str(program("virtuoso-t")), "+configfile", "virtuoso.ini", "+foreground"]
    with (folder / "first").open("wb") as log:
        subprocess.run(
            [*command, "+pwdold", "dba", "+pwddba", password], cwd=folder, check=True, stdout=log, stderr=log
        )
    url = f"http://127.0.0.1:{web}"
    with running(command, url + "/sparql", folder):
        yield Server(url, url + "/sparql")
