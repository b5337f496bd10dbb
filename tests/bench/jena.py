"""Jena's commands as Debian packages them, with what keeps it from starting mended in a folder of our own.

Two things are missing: the messages of the Xerces inside lie where its classes do not look, and some jars are not on
its class path. $AIKG_JENA names another folder of jars than /usr/share/java.
"""

from __future__ import annotations

import os
import shutil
import zipfile
from pathlib import Path

_FOLDERS = [Path(folder) for folder in (os.environ.get("AIKG_JENA"), "/usr/share/java") if folder]
_JARS = (
    *("commons-cli", "commons-codec", "commons-compress", "commons-csv", "commons-io", "commons-lang3"),
    *("caffeine", "dexx.collection", "gson", "guava", "httpclient", "httpcore", "jackson-annotations", "jackson-core"),
    *("jackson-databind", "jakarta.json-api", "jcl-over-slf4j", "jsonld-java", "protobuf", "slf4j-api", "slf4j-nop", "thrift"),
    *("titanium-json-ld", "jena-arq", "jena-base", "jena-cmds", "jena-core", "jena-dboe-base", "jena-dboe-index"),
    *("jena-dboe-storage", "jena-dboe-trans-data", "jena-dboe-transaction", "jena-iri", "jena-rdfconnection"),
    *("jena-shacl", "jena-shex", "jena-tdb", "jena-tdb2"),
)
_MESSAGES = "org/apache/jena/ext/"


def arq(folder: Path) -> list[str]:
    """The start of an arq command; empty if there is no Java or no Jena.

    :param folder: where the messages are put
    """
    start = java(folder)
    return [*start, "arq.arq"] if start else []


def java(folder: Path) -> list[str]:
    """The start of any of Jena's commands, which its class follows; empty if there is no Java or no Jena.

    :param folder: where the messages are put
    """
    program, core = shutil.which("java"), _jar("jena-core")
    if not program or not core or not _jar("jena-cmds"):
        return []
    with zipfile.ZipFile(core) as jar:
        for name in jar.namelist():
            if name.startswith(_MESSAGES) and name.endswith(".properties"):
                to = folder / name.removeprefix(_MESSAGES)
                to.parent.mkdir(parents=True, exist_ok=True)
                to.write_bytes(jar.read(name))
    path = [str(folder), *(str(jar) for jar in map(_jar, _JARS) if jar)]
    return [program, "-cp", ":".join(path)]


def installed() -> bool:
    """Whether Java and the jars of Jena are there."""
    return bool(shutil.which("java") and _jar("jena-core") and _jar("jena-cmds"))


def _jar(name: str) -> Path | None:
    return next((folder / f"{name}.jar" for folder in _FOLDERS if (folder / f"{name}.jar").exists()), None)
