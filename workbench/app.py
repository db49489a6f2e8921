"""Joins the rooms: a command goes to the shell, everything else to the window."""

import sys
import traceback
from pathlib import Path
from types import TracebackType


def main(arguments: list[str] | None = None) -> int:
    """Run the workbench; return its exit status."""
    if getattr(sys, "frozen", False) and _is_reading_child():
        return 0
    given = sys.argv[1:] if arguments is None else arguments
    if given in ([], ["demo"]):  # the window alone: the shell's libraries would only delay it
        return _open_window(None, bool(given))
    if len(given) == 2 and given[0] == "--archive":
        return _open_window(Path(given[1]), False)
    from workbench import cli

    sys.excepthook = _tell_mistake
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


def _tell_mistake(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say in one line where a mistake of ours happened, without its message, which may quote a document."""
    if issubclass(kind, KeyboardInterrupt):
        sys.stderr.write("Stopped.\n")
        return
    places = [frame for frame in traceback.extract_tb(trace) if "workbench" in frame.filename]
    where = f" in {Path(places[-1].filename).name}, line {places[-1].lineno}" if places else ""
    sys.stderr.write(
        f"The workbench made a mistake ({kind.__name__}{where}); what was saved before is safe.\n"
    )
