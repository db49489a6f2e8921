"""Annotation concerns: what the words of an annotation say of a highlight, as concerns."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import replace

from workbench import concerns
from workbench.desk.annotation_words import (
    Said,
    older_parts,
    older_words_on_page,
    read_words,
    words_on_page,
)
from workbench.intake import LONGEST_WORDS, PageMark
from workbench.treaty.concerns import Category, Concern, Highlight

UNSORTED = "From PDF annotations"
_NAMESPACE = uuid.UUID("5b0c53a7-9a2e-5c1b-8d6f-41f7a0c2e913")
_GREY = "#808080"


def made_id(*parts: str) -> str:
    """An id that is the same whenever the same mark is read."""
    return str(uuid.uuid5(_NAMESPACE, "\x1f".join(parts)))


class AnnotationConcerns:
    """Reads the words of annotations against a codebook, which grows by the categories they name."""

    def __init__(self, codebook: Iterable[Category]) -> None:
        self._codebook = list(codebook)
        self._unsorted = Category(made_id("category", UNSORTED), UNSORTED, _GREY)

    @property
    def categories(self) -> tuple[Category, ...]:
        """The codebook with what was added to it."""
        return (*self._codebook, self._unsorted)

    def says_the_same(self, highlight: Highlight, mark: PageMark) -> bool:
        """Tell whether a mark says what is said of a highlight, in today's form or an older one."""
        if mark.answers and not any(mark.answers in one.note for one in highlight.concerns):
            return False
        names = self._names()
        forms = [_plain(form(highlight, names)) for form in (words_on_page, older_words_on_page)]
        said = _plain(mark.text)
        cut_off = len(mark.text) >= LONGEST_WORDS and forms[0].startswith(said)
        return cut_off or said in forms

    def of_known(self, highlight: Highlight, mark: PageMark) -> tuple[Concern, ...]:
        """The concerns of a highlight as a mark on it tells them; what it says nothing of is left out."""
        if self.says_the_same(highlight, mark):
            return highlight.concerns
        before, blocks = read_words(mark.text)
        if blocks:
            said = [self._as_said(highlight, one, mark) for one in blocks]
        elif older := older_parts(mark.text, self._codebook):
            said = [_in_older_form(self._concern(highlight, one), words) for one, words in older]
        else:
            said = [self._in_free_words(highlight, mark)]
        return _once_each(_with_more(said, before, mark.answers))

    def of_foreign(self, highlight: Highlight, mark: PageMark) -> tuple[Concern, ...]:
        """The concerns that a mark of another program or archive tells; there is always one."""
        before, blocks = read_words(mark.text)
        if blocks:
            said = [self._as_said(highlight, one, mark) for one in blocks]
        elif older := older_parts(mark.text, self._codebook):
            said = [replace(self._concern(highlight, one), note=words) for one, words in older]
        else:
            named = concerns.find_category(mark.subject, self._codebook) if mark.subject else None
            said = [replace(self._concern(highlight, named or self._unsorted), note=mark.text)]
        return _once_each(_with_more(said, before, mark.answers))

    def _as_said(self, highlight: Highlight, said: Said, mark: PageMark) -> Concern:
        category = concerns.find_category(said.category, self._codebook)
        if category is None:
            name = " ".join(said.category.split())
            category = Category(made_id("category", name.casefold()), name, mark.colour or _GREY)
            self._codebook.append(category)
        known = self._concern(highlight, category)
        return replace(known, severity=said.severity, status=said.status, note=said.note, ask=said.ask)

    def _in_free_words(self, highlight: Highlight, mark: PageMark) -> Concern:
        """Words in no form, which take the place of the note."""
        if not highlight.concerns:
            return replace(self._concern(highlight, self._unsorted), note=mark.text)
        first = highlight.concerns[0]
        return replace(first, note=mark.text) if mark.text else first

    def _concern(self, highlight: Highlight, category: Category) -> Concern:
        known = (one for one in highlight.concerns if one.category_id == category.id)
        id = made_id("concern", highlight.id, category.id)
        return next(known, Concern(id, highlight.id, category.id))

    def _names(self) -> Mapping[str, Category]:
        return {one.id: one for one in self.categories}


def _in_older_form(ours: Concern, words: str) -> Concern:
    """Ours with what an older annotation says: note and ask are told apart by the one that stayed."""
    if _plain(words) == _plain(f"{ours.note}\n{ours.ask}"):
        return ours
    if ours.ask and words.endswith(f"\n{ours.ask}"):
        return replace(ours, note=words.removesuffix(f"\n{ours.ask}"))
    if ours.note and words.startswith(f"{ours.note}\n"):
        return replace(ours, ask=words.removeprefix(f"{ours.note}\n"))
    return replace(ours, note=words, ask="")


def _with_more(said: list[Concern], before: str, answers: str) -> list[Concern]:
    """What stands before the first category and what others answered, put to the first note."""
    first = said[0]
    answered = "" if answers in first.note else answers
    said[0] = replace(first, note="\n".join(filter(None, (before, first.note, answered))))
    return said


def _once_each(said: list[Concern]) -> tuple[Concern, ...]:
    found: dict[str, Concern] = {}
    for one in said:
        found.setdefault(one.category_id, one)
    return tuple(found.values())


def _plain(text: str) -> str:
    return " ".join(text.split())
