"""Joins the rooms: a command goes to the shell, everything else to the window."""

from pathlib import Path


def main(arguments: list[str] | None = None) -> int:
    """Run the workbench; return its exit status."""
    from workbench import cli

    return cli.run(_open_window, arguments)


def _open_window(archive: Path | None, demo: bool) -> int:
    from workbench import qt

    return qt.run(archive, demo=demo)
