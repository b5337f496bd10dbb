"""A release described for those who keep and publish data: RO-Crate 1.1, and what Zenodo asks for."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from aikg.namespaces import BASE
from aikg.release.description import MEDIA, media_of
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aikg.dataset.about import About

_CONTEXT, _PROFILE = "https://w3id.org/ro/crate/1.1/context", "https://w3id.org/ro/crate/1.1"


def metadata(about: About, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The two files, by name.

    :param files: the release's other files, as they are written
    """
    return {"ro-crate-metadata.json": _json(_crate(about, files)), ".zenodo.json": _json(_zenodo(about))}


def _crate(about: About, files: Mapping[str, bytes]) -> dict[str, Any]:
    said = about.said
    publisher = {"@id": BASE + "dataset/publisher", "@type": "Organization", "name": said["publisher"]}
    licence = {"@id": said["licence"], "@type": "CreativeWork", "name": said["licence"]}
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": said["title"]["en"],
        "alternateName": said["title"]["zh"],
        "description": said["description"]["en"],
        "identifier": BASE + "dataset",
        "version": about.version,
        "datePublished": about.modified,
        "license": {"@id": said["licence"]},
        "publisher": {"@id": publisher["@id"]},
        "author": {"@id": publisher["@id"]},
        "inLanguage": ["zh", "en"],
        "keywords": [word for words in said["keywords"].values() for word in words],
        "temporalCoverage": f"{said['period']['from']}/{said['period']['to']}",
        "hasPart": [{"@id": name} for name in sorted(files)],
    }
    descriptor = {
        "@id": "ro-crate-metadata.json",
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": _PROFILE},
    }
    parts = [_file(name, data, said["licence"]) for name, data in sorted(files.items())]
    return {"@context": _CONTEXT, "@graph": [descriptor, root, publisher, licence, *parts]}


def _file(name: str, data: bytes, licence: str) -> dict[str, Any]:
    packed = ["application/gzip"] if name.endswith(".gz") else []
    return {
        "@id": name,
        "@type": "File",
        "name": name,
        "contentSize": str(len(data)),
        "encodingFormat": [MEDIA[media_of(name)], *packed],
        "sha256": hashlib.sha256(data).hexdigest(),
        "license": {"@id": licence},
    }


def _zenodo(about: About) -> dict[str, Any]:
    said = about.said
    return {
        "title": f"{said['title']['en']} ({said['title']['zh']})",
        "description": f"<p>{said['description']['en']}</p><p>{said['description']['zh']}</p>",
        "upload_type": "dataset",
        "access_right": "open",
        "license": "cc-by-4.0",
        "version": about.version,
        "publication_date": about.modified,
        "creators": [{"name": said["publisher"]}],
        "keywords": [word for words in said["keywords"].values() for word in words],
        "related_identifiers": [{"identifier": BASE + "dataset", "relation": "isIdenticalTo"}],
    }


def _json(data: dict[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
