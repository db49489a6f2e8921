"""Words recovered from real PDFs, counted against the plain text that lies beside each.

The plain texts were taken off the same pages and keep the hyphens of line ends, and some keep a space
after them. Words cut there are joined, and the hyphens within words dropped, on both sides alike.
"""

import re
import unicodedata
from collections import Counter
from itertools import pairwise

import pytest

_CUT = re.compile(r"(?<=[^\W\d_])-\s+(?=[^\W\d_])")
_WORD = re.compile(r"[^\W_]+")
GOAL = 0.995
TREATY = [f"six-languages/bbnj-agreement-2023.{language}" for language in ("en", "es", "fr", "ru")]
REPORTS = [
    "prepcom-report-pair/v1_2026-04-02_advance-unedited",
    "prepcom-report-pair/v2_2026-05-04_A-AC.296-2026-9",
]
RESOLUTIONS = [
    f"un-resolutions/{name}"
    for name in ("78-560", "A-RES-77-321", "A-RES-78-272", "A-RES-79-271", "A-RES-80-107")
]
STOCKS = ["fish-stocks-1995/A-CONF-164-37"]


def words_in_order(text):
    joined = _CUT.sub("", unicodedata.normalize("NFC", text)).replace("-", "")
    return _WORD.findall(joined.lower())


def words_of(text):
    return Counter(words_in_order(text))


def pairs_of(text):
    return Counter(pairwise(words_in_order(text)))


def share(found, wanted):
    return (found & wanted).total() / wanted.total()


def text_beside(path):
    return path.with_suffix(".txt").read_text("utf-8")


@pytest.mark.parametrize("name", [*TREATY, *REPORTS, *RESOLUTIONS, *STOCKS])
def test_the_words_beside_a_file_and_no_others_are_found_in_it(name, shared_data, read):
    """What heads and feet hold is found in the furniture, where the text beside the file has it too."""
    path = shared_data("bbnj") / f"{name}.pdf"
    reading, wanted = read(path.read_bytes(), path.name), words_of(text_beside(path))
    furniture = "\n".join(piece.text for piece in reading.furniture)
    assert share(words_of(f"{reading.text}\n{furniture}"), wanted) >= GOAL
    assert share(wanted, words_of(reading.text)) >= GOAL


@pytest.mark.parametrize("name", [*TREATY, *REPORTS])
def test_words_of_a_long_text_stand_in_the_order_of_the_pages(name, shared_data, read):
    """Pairs of neighbours are counted, so that a word in the wrong place is a word lost."""
    path = shared_data("bbnj") / f"{name}.pdf"
    found = pairs_of(read(path.read_bytes(), path.name).text)
    assert share(found, pairs_of(text_beside(path))) >= GOAL


@pytest.mark.parametrize("language", ["zh", "ar"])
def test_a_layer_that_gives_few_of_the_words_is_flagged(language, shared_data, read):
    path = shared_data("bbnj") / "six-languages" / f"bbnj-agreement-2023.{language}.pdf"
    reading = read(path.read_bytes(), path.name)
    assert share(words_of(reading.text), words_of(text_beside(path))) < 0.5
    assert (reading.quality < 0.9, len(reading.warnings)) == (True, 1)
