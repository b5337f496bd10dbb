"""Requests over HTTP that are sent again when the other side was busy or broken for a moment."""

from __future__ import annotations

import requests
from requests.adapters import HTTPAdapter
from urllib3 import Retry

from aikg.remote.agent import agent

# Tried so often, after 0, 0.6, 1.2, 2.4 and 4.8 seconds, or what the server asks for up to half a minute.
_TRIES = Retry(
    total=5,
    status_forcelist=(429, 502, 503, 504),
    allowed_methods=None,
    backoff_factor=0.3,
    raise_on_status=False,
    raise_on_redirect=False,
    redirect=0,
    retry_after_max=30,
)


def session() -> requests.Session:
    """A session that says who asks, and asks again what was busy or broken for a moment."""
    made = requests.Session()
    made.headers["User-Agent"] = agent()
    for scheme in ("http://", "https://"):
        made.mount(scheme, HTTPAdapter(max_retries=_TRIES))
    return made


def reason(error: requests.exceptions.RequestException) -> str:
    """Why a request failed, as the innermost of its exceptions says it."""
    return str(getattr(error.args[0] if error.args else error, "reason", error)).rpartition(":")[2]
