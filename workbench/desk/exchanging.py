"""Exchanging: highlights and codebooks with other tools and with colleagues."""

from pathlib import Path

from workbench.desk.acts import Acts


class Exchanging:
    """Writes the archive's highlights for others, and merges theirs."""

    def __init__(self, acts: Acts) -> None:
        self._acts = acts

    def export(self, dest: Path) -> tuple[str, ...]:
        raise NotImplementedError

    def merge(self, file: Path) -> tuple[str, ...]:
        raise NotImplementedError
