"""HTTP requests that are repeated if the server is busy or the connection fails."""

from __future__ import annotations

import requests
from requests.adapters import HTTPAdapter
from urllib3 import Retry

from aikg.remote.agent import agent

# Five retries, after 0, 0.6, 1.2, 2.4 and 4.8 seconds, or after the time that the server asks for, up to half a minute.
_RETRIES = Retry(
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
    """Returns a session with our User-Agent header that repeats requests after temporary failures."""
    new = requests.Session()
    new.headers["User-Agent"] = agent()
    for scheme in ("http://", "https://"):
        new.mount(scheme, HTTPAdapter(max_retries=_RETRIES))
    return new


def reason(error: requests.exceptions.RequestException) -> str:
    """Returns why a request failed: the message of the innermost exception."""
    return str(getattr(error.args[0] if error.args else error, "reason", error)).rpartition(":")[2]
