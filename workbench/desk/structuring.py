"""Structuring: the analyst corrects by hand how a document was split into clauses."""

from collections.abc import Callable

from workbench import clauses as structure
from workbench.desk.acts import Acts
from workbench.desk.library import OpenDocument, open_document
from workbench.treaty.changes import Change
from workbench.treaty.clauses import Clause, ClauseKind
from workbench.treaty.errors import KnownError

_Correct = Callable[[OpenDocument], tuple[Clause, ...]]


class Structuring:
    """Joins, splits and names clauses, and says which are headings; every verb can be undone.

    Highlights keep their words and move to the clause that holds them now. The index follows, and
    comparisons are made anew. Each verb returns the clause that the analyst is in afterwards.
    """

    def __init__(self, acts: Acts) -> None:
        self._acts = acts

    def join(self, document_id: str, first_id: str, second_id: str) -> Clause:
        """Make two clauses that follow one another one; it keeps the label of the first."""
        made = self._correct(
            "Join clauses",
            document_id,
            lambda opened: structure.join(opened.clauses, first_id, second_id, opened.text),
        )
        return _with_id(made, first_id)

    def join_next(self, document_id: str, clause_id: str) -> Clause:
        """Join a clause with the one whose words come next."""

        def joined(opened: OpenDocument) -> tuple[Clause, ...]:
            after = structure.following(opened.clauses, clause_id, opened.text)
            if after is None:
                raise KnownError("This is the last clause, so there is none to join it with.")
            return structure.join(opened.clauses, clause_id, after.id, opened.text)

        return _with_id(self._correct("Join clauses", document_id, joined), clause_id)

    def split(self, document_id: str, offset: int) -> Clause:
        """Split the clause around *offset* there, and return the second part."""
        before: set[str] = set()

        def parts(opened: OpenDocument) -> tuple[Clause, ...]:
            holder = opened.innermost(offset, offset + 1)
            if holder is None:
                raise KnownError("There is no clause here that could be split; nothing was changed.")
            before.update(opened.by_id)
            return structure.split_at(opened.clauses, holder.id, offset, opened.text, opened.pages)

        made = self._correct("Split clause", document_id, parts)
        return next(one for one in made if one.id not in before)

    def relabel(self, document_id: str, clause_id: str, label: str) -> Clause:
        """Cite a clause as *label* from now on; its sub-clauses follow."""
        made = self._correct(
            "Change label",
            document_id,
            lambda opened: structure.relabel(opened.clauses, clause_id, label),
        )
        return _with_id(made, clause_id)

    def make_heading(self, document_id: str, clause_id: str) -> Clause:
        """Read a clause as a heading; one that heads an article takes over what follows it."""
        made = self._correct(
            "Make heading",
            document_id,
            lambda opened: structure.make_heading(opened.clauses, clause_id, opened.text),
        )
        return _with_id(made, clause_id)

    def change_kind(self, document_id: str, clause_id: str, kind: ClauseKind) -> Clause:
        """Say what a clause is: a heading, a paragraph, a footnote."""
        made = self._correct(
            "Change kind of clause",
            document_id,
            lambda opened: structure.change_kind(opened.clauses, clause_id, kind, opened.text),
        )
        return _with_id(made, clause_id)

    def restructured(self, change: Change) -> frozenset[str]:
        """Return the documents of which *change* switched the structure, also by undo and redo."""
        with self._acts.look() as kept:
            images = kept.journal.images(change.undoes or change.redoes or change.number)
        return frozenset(
            image.id for image in images if image.table == "document" and "edition" in (image.before or {})
        )

    def _correct(self, name: str, document_id: str, correct: _Correct) -> tuple[Clause, ...]:
        with self._acts.act(name) as work:
            opened = open_document(work, work.documents.find(document_id))
            made = correct(opened)
            if made != opened.clauses:
                work.clauses.replace(opened.document.id, made)
            return made


def _with_id(clauses: tuple[Clause, ...], clause_id: str) -> Clause:
    return next(one for one in clauses if one.id == clause_id)
