"""Real drafts as sides, read and split as the workbench does it."""

from pathlib import Path

from workbench.clauses import citations_in, split
from workbench.compare import Side
from workbench.intake import read_file
from workbench.treaty.clauses import Clause
from workbench.treaty.comparison import Comparison, Reference
from workbench.treaty.documents import DocumentKind


def side_of(path: Path, language: str = "en") -> Side:
    """The side that a received file becomes."""
    reading = read_file(path).reading
    return Side(path.stem, reading.text, split(reading, path.stem, DocumentKind.DRAFT), language)


def leaves_of(side: Side) -> dict[str, Clause]:
    """The innermost clauses by id."""
    holders = {clause.parent for clause in side.clauses}
    return {clause.id: clause for clause in side.clauses if clause.id not in holders}


def wording(side: Side, clause: Clause) -> str:
    """What a clause says, its enumerator left out."""
    return side.text[clause.body : clause.end]


def references_in(side: Side) -> tuple[Reference, ...]:
    """Each place that names a clause, with the innermost clause it stands in."""
    leaves = leaves_of(side).values()
    return tuple(
        Reference(holder.id, cited.start, cited.end, cited.label)
        for cited in citations_in(side.text)
        for holder in leaves
        if holder.start <= cited.start and cited.end <= holder.end
    )


def labels_linked(old: Side, new: Side, made: Comparison) -> set[tuple[str, str]]:
    """The links as labels."""
    ours = {clause.id: clause.label for clause in old.clauses}
    theirs = {clause.id: clause.label for clause in new.clauses}
    return {(ours[link.old], theirs[link.new]) for link in made.links}
