"""Lets no process that we start outlive the one that started it, and answers an interrupt while the engine works."""

from __future__ import annotations

import os
import shlex

from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# How often a process looks whether its parent is there, in seconds.
_LOOK = 0.3
# A shell runs the program, and a second shell ends it once the process that asked is gone.
_LAUNCHER = """#!/bin/sh
{program} "$@" &
child=$!
(while kill -0 {parent} 2>/dev/null; do sleep {look}; done; kill -9 $child) >/dev/null 2>&1 </dev/null &
watch=$!
wait $child
status=$?
kill $watch 2>/dev/null
exit $status
"""


def end_with_parent(parent: int | None = None) -> None:
    """Ends this process soon after its parent has ended, whatever it does then.

    A thread looks for it, because a signal is not handled while the engine runs. On Windows, only processes that
    `multiprocessing` started end in this way.

    :param parent: the process ID of the parent; None for the parent in the sense of `multiprocessing`
    """
    import threading
    import time

    def watch() -> None:
        if parent is None:
            from multiprocessing import parent_process

            started_by = parent_process()
            if started_by is None:
                return
            started_by.join()
        else:
            while os.name == "nt" or os.getppid() == parent:
                time.sleep(_LOOK)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def interruptible(work: Callable[[], None]) -> None:
    """Does some work in a thread and waits for it, so that Ctrl-C is answered at once, though the engine is at work.

    An interrupt is raised here while the thread goes on. It must then fail or do no harm, as it does when the folder in
    which it writes is removed.
    """
    import threading

    failure: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except BaseException as error:  # noqa: BLE001 (raised below, in the thread that waits)
            failure.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(_LOOK)
    if failure:
        raise failure[0]


def launcher(folder: str, program: str) -> str:
    """Returns the path of a command that runs a program, and ends it once this process is gone.

    :param folder: where to write the command
    :returns: the program itself on Windows, which has no shell for that
    """
    if os.name == "nt":
        return program
    path = os.path.join(folder, "launcher")
    with open(path, "w", encoding="utf-8") as file:
        file.write(_LAUNCHER.format(program=shlex.quote(program), parent=os.getpid(), look=_LOOK))
    os.chmod(path, 0o700)
    return path
