"""What the command pays before it does anything, kept small: click comes without what is not used.

click imports `inspect` (and with it ast, dis and tokenize), `uuid` (and platform), `gettext`, `threading` and
the Python half of `datetime`, for help texts, translations and parameter types. Together they are a third of
its import, and a question needs none of them. So each is stood in for while click is imported, and comes when
click first uses it.
"""

from __future__ import annotations

import gc
import os
import sys
from types import ModuleType


class _Deferred(ModuleType):
    """A module that is imported when one of its names is first asked for."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)  # The import system asks whether this is a package: it is not.
        return getattr(__import__(self.__name__), name)


def import_click() -> None:
    """Import click with its unused imports deferred; nothing of this remains in sys.modules afterwards."""
    if "click" in sys.modules:
        return
    stand_ins = {name: module for name, module in _stand_ins().items() if name not in sys.modules}
    sys.modules.update(stand_ins)
    gc.disable()  # What is made here stays: looking for garbage in it, now or later, finds none.
    try:
        import click  # noqa: F401
    finally:
        gc.freeze()
        gc.enable()
        for name in stand_ins:
            del sys.modules[name]
        if "uuid" in stand_ins:
            del stand_ins["uuid"].UUID


def _stand_ins() -> dict[str, ModuleType]:
    """Modules with just the names that click takes from them while it is imported."""
    import _thread

    modules: dict[str, ModuleType] = {name: _Deferred(name) for name in ("inspect", "uuid", "gettext", "threading")}
    # Named as the base of a class; taken away afterwards, so that its users get the real one.
    modules["uuid"].UUID = object  # type: ignore[attr-defined]
    modules["gettext"].gettext = _gettext  # type: ignore[attr-defined]
    modules["gettext"].ngettext = _ngettext  # type: ignore[attr-defined]
    modules["threading"].local = _thread._local  # type: ignore[attr-defined]
    try:
        import _datetime  # The same classes, without the Python twin of each.

        modules["datetime"] = _datetime
    except ImportError:
        pass
    return modules


def _gettext(message: str) -> str:
    from gettext import gettext

    return gettext(message)


def _ngettext(one: str, many: str, count: int) -> str:
    from gettext import ngettext

    return ngettext(one, many, count)


def utf8() -> None:
    """Write UTF-8 whatever the console's encoding is: a title that gbk lacks must not end the command."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def leave(status: int) -> None:
    """End the process with its output written, without taking the interpreter and the store apart first."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            pass
    os._exit(status)
