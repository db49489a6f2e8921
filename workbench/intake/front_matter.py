"""Front matter: what a Markdown file says of itself between two rules, before its words."""

import re

from workbench.intake.clean import one_line
from workbench.intake.dates import date_in_name, dates_in
from workbench.intake.titles import LONGEST_TITLE
from workbench.treaty.documents import Identity

FRONT = re.compile(r"\A\ufeff?\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_LINE = re.compile(r"^(title|date)[ \t]*:[ \t]*(.*(?:\n[ \t]+\S.*)*)$", re.M | re.I)
_FOLDED = re.compile(r"\A[>|][-+]?\d?[ \t]*\n")
_COMMENT = re.compile(r"\s#.*$", re.M)
_QUOTED = re.compile(r"\A([\"'])(.*)\1\s*(?:#.*)?\Z", re.S)


def identity_in(text: str) -> Identity:
    """The title and the date that the front matter of *text* gives; what it does not give stays empty."""
    front = FRONT.match(text)
    said = {key.lower(): _value(words) for key, words in _LINE.findall(front[1])} if front else {}
    title = said.get("title", "")[:LONGEST_TITLE].rstrip()
    dated = f"{said.get('date', '')} {title}"
    first = next((date for date, _ in dates_in(dated)), None)
    return Identity(title=title, date=first or date_in_name(dated))


def _value(words: str) -> str:
    """The words of a value: out of quotes, unfolded, without a comment."""
    quoted = _QUOTED.match(words.strip())
    if quoted is None:
        plain = _FOLDED.sub("", words) if _FOLDED.match(words) else _COMMENT.sub("", words)
        return one_line(plain).strip()
    inner = quoted[2].replace("''", "'") if quoted[1] == "'" else re.sub(r"\\(.)", r"\1", quoted[2])
    return one_line(inner).strip()
