"""Limits the time of a command. The engine cannot be interrupted, so the command runs in a child process."""

from __future__ import annotations

import os

from aikg.errors import AikgError

# Set in the child to the process ID of its parent. The child must not start a child of its own.
_CHILD = "AIKG_WITHIN_DEADLINE"


def within(seconds: float | None) -> int | None:
    """Runs this command again in a child process, for at most *seconds*.

    :returns: the exit status of the child; None if the caller must do the work itself, because there is no limit or
        because this process is the child
    :raises AikgError: if the time is over
    """
    parent = os.environ.get(_CHILD, "")
    if parent.isdecimal():
        from aikg.processes import end_with_parent

        end_with_parent(int(parent))
    if seconds is None or parent:
        return None
    import subprocess
    import sys

    command = [sys.executable, "-m", "aikg", *sys.argv[1:]]
    try:
        done = subprocess.run(command, env=os.environ | {_CHILD: str(os.getpid())}, timeout=seconds, check=False)
    except subprocess.TimeoutExpired as error:
        raise AikgError(
            f"no answer within {seconds:g} seconds: give it longer with --timeout, or narrow the question"
        ) from error
    # A child that a signal ended has the status that a shell would report.
    return done.returncode if done.returncode >= 0 else 128 - done.returncode
