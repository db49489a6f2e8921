"""Agreeing: how far analysts agree on where a category belongs, clause by clause."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from workbench import concerns
from workbench.archive import Repositories
from workbench.desk.acts import Acts
from workbench.desk.library import OpenDocument, leaf_clauses, open_document
from workbench.treaty.clauses import Clause
from workbench.treaty.concerns import Category, Highlight
from workbench.treaty.errors import KnownError


@dataclass(frozen=True)
class CategoryAgreement:
    """How far analysts agree on one category in one document.

    ``units`` are the innermost clauses, each of which every analyst tagged or did not tag. ``tagged``
    says how many each did, ``all_tagged`` how many all of them did, ``some_tagged`` how many anybody
    did. ``kappa`` is for two analysts alone; measures are None where they are undefined.
    """

    category: Category
    raters: tuple[str, ...]
    units: int
    tagged: tuple[int, ...]
    all_tagged: int
    some_tagged: int
    percent: float | None
    kappa: float | None
    alpha: float | None


class Agreeing:
    """Measures agreement; the analysts are those who made the highlights."""

    def __init__(self, acts: Acts) -> None:
        self._acts = acts

    def raters(self, document_key: str) -> tuple[str, ...]:
        """Return the analysts who have a highlight in a document, by name; nobody else is a rater."""
        with self._acts.look() as kept:
            return _raters(kept, kept.documents.find(document_key).id)

    def agreement(
        self, document_key: str, authors: Collection[str] | None = None
    ) -> tuple[CategoryAgreement, ...]:
        """Return the agreement of two or more analysts on each category that one of them used.

        All raters of the document are compared, or those of *authors*, who must be among them.
        """
        with self._acts.look() as kept:
            document = open_document(kept, kept.documents.find(document_key))
            raters = _chosen(_raters(kept, document.document.id), authors, document)
            highlights = kept.highlights.of_document(document.document.id)
            tagged = {name: _tagged(document, highlights, name) for name in raters}
            units = [clause.id for clause in _units(document)]
            used = set().union(*tagged.values())
            return tuple(
                _agreement(category, raters, units, [tagged[name].get(category.id, set()) for name in raters])
                for category in kept.codebook.all(retired=True)
                if category.id in used
            )


def _raters(kept: Repositories, document_id: str) -> tuple[str, ...]:
    return tuple(
        sorted({one.author for one in kept.highlights.of_document(document_id) if _spots(one, document_id)})
    )


def _chosen(
    raters: tuple[str, ...], authors: Collection[str] | None, document: OpenDocument
) -> tuple[str, ...]:
    strangers = sorted(set(authors or ()) - set(raters))
    if strangers:
        raise KnownError(f"{strangers[0]} has no highlight in {document.document.title}.")
    chosen = raters if authors is None else tuple(name for name in raters if name in authors)
    if len(chosen) < 2:
        raise KnownError(
            f"Agreement takes two analysts with highlights in {document.document.title}; "
            f"there {'is one' if chosen else 'is none'}."
        )
    return chosen


def _units(document: OpenDocument) -> list[Clause]:
    return [one for one in leaf_clauses(document.clauses) if document.text[one.body : one.end].strip()]


def _tagged(document: OpenDocument, highlights: Iterable[Highlight], author: str) -> dict[str, set[str]]:
    """The units that an analyst tagged, by category: those that a highlight shares a character with."""
    found: dict[str, set[str]] = {}
    units = _units(document)
    for highlight in highlights:
        if highlight.author != author:
            continue
        spots = _spots(highlight, document.document.id)
        under = {one.id for one in units if any(one.start < end and start < one.end for start, end in spots)}
        for concern in highlight.concerns:
            found.setdefault(concern.category_id, set()).update(under)
    return found


def _spots(highlight: Highlight, document_id: str) -> list[tuple[int, int]]:
    return [
        (one.anchor.start, one.anchor.end)
        for one in highlight.placements
        if one.document_id == document_id and not one.waiting and one.anchor is not None
    ]


def _agreement(
    category: Category, raters: tuple[str, ...], units: list[str], tagged: list[set[str]]
) -> CategoryAgreement:
    measured = concerns.agreement_of([[unit in own for unit in units] for own in tagged])
    return CategoryAgreement(
        category,
        raters,
        len(units),
        tuple(len(own) for own in tagged),
        len(set.intersection(*tagged)),
        len(set.union(*tagged)),
        measured.percent,
        measured.kappa,
        measured.alpha,
    )
