"""How dates, languages and clauses are called on screen."""

import datetime
import re
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from workbench.treaty.clauses import Clause, ClauseKind
from workbench.treaty.documents import Document

_STEP = re.compile(r"\(([^)]+)\)")
_NUMBERED = (ClauseKind.PARAGRAPH, ClauseKind.SUBPARAGRAPH)


def _tr(words: str) -> str:
    return QCoreApplication.translate("wording", words)


def long_date(date: datetime.date | None) -> str:
    """A date as `1 Sep 2023`, empty without one."""
    return _date(date, "d MMM yyyy")


def short_date(date: datetime.date | None) -> str:
    """A date as `1 Sep`, empty without one."""
    return _date(date, "d MMM")


def _date(date: datetime.date | None, pattern: str) -> str:
    if date is None:
        return ""
    english = QLocale(QLocale.Language.English)
    return english.toString(QDate(date.year, date.month, date.day), pattern)


def language_name(code: str) -> str:
    """The name of a language as its speakers write it; the code where it is unknown."""
    name = QLocale(code).nativeLanguageName() if code else ""
    if not name or QLocale(code).language() is QLocale.Language.C:
        return code
    plain = {"en": "English", "es": "español"}.get(code, name)
    return plain[:1].upper() + plain[1:]


def about(document: Document) -> str:
    """What a document is, in a line: symbol, date and language."""
    parts = (document.symbol, long_date(document.date), language_name(document.language))
    return " · ".join(part for part in parts if part)


def clause_title(clause: Clause, by_id: Mapping[str, Clause]) -> str:
    """How a clause is called in full: `Article 6, paragraph 2 (a)`."""
    above = _article(clause, by_id)
    if above is None or above.id == clause.id or clause.kind not in _NUMBERED:
        return clause.label or clause.heading or _tr("Unnumbered text")
    rest = clause.label[len(above.label.removeprefix("Article ")) :]
    steps = _STEP.findall(rest)
    if not steps or not above.label.startswith("Article "):
        return f"{above.label}, {clause.kind.value}" if not rest.strip() else f"{above.label},{rest}"
    if not steps[0][0].isdigit():
        return _tr("{0}, sub-paragraph {1}").format(above.label, _bracketed(steps))
    tail = f" {_bracketed(steps[1:])}" if steps[1:] else ""
    return _tr("{0}, paragraph {1}").format(above.label, steps[0]) + tail


def _bracketed(steps: list[str]) -> str:
    return " ".join(f"({step})" for step in steps)


def _article(clause: Clause, by_id: Mapping[str, Clause]) -> Clause | None:
    above: Clause | None = clause
    while above is not None and above.kind is not ClauseKind.ARTICLE:
        above = by_id.get(above.parent or "")
    return above
