"""Word boxes of real PDFs: what MuPDF finds inside the boxes of a range is what the range says."""

import random
import unicodedata
from functools import cache

import pymupdf
import pytest

from workbench.intake.clean import clean

SEED = 1982
RANGES = 200
LONGEST = 12
FILES = [
    "bbnj/six-languages/bbnj-agreement-2023.es.pdf",
    "bbnj/unclos-1982.en.pdf",
    "bbnj/prepcom-report-pair/v2_2026-05-04_A-AC.296-2026-9.pdf",
    "bbnj/un-resolutions/A-RES-78-272.pdf",
    "paris-agreement-cop21/pdf/2015-02-12_geneva-negotiating-text.pdf",
]


def signs_of(text):
    """The signs without the spaces, and without the hyphens that only line ends put there."""
    return unicodedata.normalize("NFC", "".join(clean(text).split())).replace("-", "")


def signs_on(sheet):
    """Each sign of a page with the middle of its place, in the order MuPDF gives them."""
    spans = (
        span
        for block in sheet.get_text("rawdict", flags=pymupdf.TEXTFLAGS_WORDS)["blocks"]
        for line in block["lines"]
        for span in line["spans"]
    )
    for span in spans:
        for sign in span["chars"]:
            x0, y0, x1, y1 = sign["bbox"]
            yield (x0 + x1) / 2, (y0 + y1) / 2, sign["c"]


def text_inside(box, signs):
    return "".join(c for x, y, c in signs if box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1)


def boxes_of_random_ranges(reading):
    """For random ranges of a text the boxes of the words they touch."""
    chance = random.Random(SEED)
    for _ in range(RANGES):
        first = chance.randrange(len(reading.boxes))
        yield reading.boxes[first : first + chance.randint(1, LONGEST)]


def ranges_that_differ(reading, untrusted):
    """What a range says beside what is found in its boxes, where the two are not the same."""
    with pymupdf.open(stream=untrusted, filetype="pdf") as source:
        signs = cache(lambda page: list(signs_on(source[page - 1])))
        for boxes in boxes_of_random_ranges(reading):
            said = signs_of(reading.text[boxes[0].start : boxes[-1].end])
            found = signs_of("".join(text_inside(box, signs(box.page)) for box in boxes))
            if said != found:
                yield said, found


@pytest.mark.parametrize("name", FILES)
def test_mupdf_finds_the_words_of_200_ranges_inside_their_boxes(name, shared_data, read):
    folder, _, rest = name.partition("/")
    untrusted = (shared_data(folder) / rest).read_bytes()
    assert list(ranges_that_differ(read(untrusted), untrusted)) == []
