"""Starts of positions: what an analyst who notes one by hand would most likely say, read from the passage."""

from dataclasses import dataclass, replace

from workbench import clauses as structure
from workbench.archive import Repositories
from workbench.desk.library import OpenDocument, leaf_clauses, open_document
from workbench.desk.position_finding import actor_of
from workbench.desk.position_places import Places
from workbench.treaty.clauses import Clause, ClauseKind
from workbench.treaty.documents import Document, DocumentKind
from workbench.treaty.errors import KnownError
from workbench.treaty.positions import Stance

_REACH = 300
_MARGIN = frozenset({ClauseKind.HEADING, ClauseKind.SIGNATORIES})


@dataclass(frozen=True)
class SpokenPassage:
    """A range of a statement with its words, what it cites and what it seems to ask."""

    start: int
    end: int
    quote: str
    cited: str = ""
    stance: Stance | None = None


@dataclass(frozen=True)
class PositionStart:
    """What a form for a position begins with: passages to choose from, actors, and labels of a draft."""

    document: Document
    passages: tuple[SpokenPassage, ...]
    actors: tuple[str, ...]
    draft: Document | None
    labels: tuple[str, ...]


def start_at(
    kept: Repositories, document: Document, span: tuple[int, int], places: Places | None
) -> PositionStart:
    """Return the start at one passage; KnownError where it holds no words of the document."""
    spoken = open_document(kept, document)
    words = spoken.text[max(0, span[0]) : max(0, span[1])]
    start = max(0, span[0]) + len(words) - len(words.lstrip())
    end = start + len(words.strip())
    if end <= start:
        raise KnownError("Select the words of the statement that take the position first.")
    draft = places.spoken_of(document) if places else _newest(kept, document)
    return _start(kept, spoken, (_passage(spoken, start, end),), draft)


def start_in(kept: Repositories, document: Document, places: Places, clause: Clause | None) -> PositionStart:
    """Return the start in a whole statement: its paragraphs, those first that cite the clause."""
    spoken = open_document(kept, document)
    wanted = places.labels_then(document, clause) if clause else ()
    said = (one for one in leaf_clauses(spoken.clauses) if one.kind not in _MARGIN)
    found = [_passage(spoken, one.start, one.end) for one in said if spoken.words(one).strip()]
    near = [one for one in found if _is_of(one.cited, wanted)]
    rest = [replace(one, cited=wanted[0]) if wanted else one for one in found if one not in near]
    return _start(kept, spoken, (*near, *rest), places.spoken_of(document))


def _start(
    kept: Repositories, spoken: OpenDocument, passages: tuple[SpokenPassage, ...], draft: Document | None
) -> PositionStart:
    document = spoken.document
    actors = dict.fromkeys((actor_of(document, spoken.text), *document.actors, *document.signatories))
    labels: dict[str, None] = {}
    if draft is not None:
        labels = dict.fromkeys(one.label for one in open_document(kept, draft).clauses if one.label)
    return PositionStart(document, passages, tuple(actors), draft, tuple(labels))


def _passage(spoken: OpenDocument, start: int, end: int) -> SpokenPassage:
    """A passage with what is asked in it, read within its paragraphs; else with what it cites."""
    words = spoken.text[start:end]
    before = ""
    for leaf in leaf_clauses(spoken.clauses):
        paragraph = spoken.text[leaf.start : leaf.end]
        if leaf.start < end and start < leaf.end:
            for asked in structure.stances_in(paragraph, before):
                if leaf.start + asked.start < end and start < leaf.start + asked.end:
                    return SpokenPassage(start, end, words, asked.label, asked.stance)
        before = paragraph
    cited = structure.citations_in(words) or structure.citations_in(spoken.text[:start][-_REACH:])[-1:]
    return SpokenPassage(start, end, words, cited[0].label if cited else "")


def _is_of(cited: str, wanted: tuple[str, ...]) -> bool:
    """Tell whether a citation means the clause wanted, or a part of it."""
    article = cited.partition("(")[0].strip()
    return bool(cited) and any(
        structure.same_label(one, cited) or structure.same_label(one, f"Article {article}") for one in wanted
    )


def _newest(kept: Repositories, document: Document) -> Document | None:
    """The newest draft on the table on the day of the statement, of whichever text."""
    drafts = list(kept.documents.all(DocumentKind.DRAFT))
    dated = [one for one in drafts if one.date and document.date and one.date <= document.date]
    meant = dated or drafts
    return meant[-1] if meant else None
