"""Long PDFs, whose second half a twin of the reading process reads at the same time."""

import os

import pymupdf
import pytest

from workbench.intake import pdf_pages
from workbench.intake.frames import Frame
from workbench.intake.limits import LIMITS
from workbench.intake.pdf_source import open_pdf
from workbench.intake.process import ReadingChild

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system makes no copies of a process")


@pytest.fixture(scope="module")
def long_pdf():
    with pymupdf.open() as made:
        for number in range(pdf_pages.LONG + 20):
            sheet = made.new_page()
            sheet.insert_text((72, 100), f"Article {number}. Each Party shall keep its word.")
            sheet.insert_text((72, 120), "In bold", fontname="hebo")
            sheet.draw_line((72, 121), (100, 121))
        return made.tobytes()


@pytest.fixture
def printed(long_pdf, monkeypatch):
    def read(cores):
        monkeypatch.setattr(pdf_pages, "_has_two_cores", lambda: cores > 1)
        return pdf_pages.printed_pages(open_pdf(long_pdf, "", 1000))

    return read


def without_extras(pages):
    """The pages with nothing but the place of each word, as a twin sends them."""
    for page in pages:
        for line in page.lines:
            line.boxes = [tuple(box[:4]) for box in line.boxes]
    return pages


def test_pages_are_the_same_with_and_without_a_twin(printed):
    assert without_extras(printed(2)) == without_extras(printed(1))


def test_marks_drawn_on_the_pages_of_a_twin_are_kept(printed):
    assert printed(2)[-1].lines[1].styled == printed(1)[-1].lines[1].styled != []


def test_pages_a_twin_could_not_read_are_read_here(printed, monkeypatch):
    def give_up(self, number):
        raise RuntimeError(number)

    whole = without_extras(printed(1))
    monkeypatch.setattr(pdf_pages._TwinReader, "page", give_up)
    assert without_extras(printed(2)) == whole


def test_a_twin_that_dies_leaves_its_pages_to_be_read_here(printed, monkeypatch):
    whole = without_extras(printed(1))
    monkeypatch.setattr(pdf_pages, "_be_twin", lambda source, first, into: os._exit(9))
    assert without_extras(printed(2)) == whole


def test_a_child_and_its_twin_are_one_group_that_is_killed_together():
    with ReadingChild("The file", LIMITS) as child:
        child.ask(Frame({"do": "font"}), 1 << 30)
        assert os.getpgid(child._process.pid) == child._process.pid
