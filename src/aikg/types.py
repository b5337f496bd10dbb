"""Types that many rooms use."""

from __future__ import annotations

import os

# True to type checkers, like `typing.TYPE_CHECKING`. It is defined here, because importing `typing` takes as long as a
# small question.
TYPE_CHECKING = False

# A path as the standard library takes it.
StrPath = str | os.PathLike[str]
