"""A remote SPARQL 1.1 store, asked as the embedded one is."""

from __future__ import annotations

from aikg.remote.store import RemoteStore as RemoteStore
