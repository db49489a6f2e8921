"""A document's structure as Akoma Ntoso 3.0, the XML of parliaments, with every word of it in its place."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from pathlib import Path

from lxml import etree

from workbench.exchange.guids import guid_of
from workbench.exchange.xml_out import Element, add, legal, own_namespace
from workbench.treaty.clauses import Clause, ClauseKind
from workbench.treaty.documents import Document
from workbench.treaty.errors import KnownError
from workbench.treaty.files import write_whole

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_UNKNOWN_DATE = "0001-01-01"
_LANGUAGES = {"en": "eng", "fr": "fra", "es": "spa", "ru": "rus", "ar": "ara", "zh": "zho"}
_TAGS = {
    ClauseKind.PART: ("part", "part"),
    ClauseKind.CHAPTER: ("chapter", "chp"),
    ClauseKind.SECTION: ("section", "sec"),
    ClauseKind.ARTICLE: ("article", "art"),
    ClauseKind.PARAGRAPH: ("paragraph", "para"),
    ClauseKind.SUBPARAGRAPH: ("point", "point"),
}
_OTHER = ("hcontainer", "hcontainer")
_INSIDE = (ClauseKind.CHAPEAU, ClauseKind.TAIL)
_BEFORE = (ClauseKind.HEADING, ClauseKind.PREAMBLE)


def write_akoma_ntoso(
    document: Document, text: str, clauses: Sequence[Clause], dest: Path
) -> tuple[str, ...]:
    """Write a document with its parts, articles, paragraphs and points; return what stayed behind.

    The same document gives the same bytes, and all its words are in the file, in their order.
    """
    if not clauses:
        raise KnownError(f"{document.title} has no structure, so there is nothing to write.")
    root: Element = etree.Element(f"{{{NAMESPACE}}}akomaNtoso", nsmap=own_namespace(NAMESPACE))
    bill = add(root, "bill", name="draft", contains="originalVersion")
    _add_meta(add(bill, "meta"), document)
    _Body(text, clauses).write(bill)
    write_whole(dest, etree.tostring(root, xml_declaration=True, encoding="UTF-8"))
    return ("Highlights and concerns stay behind: the format holds the text of a draft.",)


def _add_meta(meta: Element, document: Document) -> None:
    identity = add(meta, "identification", source="#workbench")
    date = document.date.isoformat() if document.date else _UNKNOWN_DATE
    known = "document" if document.date else "unknown"
    language = _LANGUAGES.get(document.language, "und")
    work = f"/akn/un/bill/{date}/{guid_of(document.id)}"
    expression = f"{work}/{language}@{date}"
    for level, uri in (("Work", work), ("Expression", expression), ("Manifestation", f"{expression}.xml")):
        holder = add(identity, f"FRBR{level}")
        add(holder, "FRBRthis", value=f"{uri}/!main" if level != "Manifestation" else uri)
        add(holder, "FRBRuri", value=uri)
        if level == "Work":
            add(holder, "FRBRalias", value=document.title or document.symbol or "?", name="title")
        add(holder, "FRBRdate", date=date, name=known)
        add(holder, "FRBRauthor", href="#workbench" if level == "Manifestation" else "#negotiation")
        if level == "Work":
            add(holder, "FRBRcountry", value="un")
            if document.symbol:
                add(holder, "FRBRnumber", value=document.symbol)
        elif level == "Expression":
            add(holder, "FRBRlanguage", language=language)
        else:
            add(holder, "FRBRformat", value="application/akn+xml")
    references = add(meta, "references", source="#workbench")
    for id, shown in (("workbench", "Treaty Workbench"), ("negotiation", "The negotiating body")):
        add(references, "TLCOrganization", eId=id, href=f"/akn/ontology/organization/{id}", showAs=shown)


class _Body:
    """Writes the clauses of one document into their elements."""

    def __init__(self, text: str, clauses: Sequence[Clause]) -> None:
        self._text = text
        self._under: dict[str | None, list[Clause]] = {}
        known = {one.id for one in clauses}
        for one in sorted(clauses, key=lambda clause: (clause.start, -clause.end)):
            self._under.setdefault(one.parent if one.parent in known else None, []).append(one)
        self._taken: set[str] = set()

    def write(self, bill: Element) -> None:
        """Put preface, preamble and body into *bill*, with what stands before and between the clauses."""
        tops = self._under.get(None, [])
        first = list(takewhile(lambda one: one.kind in _BEFORE, tops))
        titles = list(takewhile(lambda one: one.kind is ClauseKind.HEADING, first))
        recitals, rest = first[len(titles) :], tops[len(first) :]
        end = recitals[0].start if recitals else rest[0].start if rest else len(self._text)
        if self._text[:end].strip():
            self._add_lines(add(bill, "preface", eId="preface"), 0, end)
        if recitals:
            self._add_preamble(bill, recitals, rest[0].start if rest else len(self._text))
        body = add(bill, "body", eId="body")
        at = rest[0].start if rest else len(self._text)
        self._add_children(body, rest, at, len(self._text), "")
        if not len(body):
            self._add_container(body, at, len(self._text), "")

    def _add_preamble(self, bill: Element, recitals: Sequence[Clause], end: int) -> None:
        held = add(add(bill, "preamble", eId="preamble"), "recitals", eId=self._id("recs"))
        begins = [one.start for one in recitals]
        for start, stop in zip(begins, (*begins[1:], end), strict=True):
            self._add_lines(add(held, "recital", eId=self._id("recs__rec")), start, stop)

    def _add_clause(self, parent: Element, clause: Clause, above: str) -> None:
        tag, short = _TAGS.get(clause.kind, _OTHER)
        head = self._text[clause.start : clause.body].strip()
        above = "" if clause.kind is ClauseKind.ARTICLE else above  # articles are counted through a text
        id = self._id(f"{above}{short}", _number(head.removesuffix(clause.heading)))
        about = {"name": clause.kind.value} if tag == "hcontainer" else {}
        made = add(parent, tag, eId=id, **about)
        self._add_head(made, clause, head)
        inside = self._under.get(clause.id, [])
        if any(one.kind not in _INSIDE for one in inside):
            self._add_inside(made, inside, clause, f"{id}__")
        else:
            self._add_lines(add(made, "content", eId=f"{id}__content"), clause.body, clause.end)

    def _add_head(self, made: Element, clause: Clause, head: str) -> None:
        heading = clause.heading.strip()
        number = head.removesuffix(heading).strip() if heading else head
        if number:
            add(made, "num", " ".join(number.split()))
        if heading and head.endswith(heading):
            add(made, "heading", heading)

    def _add_inside(self, made: Element, inside: list[Clause], clause: Clause, above: str) -> None:
        """Chapeau, sub-clauses and tail; a chapeau that stands between sub-clauses is a container."""
        start, end = clause.body, clause.end
        first = next(one.start for one in inside if one.kind not in _INSIDE)
        last = max(one.end for one in inside if one.kind not in _INSIDE)
        if self._text[start:first].strip():
            self._add_lines(add(made, "intro", eId=f"{above}intro"), start, first)
        self._add_children(made, [one for one in inside if first <= one.start < last], first, last, above)
        if self._text[last:end].strip():
            self._add_lines(add(made, "wrapUp", eId=f"{above}wrapup"), last, end)

    def _add_children(
        self, parent: Element, children: Sequence[Clause], start: int, end: int, above: str
    ) -> None:
        at = start
        for one in children:
            self._add_words(parent, at, one.start, above)
            self._add_clause(parent, one, above)
            at = max(at, one.end)
        self._add_words(parent, at, end, above)

    def _add_words(self, parent: Element, start: int, end: int, above: str) -> None:
        """Words that no clause holds, so that none is lost."""
        if self._text[start:end].strip():
            self._add_container(parent, start, end, above)

    def _add_container(self, parent: Element, start: int, end: int, above: str) -> None:
        id = self._id(f"{above}hcontainer")
        made = add(parent, "hcontainer", eId=id, name="text")
        self._add_lines(add(made, "content", eId=f"{id}__content"), start, end)

    def _add_lines(self, parent: Element, start: int, end: int) -> None:
        for line in list(_lines(self._text[start:end])) or [""]:
            etree.SubElement(parent, f"{{{NAMESPACE}}}p").text = legal(line)

    def _id(self, stem: str, number: str = "") -> str:
        """An id by the naming convention, told apart by a count where several would be the same."""
        wanted = f"{stem}_{number}" if number else f"{stem}_1"
        count = 1
        id = wanted
        while id in self._taken:
            count += 1
            id = f"{stem}_{count}" if not number else f"{wanted}-{count}"
        self._taken.add(id)
        return id


def _lines(text: str) -> Iterator[str]:
    return (line.strip() for line in text.split("\n") if line.strip())


def _number(head: str) -> str:
    """The number of a clause as ids write it: ``Article 8 bis`` is ``8bis``, ``(a)`` is ``a``."""
    words = re.findall(r"\w+", head.lower())
    numbered = words[1:] if len(words) > 1 and words[0].isalpha() and len(words[0]) > 3 else words
    return "".join(numbered)[:24]
