"""A Virtuoso server of our own on a free port, in a folder of its own, for as long as it is measured."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from aikg.errors import AikgError

if TYPE_CHECKING:
    from collections.abc import Iterator

_SETTINGS = """[Database]
DatabaseFile={folder}/virtuoso.db
ErrorLogFile={folder}/virtuoso.log
LockFile={folder}/virtuoso.lck
TransactionFile={folder}/virtuoso.trx
xa_persistent_file={folder}/virtuoso.pxa
FileExtend=200
MaxCheckpointRemap=2000
TempStorage=TempDatabase
[TempDatabase]
DatabaseFile={folder}/virtuoso-temp.db
TransactionFile={folder}/virtuoso-temp.trx
MaxCheckpointRemap=2000
[Parameters]
ServerPort=127.0.0.1:{sql}
DisableUnixSocket=1
ServerThreads=10
DirsAllowed={data}
NumberOfBuffers=170000
MaxDirtyBuffers=130000
[HTTPServer]
ServerPort=127.0.0.1:{http}
ServerThreads=5
[SPARQL]
ResultSetMaxRows=10000000
MaxQueryExecutionTime=20
"""


class Server:
    """A running server: load a file, ask it, see what it took."""

    def __init__(self, folder: str, data: str) -> None:
        self._sql, self._http = _free_port(), _free_port()
        settings = Path(folder, "virtuoso.ini")
        settings.write_text(_SETTINGS.format(folder=folder, data=data, sql=self._sql, http=self._http), encoding="utf-8")
        command = [shutil.which("virtuoso-t") or "virtuoso-t", "+foreground", "+configfile", str(settings)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder)
        for _ in range(300):
            if self._reachable():
                return
            time.sleep(0.2)
        raise AikgError(f"virtuoso-t did not answer on port {self._sql} within a minute")

    def load(self, path: Path) -> None:
        """Load an N-Quads file by the server's own bulk loader."""
        self._run(f"ld_dir('{path.parent}', '{path.name}', 'urn:x-default'); rdf_loader_run(); checkpoint;")

    def ask(self, text: str, seconds: float) -> int:
        """How many rows a query gives over all graphs.

        :raises TimeoutError: if the answer does not come in time
        :raises AikgError: if the server refuses the query
        """
        data = urllib.parse.urlencode({"query": text}).encode()
        headers = {"Accept": "application/sparql-results+json"}
        request = urllib.request.Request(f"http://127.0.0.1:{self._http}/sparql", data, headers)
        try:
            with urllib.request.urlopen(request, timeout=seconds) as answer:
                return len(json.load(answer)["results"]["bindings"])
        except urllib.error.HTTPError as error:
            raise AikgError(error.read().decode(errors="replace").splitlines()[0]) from error

    def cpu(self) -> float:
        """Seconds of user and system time so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def _reachable(self) -> bool:
        if self.process.poll() is not None:
            raise AikgError("virtuoso-t ended at once; its log says why")
        try:
            self._run("select 1;")
        except AikgError:
            return False
        return True

    def _run(self, statement: str) -> None:
        command = [shutil.which("isql-vt") or "isql-vt", f"127.0.0.1:{self._sql}", "dba", "dba", f"exec={statement}"]
        done = subprocess.run(command, capture_output=True, check=False)
        if done.returncode or b"***" in done.stdout + done.stderr:
            raise AikgError((done.stdout + done.stderr).decode(errors="replace").strip()[-300:])


@contextmanager
def served(data: Path) -> Iterator[Server]:
    """A server that may read one folder; stopped, and all that it wrote removed, at the end."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(folder, str(data))
        try:
            yield server
        finally:
            server.process.kill()
            server.process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
