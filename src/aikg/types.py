"""Types that many rooms use."""

from __future__ import annotations

import os

# True to type checkers, like `typing.TYPE_CHECKING`. It is defined here, because importing `typing` would take some 6
# of the 37 ms of a small question.
TYPE_CHECKING = False

# A path as the standard library takes it.
StrPath = str | os.PathLike[str]
