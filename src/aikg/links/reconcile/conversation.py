"""Sends requests to a public service: one at a time, with a pause between them, and none twice within a week."""

from __future__ import annotations

import hashlib
import json
import os
import time
from typing import Any

from aikg.atomic import replace_file
from aikg.errors import AikgError
from aikg.store.cache import cache_folder
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# The number of seconds for which an answer is kept.
_KEPT_SECONDS = 7 * 24 * 3600


class Conversation:
    """Requests to services, with their answers kept on disk, so that an interrupted run continues where it stopped."""

    def __init__(self, pause: float = 1.0, fresh: bool = False) -> None:
        """
        :param pause: seconds from the end of an answer to the next request
        :param fresh: ignore the answers on disk
        """
        self.folder = os.path.join(cache_folder(), "reconcile")
        self.pause = pause
        self.fresh = fresh
        self._free = 0.0

    def answer(self, question: str, ask: Callable[[], Any], whole: Callable[[Any], bool] = lambda answer: True) -> Any:
        """Returns the answer to a question, from the disk or else from *ask*. Only a whole answer is kept.

        :param question: everything on which the answer depends
        :param ask: sends the request
        :param whole: returns whether an answer has all that it should have
        :raises AikgError: as *ask* and *whole* do
        """
        note = os.path.join(self.folder, hashlib.sha256(question.encode()).hexdigest() + ".json")
        kept = None if self.fresh else _read(note)
        if kept is not None and _passes(whole, kept):
            return kept
        time.sleep(max(0.0, self._free - time.monotonic()))
        try:
            answer = ask()
        finally:
            self._free = time.monotonic() + self.pause
        if whole(answer):
            _write(note, answer)
        return answer


def _passes(whole: Callable[[Any], bool], kept: Any) -> bool:
    try:
        return whole(kept)
    except AikgError:
        return False


def _read(note: str) -> Any:
    try:
        # A note with a time in the future was written by a wrong clock, so its age is unknown.
        if not 0 <= time.time() - os.stat(note).st_mtime < _KEPT_SECONDS:
            return None
        with open(note, encoding="utf-8") as file:
            return json.load(file)
    except (OSError, ValueError):
        return None


def _write(note: str, answer: Any) -> None:
    try:
        os.makedirs(os.path.dirname(note), exist_ok=True)
        replace_file(note, json.dumps(answer, ensure_ascii=False).encode())
    except (OSError, AikgError):
        pass  # If the answer cannot be kept, the next run sends the request again.
