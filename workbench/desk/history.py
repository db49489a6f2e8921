"""History: what was done, and taking it back."""

from workbench.desk.acts import Acts
from workbench.treaty.changes import Change


class History:
    """Undoes, redoes and lists the acts of an archive; all of it survives a restart."""

    def __init__(self, acts: Acts) -> None:
        self._acts = acts

    def undo(self) -> Change | None:
        """Take back the newest act; None where there is nothing."""
        change = self._acts.archive.undo(self._acts.who)
        self._acts.tell(change)
        return change

    def redo(self) -> Change | None:
        """Do the act again that was undone last; None where there is nothing."""
        change = self._acts.archive.redo(self._acts.who)
        self._acts.tell(change)
        return change

    def entries(self, limit: int = 100) -> tuple[Change, ...]:
        """Return the newest entries of the journal, newest first."""
        with self._acts.look() as kept:
            return kept.journal.entries(limit)

    def next_undo(self) -> Change | None:
        """Return the act that undo would take back."""
        with self._acts.look() as kept:
            return kept.journal.undoable()

    def next_redo(self) -> Change | None:
        """Return the act that redo would do again."""
        with self._acts.look() as kept:
            return kept.journal.redoable()
