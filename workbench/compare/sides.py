"""A side of a comparison: one draft with its clauses."""

from dataclasses import dataclass

from workbench.treaty.clauses import Clause


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two drafts that are compared.

    ``struck`` holds passages that the draft shows struck through or as tracked deletions, in
    words; they need not stand in ``text``. ``clauses`` come in document order, parents first.
    """

    document_id: str
    text: str
    clauses: tuple[Clause, ...]
    language: str = ""
    struck: tuple[str, ...] = ()
