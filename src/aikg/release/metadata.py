"""Describes a release for archives and repositories: RO-Crate 1.1, and the metadata that Zenodo requires."""

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
    """Returns the two files by name.

    :param files: the contents of the other files, by name
    """
    return {"ro-crate-metadata.json": _json(_crate(about, files)), ".zenodo.json": _json(_zenodo(about))}


def _crate(about: About, files: Mapping[str, bytes]) -> dict[str, Any]:
    description = about.description
    publisher = {
        "@id": BASE + "dataset/publisher",
        "@type": "Organization",
        "name": description["publisher"],
        "url": BASE,
    }
    licence = {"@id": description["licence"], "@type": "CreativeWork", "name": description["licence"]}
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": description["title"]["en"],
        "alternateName": description["title"]["zh"],
        "description": description["description"]["en"],
        "identifier": BASE + "dataset",
        "version": about.version,
        "datePublished": about.modified,
        "license": {"@id": description["licence"]},
        "publisher": {"@id": publisher["@id"]},
        "author": {"@id": publisher["@id"]},
        "inLanguage": ["zh", "en"],
        "keywords": [word for words in description["keywords"].values() for word in words],
        "temporalCoverage": f"{description['period']['from']}/{description['period']['to']}",
        "hasPart": [{"@id": name} for name in sorted(files)],
    }
    descriptor = {
        "@id": "ro-crate-metadata.json",
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": _PROFILE},
    }
    parts = [_file(name, data, description["licence"]) for name, data in sorted(files.items())]
    return {"@context": _CONTEXT, "@graph": [descriptor, root, publisher, licence, *parts]}


def _file(name: str, data: bytes, licence: str) -> dict[str, Any]:
    media = MEDIA[media_of(name)]
    return {
        "@id": name,
        "@type": "File",
        "name": name,
        "contentSize": str(len(data)),
        "encodingFormat": [media, "application/gzip"] if name.endswith(".gz") else media,
        "sha256": hashlib.sha256(data).hexdigest(),
        "license": {"@id": licence},
    }


def _zenodo(about: About) -> dict[str, Any]:
    description = about.description
    return {
        "title": f"{description['title']['en']} ({description['title']['zh']})",
        "description": f"<p>{description['description']['en']}</p><p>{description['description']['zh']}</p>",
        "upload_type": "dataset",
        "access_right": "open",
        "license": "cc-by-4.0",
        "version": about.version,
        "publication_date": about.modified,
        "creators": [{"name": description["publisher"]}],
        "keywords": [word for words in description["keywords"].values() for word in words],
        "related_identifiers": [{"identifier": BASE + "dataset", "relation": "isIdenticalTo"}],
    }


def _json(data: dict[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
