"""What document a file seems to be: draft or statement, symbol, title, date, language, who speaks."""

import datetime
import re
from collections.abc import Iterable

from workbench.intake.dates import date_in_name, dates_in
from workbench.intake.languages import language_of
from workbench.intake.phrases import ARTICLE, DRAFT, SESSION, STATEMENT, VOCATIVE
from workbench.intake.speakers import speakers_in
from workbench.intake.titles import title_in_name, title_of
from workbench.treaty.documents import DocumentKind, Identity
from workbench.treaty.layout import Reading

_HEAD = 30
_SHORT = 90
_LONGEST_TITLE = 250
_NOTHING_MORE = 8
_LITTLE_MORE = 70
_SYMBOL = re.compile(
    r"(?<![\w/])(?:A|S|E|ST|DP|TD|HRI|UNEP|FCCC|CBD|CRC|CCPR|CAC|CTOC|CRPD|CEDAW|CERD|CAT|CMW|ICCD|IPBES"
    r"|ISBA|WIPO"
    r"|UNODC|CCW|NPT|BWC|IDB|ADP|SCBD|GA|TRIPS|WTO|PCT|SCCR)"
    r"(?:/(?:[A-Z][A-Za-z]{0,5}\.?\d+|[A-Z][A-Za-z]{1,6}|\d{1,4}(?:\([IVX]+\))?"
    r"|[A-Z]))+(?=\s?\*{0,3}(?![\w/]))"
)
_AROUND_SYMBOL = re.compile(
    r"united nations|nations unies|naciones unidas|distr|assembl|council|un$|объединен|联合国|الأمم", re.I
)
_AGREED = re.compile(
    r"have agreed as follows|sont convenu|han convenido|согласились о|兹商定|اتفقت على ما يلي|hereby "
    r"proclaims|decide[sd]? as follows",
    re.I,
)
_BEFORE_SESSION = re.compile(r"^(?:(?:at|for|during|throughout|in|of|to|from|the|la|le|el)\s+)+", re.I)
_WHICH = frozenset({
    "this", "that", "previous", "coming", "last", "next", "current", "present", "our", "each",
    "every", "a", "an", "its", "session", "in", "of", "lead", "which", "whose",
})  # fmt: skip


def identity_of(reading: Reading, name: str) -> Identity:
    """The best guess at what *reading* is; a file's *name* helps only where its words do not.

    A title or date that the file gives of itself, apart from its words, counts before all guesses.
    """
    given = reading.identity
    lines = [reading.text[block.start : block.end] for block in reading.blocks[:_HEAD]]
    symbol = _symbol(lines, reading)
    kind = _kind(lines, reading, symbol)
    heads = [line for line in lines[:12] if len(line) <= _LONGEST_TITLE]
    return Identity(
        kind=kind,
        title=given.title or title_of(reading, kind, symbol) or title_in_name(name),
        symbol=symbol if kind is DocumentKind.DRAFT else "",
        date=given.date or _date(lines) or date_in_name(name),
        language=language_of(reading.text),
        session=_session(heads),
        actors=speakers_in(heads) if kind is DocumentKind.STATEMENT else (),
    )


def _symbol(lines: list[str], reading: Reading) -> str:
    """The symbol where it stands by itself: in the masthead, or at the head of the pages."""
    heads = [piece.text for piece in reading.furniture if piece.page <= 3]
    for line in [*lines[:20], *heads]:
        found = _SYMBOL.search(line) if len(line) <= _SHORT else None
        if found is None or not any(sign.isdigit() for sign in found[0]):
            continue
        rest = f"{line[: found.start()]} {line[found.end() :]}".strip(" *()[]")
        if len(rest) <= 2 or _AROUND_SYMBOL.search(rest):
            return found[0]
    return ""


def _kind(lines: list[str], reading: Reading, symbol: str) -> DocumentKind:
    head = "\n".join(line for line in lines[:6] if len(line) <= _LONGEST_TITLE)
    said = 3 if STATEMENT.search(head) else 0
    said += 3 if any(VOCATIVE.match(line) and len(line) < 160 for line in lines[:15]) else 0
    said += (
        2
        if re.search(r"we,? the undersigned|les soussign|los abajo firmantes", reading.text[:5000], re.I)
        else 0
    )
    drafted = 2 if symbol else 0
    drafted += 3 if _AGREED.search(reading.text) else 0
    articles = sum(
        ARTICLE.match(reading.text, block.start, block.end) is not None for block in reading.blocks
    )
    drafted += 3 if articles >= 6 else 1 if articles >= 4 else 0
    drafted += 1 if DRAFT.search(head) else 0
    if said == drafted == 0:
        return DocumentKind.STATEMENT if _first_person(reading.text) else DocumentKind.DRAFT
    return DocumentKind.STATEMENT if said > drafted else DocumentKind.DRAFT


def _first_person(text: str) -> bool:
    """Tell whether somebody speaks for themselves, as statements do and treaties do not."""
    spoken = re.findall(
        r"\b(?:we|our|us|my|nous|notre|nos|nuestro|nuestra|мы|наш|我们|我国)\b", text[:20_000], re.I
    )
    return len(spoken) > 5


def _date(lines: Iterable[str]) -> datetime.date | None:
    """The date of a line that gives nothing else, or the first date in the head."""
    first: datetime.date | None = None
    for line in lines:
        if len(line) > _LONGEST_TITLE:
            break
        for found, words in dates_in(line):
            if len(line) - len(words) <= _NOTHING_MORE:
                return found
            if len(line) - len(words) <= _LITTLE_MORE:
                first = first or found
    return first


def _session(heads: list[str]) -> str:
    for line in heads:
        found = SESSION.search(line)
        words = _BEFORE_SESSION.sub("", found[0]).strip(" ،,.") if found else ""
        if words and not _WHICH.intersection(words.lower().split()[:-1]) and words.lower() != "session":
            return words[:1].upper() + words[1:]
    return ""
