"""Joins the rooms: a command goes to the shell, everything else to the window."""

import sys
from pathlib import Path


def main(arguments: list[str] | None = None) -> int:
    """Run the workbench; return its exit status."""
    if getattr(sys, "frozen", False) and _is_reading_child():
        return 0
    given = sys.argv[1:] if arguments is None else arguments
    if given in ([], ["demo"]):  # the window alone: the shell's libraries would only delay it
        return _open_window(None, bool(given))
    from workbench import cli

    return cli.run(_open_window, given)


def _open_window(archive: Path | None, demo: bool) -> int:
    from workbench import qt

    return qt.run(archive, demo=demo)


def _is_reading_child() -> bool:
    """Be the reading child of a packed program, which has no other program to start, if asked to."""
    from workbench.intake import child, process

    if sys.argv[1:2] != [process.FROZEN_MARK]:
        return False
    child.main()
    return True
