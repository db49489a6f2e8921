"""On real Arabic pages the beginning of a word is lit at its right, that of a number at its left."""

import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from workbench.desk import Desk, OpenDocument, Wanted
from workbench.desk.settings import Settings
from workbench.qt.panes.page_words import PageWords
from workbench.treaty.documents import DocumentKind
from workbench.treaty.layout import WordBox


@pytest.fixture(scope="module")
def arabic(
    shared_data: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Desk, OpenDocument]]:
    file = shared_data("bbnj") / "six-languages" / "bbnj-agreement-2023.ar.pdf"
    folder = tmp_path_factory.mktemp("arabic")
    with Desk.create(folder / "ar.treaty", Settings(folder / "settings.json")) as desk:
        (receipt,) = desk.receiving.receive_all([Wanted(file, DocumentKind.DRAFT, "BBNJ", language="ar")])
        assert not receipt.problem
        yield desk, desk.library.open(desk.library.documents()[0].id)


def _halves(words: PageWords, box: WordBox) -> tuple[float, float]:
    """Where the middles of the first and of the last part of a word are, across the page."""
    middle = (box.start + box.end) // 2
    (first,), (last,) = words.areas(box.start, middle), words.areas(middle, box.end)
    return first.center().x(), last.center().x()


@pytest.mark.parametrize("page", [4, 12, 30])
def test_the_beginning_of_each_arabic_word_is_at_its_right(
    arabic: tuple[Desk, OpenDocument], page: int
) -> None:
    desk, opened = arabic
    boxes = desk.library.boxes(opened.document.id, page)
    words = PageWords(boxes, opened.text)
    letters = [box for box in boxes if _is_arabic(opened.text[box.start : box.end])]
    assert len(letters) > 50
    for box in letters:
        first, last = _halves(words, box)
        assert first > last


def test_numbers_on_arabic_pages_run_from_the_left(arabic: tuple[Desk, OpenDocument]) -> None:
    desk, opened = arabic
    found = 0
    for page in opened.pages[:20]:
        boxes = desk.library.boxes(opened.document.id, page.number)
        words = PageWords(boxes, opened.text)
        for box in boxes:
            number = opened.text[box.start : box.end]
            if len(number) > 1 and number.isdigit():
                first, last = _halves(words, box)
                assert first < last
                found += 1
    assert found > 2


def _is_arabic(word: str) -> bool:
    return len(word) > 3 and sum(unicodedata.bidirectional(char) == "AL" for char in word) > 2
