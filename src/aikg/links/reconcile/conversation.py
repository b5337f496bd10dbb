"""Asking a public service politely: one question at a time, not too often, and never again what it has answered."""

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

# Seconds for which an answer is good.
_GOOD = 7 * 24 * 3600


class Conversation:
    """What was asked of services, kept on disk: a run that broke off goes on where it stopped."""

    def __init__(self, pause: float = 1.0, fresh: bool = False) -> None:
        """
        :param pause: seconds from the end of an answer to the next question
        :param fresh: ask again what was answered before
        """
        self.folder = os.path.join(cache_folder(), "reconcile")
        self.pause = pause
        self.fresh = fresh
        self.asked = 0
        self._free = 0.0

    def answer(self, question: str, ask: Callable[[], Any]) -> Any:
        """The answer to a question: what is remembered of it, else what *ask* gives.

        :param question: all that the answer depends on
        :raises AikgError: as *ask* does
        """
        note = os.path.join(self.folder, hashlib.sha256(question.encode()).hexdigest() + ".json")
        known = None if self.fresh else _remembered(note)
        if known is not None:
            return known
        time.sleep(max(0.0, self._free - time.monotonic()))
        try:
            answer = ask()
        finally:
            self._free = time.monotonic() + self.pause
        self.asked += 1
        _remember(note, answer)
        return answer


def _remembered(note: str) -> Any:
    try:
        # A note from the future is of a clock that was wrong: it may be of any age.
        if not 0 <= time.time() - os.stat(note).st_mtime < _GOOD:
            return None
        with open(note, encoding="utf-8") as file:
            return json.load(file)
    except (OSError, ValueError):
        return None


def _remember(note: str, answer: Any) -> None:
    try:
        os.makedirs(os.path.dirname(note), exist_ok=True)
        replace_file(note, json.dumps(answer, ensure_ascii=False).encode())
    except (OSError, AikgError):
        pass  # Without a place to keep it, it will be asked again.
