"""Where the fonts and templates lie that come with the program."""

from pathlib import Path


def resources() -> Path:
    """The folder of resources: in an installed program beside its rooms, in a checkout above them."""
    rooms = Path(__file__).parents[1]
    installed = rooms / "_resources"
    return installed if installed.is_dir() else rooms.parent / "resources"
