"""A bound on a command's time: the engine cannot be interrupted, so the command runs in a child."""

from __future__ import annotations

import os

from aikg.errors import AikgError

# Set in the child, which must not start a child of its own.
_CHILD = "AIKG_WITHIN_DEADLINE"


def within(seconds: float | None) -> int | None:
    """Run this very command again in a child, for at most *seconds*, and return its exit status.

    None means that the caller is to do the work: there is no deadline, or this is the child.

    :raises AikgError: if the time is over
    """
    if seconds is None or os.environ.get(_CHILD):
        return None
    import subprocess
    import sys

    command = [sys.executable, "-m", "aikg", *sys.argv[1:]]
    try:
        done = subprocess.run(command, env=os.environ | {_CHILD: "1"}, timeout=seconds, check=False)
    except subprocess.TimeoutExpired as error:
        raise AikgError(
            f"no answer within {seconds:g} seconds: give it longer with --timeout, or narrow the question"
        ) from error
    # A child that a signal ended has the status that a shell would report.
    return done.returncode if done.returncode >= 0 else 128 - done.returncode
