"""The window: everything the analyst sees."""

from pathlib import Path

__all__ = ["run"]


def run(archive: Path | None, *, demo: bool = False) -> int:
    """Open the window on *archive*, on the sample, or on what was open last; return the exit status."""
    from workbench.qt.start import run as start

    return start(archive, demo=demo)
