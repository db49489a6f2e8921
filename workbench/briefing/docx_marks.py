"""What Word keeps beside the words: tracked changes, comments, and bookmarks."""

import datetime
from typing import Any

from workbench.briefing.docx_words import run, script
from workbench.briefing.docx_xml import Element, make, name_of, text_elements
from workbench.briefing.pack import Words
from workbench.treaty.comparison import RunKind

AUTHOR, INITIALS = "Treaty Workbench", "TW"
_TAGS = {RunKind.INSERTED: ("ins", "t"), RunKind.DELETED: ("del", "delText")}


class Marks:
    """Gives tracked runs and comments their numbers; they name the program, and no time but the pack's."""

    def __init__(self, document: Any, date: datetime.date | None) -> None:
        self._document = document
        self._date = f"{date or datetime.date(2000, 1, 1)}T00:00:00Z"
        self._number = 0

    def runs(self, words: tuple[Words, ...], language: str) -> list[Element]:
        """All words as runs, changed ones as changes that can be accepted or rejected."""
        return [self._run(one, language) for one in words if one.text]

    def _run(self, word: Words, language: str) -> Element:
        if word.kind not in _TAGS:
            return run(word.text, language, bold=word.bold, italic=word.italic, small=word.muted)
        self._number += 1
        outer, inner = _TAGS[word.kind]
        about = ([make("b"), make("bCs")] if word.bold else []) + script(language)
        said = make("r", *([make("rPr", *about)] if about else []), *text_elements(word.text, inner))
        return make(outer, said, id=self._number, author=AUTHOR, date=self._date)

    def commented(self, content: list[Element], comment: str) -> list[Element]:
        """The same content with a comment beside it."""
        comments = self._document.part._comments_part.comments
        made = comments.add_comment(comment, AUTHOR, INITIALS)
        made._comment_elm.set(name_of("date"), self._date)
        number = made.comment_id
        reference = make("r", make("commentReference", id=number))
        return [make("commentRangeStart", id=number), *content, make("commentRangeEnd", id=number), reference]


def placed(content: list[Element], number: int) -> list[Element]:
    """The content of a heading inside the bookmark that the list of contents names."""
    start = make("bookmarkStart", id=number, name=place(number))
    return [start, *content, make("bookmarkEnd", id=number)]


def place(number: int) -> str:
    """The name of the bookmark around a heading."""
    return f"_Toc{number:05}"
