"""Finding positions: what a statement asks of clauses, and whose words stand in a draft's brackets."""

import re
import uuid
from collections.abc import Iterator

from workbench import clauses as structure
from workbench.desk.clause_labels import cited_as
from workbench.desk.library import OpenDocument, leaf_clauses
from workbench.treaty.documents import Document
from workbench.treaty.positions import Position, Stance

_SPACE = uuid.UUID("5f0e0b52-6f0b-4c7e-9a34-1a9c2c7b3d10")
_ON_BEHALF = re.compile(
    r"\bon behalf of (?:the )?"
    r"|\bau nom d(?:u |e la |es |e l[’'])|\ben nombre de(?:l| la| los)? |от имени |باسم |代表"
)
_ATTRIBUTED = re.compile(
    r"\[(?!Option|Alternative|Alt\b|Variant|Placeholder|Note|Variante|Вариант)"
    r"(?P<actors>[^\W\d_][^\[\]:;.]{1,80}): ?(?P<words>[^\[\]]{0,600})\]"
)
_GROUP = re.compile(
    r"(?i)\b(?:group|groupe|grupo|union|forum|community|caucus|coalition|alliance|states|états|estados|caricom)\b"
)
_ASKS = (
    (Stance.DELETE, re.compile(r"(?i)^\s*(?:delete|deletion|supprimer|suprimir|исключить|حذف|删除)")),
    (Stance.RETAIN, re.compile(r"(?i)^\s*(?:retain|keep|maintenir|mantener|сохранить|الإبقاء|保留)")),
    (Stance.RESERVE, re.compile(r"(?i)^\s*(?:reserve|réserve|reserva|оговорка)")),
)


def read_statement(statement: OpenDocument) -> Iterator[Position]:
    """Give what a statement asks of clauses, as proposals; what it reports of others is left out."""
    actor, before = actor_of(statement.document, statement.text), ""
    for clause in leaf_clauses(statement.clauses):
        words = statement.text[clause.start : clause.end]
        for asked in structure.stances_in(words, before):
            speaker = _speaker(statement.document, actor, asked.speaker)
            if speaker:
                start, end = clause.start + asked.start, clause.start + asked.end
                yield _proposal(statement, speaker, asked.stance, asked.label, start, end)
        before = words


def _speaker(document: Document, actor: str, named: str) -> str:
    """Who takes a position: the statement's actor, or one of those who signed; nothing where it is another.

    A document without actors is a report, in which whoever is named speaks; a group speaks through
    the one who reads for it.
    """
    known = (*document.actors, *document.signatories, actor)
    if not named:
        return actor
    if not document.actors:
        return named
    said = named.casefold()
    if any(said in one.casefold() or one.casefold() in said for one in known):
        own = [one for one in document.actors if one.casefold() in said]
        return own[0] if len(own) == 1 else actor
    return named if _GROUP.search(named) else ""


def read_draft(draft: OpenDocument) -> Iterator[Position]:
    """Give the words in brackets that a draft gives to somebody, as proposals: ``[EU, Mexico: delete]``."""
    for match in _ATTRIBUTED.finditer(draft.text):
        clause = draft.innermost(match.start(), match.start() + 1)
        actors = [one.strip() for one in re.split(r",|\band\b|/|;", match["actors"]) if one.strip()]
        labels = cited_as(draft, clause) if clause else ()
        if not labels or not all(one[0].isupper() and len(one.split()) <= 5 for one in actors):
            continue
        stance = next((one for one, said in _ASKS if said.match(match["words"])), Stance.AMEND)
        for actor in actors:
            yield _proposal(draft, actor, stance, labels[0], match.start(), match.end())


def _proposal(
    document: OpenDocument, actor: str, stance: Stance, cited: str, start: int, end: int
) -> Position:
    """A proposal has the same id each time it is found, so that what was said of it is found again."""
    key = f"{document.document.id}\n{start}\n{cited}\n{stance}\n{actor}"
    made = str(uuid.uuid5(_SPACE, key))
    return Position(made, document.document.id, actor, stance, cited, start, end, document.text[start:end])


def actor_of(document: Document, text: str) -> str:
    """Return who speaks: the group that somebody speaks on behalf of, else all who signed."""
    opening = f"{document.title}\n{text[:2000]}"
    for match in _ON_BEHALF.finditer(opening):
        said = opening[match.end() : match.end() + 80]
        group = next((one for one in document.actors if said.startswith(one)), "")
        if group:
            return group
    return ", ".join(document.actors) or document.title
