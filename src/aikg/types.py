"""Types that many rooms share."""

from __future__ import annotations

import os

# True to type checkers, as `typing.TYPE_CHECKING` is. It stands here because importing `typing` takes as long as a
# small question, and no module needs it for this name alone.
TYPE_CHECKING = False

# A path as the standard library takes it.
StrPath = str | os.PathLike[str]
