"""HTTP requests: the one way to the network, with its proxies, certificates, credentials and retries.

The variables are those of other tools: HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY; REQUESTS_CA_BUNDLE,
CURL_CA_BUNDLE, SSL_CERT_FILE and SSL_CERT_DIR. Certificates that the system trusts are trusted too. An address of this
machine is never asked through a proxy.
"""

from __future__ import annotations

import ipaddress
import os
import ssl
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth
from requests.utils import get_environ_proxies, select_proxy
from urllib3 import Retry

from aikg.remote.agent import agent
from aikg.remote.credentials import credentials

# Five retries, after 0, 0.6, 1.2, 2.4 and 4.8 seconds, or after the time that the server asks for, up to half a minute.
RETRIES = Retry(
    total=5,
    status_forcelist=(429, 502, 503, 504),
    allowed_methods=None,
    backoff_factor=0.3,
    raise_on_status=False,
    raise_on_redirect=False,
    redirect=0,
    retry_after_max=30,
)
_BUNDLES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR")


class _Adapter(HTTPAdapter):
    """Trusts the authorities of the system beside those of the requests library."""

    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        super().init_poolmanager(*arguments, ssl_context=_trust(), **options)

    def proxy_manager_for(self, proxy: str, **options: Any) -> Any:
        return super().proxy_manager_for(proxy, ssl_context=_trust(), **options)


def _trust() -> ssl.SSLContext:
    """Returns the context with the authorities that the system trusts. Reading them takes longer than a request."""
    return _context(tuple(map(os.environ.get, _BUNDLES)))


@cache
def _context(bundles: tuple[str | None, ...]) -> ssl.SSLContext:
    """One for each choice of bundles: what a bundle adds to a context stays in it."""
    return ssl.create_default_context()


class _Bearer(AuthBase):
    def __init__(self, token: str) -> None:
        self.token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self.token}"
        return request


def session(url: str, retries: Retry | int = RETRIES) -> requests.Session:
    """Returns a session for the host of a URL, with our User-Agent header. It sends no credentials by itself.

    :param retries: how requests are repeated after temporary failures
    """
    new = requests.Session()
    new.trust_env = False  # What the environment says is read here, and netrc by `authentication`.
    new.headers["User-Agent"] = agent()
    new.proxies = {} if _is_here(url) else dict(get_environ_proxies(url))
    new.verify = next((os.environ[name] for name in _BUNDLES if os.path.exists(os.environ.get(name, ""))), True)
    for scheme in ("http://", "https://"):
        new.mount(scheme, _Adapter(max_retries=retries))
    return new


def authentication(url: str, digest: bool = False) -> AuthBase | None:
    """Returns the user's credentials for the host of a URL (see `credentials`); None if there are none.

    :raises AikgError: if the netrc file cannot be read
    """
    user, password, token = credentials(url)
    if token:
        return _Bearer(token)
    if not user:
        return None
    return HTTPDigestAuth(user, password) if digest else HTTPBasicAuth(user.encode(), password.encode())


def reason(url: str, error: Exception) -> str:
    """Returns why a request failed: the innermost message. It names the proxy or the certificate if it is that."""
    why = _innermost(error)
    proxy = _proxy(url)
    if isinstance(error, requests.exceptions.SSLError):
        return f"its certificate is not trusted ({why}); if you trust it, name its authority's file in SSL_CERT_FILE"
    if proxy and isinstance(error, requests.exceptions.ProxyError):
        return f"the proxy {proxy} does not let us through ({why}); correct {_variable(url)}, or set NO_PROXY"
    return why + via(url)


def via(url: str) -> str:
    """Returns the end of a sentence which says through which proxy a URL is asked; empty if it is asked directly."""
    proxy = _proxy(url)
    return f", asked through the proxy {proxy} of {_variable(url)}" if proxy else ""


def _innermost(error: Exception) -> str:
    cause = getattr(error.args[0] if error.args else error, "reason", error)
    cause = getattr(cause, "original_error", cause)
    text = str(cause.args[-1]) if isinstance(cause, ssl.SSLError) and cause.args else str(cause)
    return text.rpartition(" (_ssl.c")[0].rpartition("] ")[2] if "_ssl.c" in text else text.rpartition(": ")[2]


def _proxy(url: str) -> str:
    """Returns the proxy for a URL without its password; empty if there is none."""
    if _is_here(url):
        return ""
    proxy = select_proxy(url, dict(get_environ_proxies(url))) or ""
    return proxy.rpartition("@")[2] if "@" in proxy else proxy


def _variable(url: str) -> str:
    """Returns the name of the environment variable that names the proxy for a URL."""
    scheme = urlsplit(url).scheme
    names = [f"{scheme}_proxy", f"{scheme}_proxy".upper(), "all_proxy", "ALL_PROXY"]
    return next((name for name in names if os.environ.get(name)), "the system's settings")


def _is_here(url: str) -> bool:
    """Returns whether a URL leads to this machine."""
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
