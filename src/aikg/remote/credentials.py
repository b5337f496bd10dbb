"""Who we are to a remote store: from the environment or a netrc file, never from the command line."""

from __future__ import annotations

import os
from typing import NamedTuple
from urllib.parse import urlsplit

from aikg.errors import DataError, UsageError


class Credentials(NamedTuple):
    """A user with a password, or a bearer token; all empty for nobody."""

    user: str = ""
    password: str = ""
    token: str = ""

    def __repr__(self) -> str:
        return "<Credentials>"  # Secrets appear in no output and no traceback.


def credentials(url: str) -> Credentials:
    """What is to be sent to a URL: $AIKG_TOKEN, or $AIKG_USER with $AIKG_PASSWORD, or what netrc says of its host.

    :raises AikgError: if the netrc file is broken
    """
    token, user = os.environ.get("AIKG_TOKEN", ""), os.environ.get("AIKG_USER", "")
    if token or user:
        return Credentials("" if token else user, "" if token else os.environ.get("AIKG_PASSWORD", ""), token)
    path = os.environ.get("NETRC") or os.path.expanduser("~/.netrc")
    if not os.path.exists(path):
        return Credentials()
    import netrc

    try:
        found = netrc.netrc(path).authenticators(urlsplit(url).hostname or "")
    except (netrc.NetrcParseError, OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: this netrc file cannot be read; correct it, or set AIKG_USER") from error
    return Credentials(found[0], found[2] or "") if found else Credentials()


def checked_url(url: str) -> str:
    """The URL of an endpoint, if it can be one.

    :raises UsageError: if it is no http(s) URL, or holds a password
    """
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 (a port that is no number is noticed when it is asked for)
    except ValueError as error:
        raise UsageError(f"{url}: this is no URL; write it like http://localhost:7878/query") from error
    if parts.scheme not in ("http", "https") or not parts.hostname or not url.isascii() or " " in url:
        raise UsageError(f"{url}: this is no URL; write it like http://localhost:7878/query")
    if parts.username is not None or parts.password is not None:
        shown = f"{parts.scheme}://{parts.hostname}"
        raise UsageError(f"{shown}…: others can see a password in a URL; set AIKG_USER and AIKG_PASSWORD, or use netrc")
    return url
