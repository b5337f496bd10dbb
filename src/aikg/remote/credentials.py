"""Reads the user's credentials from the environment or a netrc file, never from the command line."""

from __future__ import annotations

import os
from typing import NamedTuple
from urllib.parse import urlsplit

from aikg.errors import DataError, UsageError


class Credentials(NamedTuple):
    """A user with a password, or a bearer token. Everything is empty if there are no credentials."""

    user: str = ""
    password: str = ""
    token: str = ""

    def __repr__(self) -> str:
        return "<Credentials>"  # Secrets appear in no output and no traceback.


def credentials(url: str) -> Credentials:
    """Returns the credentials for a URL: $AIKG_TOKEN, $AIKG_USER with $AIKG_PASSWORD, or those of its host in netrc.

    :raises AikgError: if the netrc file cannot be read
    """
    token, user = os.environ.get("AIKG_TOKEN", ""), os.environ.get("AIKG_USER", "")
    if token or user:
        return Credentials("" if token else user, "" if token else os.environ.get("AIKG_PASSWORD", ""), token)
    path = os.environ.get("NETRC") or os.path.expanduser("~/.netrc")
    if not os.path.exists(path):
        return Credentials()
    import netrc

    try:
        entry = netrc.netrc(path).authenticators(urlsplit(url).hostname or "")
    except (netrc.NetrcParseError, OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: this netrc file cannot be read; correct it, or set AIKG_USER") from error
    return Credentials(entry[0], entry[2] or "") if entry else Credentials()


def checked_url(url: str) -> str:
    """Returns the URL of an endpoint unchanged if it is well formed.

    :raises UsageError: if it is not an http(s) URL, or holds a password
    """
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 (this raises ValueError if the port is not a number)
    except ValueError as error:
        raise UsageError(f"{url}: this is not a URL; write it like http://localhost:7878/query") from error
    if parts.scheme not in ("http", "https") or not parts.hostname or not url.isascii() or " " in url:
        raise UsageError(f"{url}: this is not a URL; write it like http://localhost:7878/query")
    if parts.username is not None or parts.password is not None:
        shown = f"{parts.scheme}://{parts.hostname}"
        raise UsageError(f"{shown}…: others can see a password in a URL; set AIKG_USER and AIKG_PASSWORD, or use netrc")
    return url
