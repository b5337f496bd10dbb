"""Types that many rooms use."""

from __future__ import annotations

import os

# True to type checkers, like `typing.TYPE_CHECKING`. It is defined here, because importing `typing` would take some 6
# of the 37 ms of a small question.
TYPE_CHECKING = False

# A path as the standard library takes it.
StrPath = str | os.PathLike[str]

# What is wrong, apart from its sentence in English: its kind (empty if no page tells it), and the values in it by name.
Why = tuple[str, dict[str, object]]
