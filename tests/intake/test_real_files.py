"""Real files: awkward ones end well, treaties give all their words."""

import re
import subprocess
import sys
import unicodedata
from collections import Counter

import pytest

from workbench.intake import read_file
from workbench.treaty.errors import KnownError
from workbench.treaty.layout import BlockRole, ProposalKind


def words_of(text):
    return Counter(re.findall(r"\w+", unicodedata.normalize("NFC", text).lower()))


def threes_of(text):
    letters = re.sub(r"[\W_]+", "", text.lower())
    return Counter(letters[at : at + 3] for at in range(len(letters) - 2))


def share_found(reading, wanted):
    found = words_of(reading.text) + words_of(" ".join(piece.text for piece in reading.furniture))
    return sum((wanted & found).values()) / sum(wanted.values())


@pytest.mark.parametrize("folder", ["pdf-awkward", "docx"])
def test_every_awkward_file_ends_as_a_reading_or_one_sentence(folder, shared_data, read):
    for path in sorted(shared_data(folder).rglob("*")):
        if path.is_file():
            try:
                reading = read(path.read_bytes(), path.name)
            except KnownError as refused:
                assert re.fullmatch(r"[^\n]{10,300}[.]", str(refused)), path.name
            else:
                assert reading.text or reading.pages, path.name


@pytest.mark.parametrize(
    ("name", "brackets"),
    [
        ("2015-02-12_geneva-negotiating-text", (1273, 1273)),
        ("2015-10-05_ADP.2015.8.InformalNote", (231, 231)),
        ("2015-10-23_ADP.2015.11.InformalNote", (1617, 1618)),
        ("2015-12-04_adp-compilation", (1685, 1685)),
    ],
)
def test_no_bracket_of_the_paris_drafts_is_lost(name, brackets, shared_data, read):
    path = shared_data("paris-agreement-cop21") / "pdf" / f"{name}.pdf"
    text = read(path.read_bytes(), path.name).text
    assert (text.count("["), text.count("]")) == brackets


@pytest.mark.parametrize(("language", "least"), [("en", 1.0), ("es", 1.0), ("fr", 0.998)])
def test_the_high_seas_treaty_gives_its_words(language, least, shared_data, read):
    path = shared_data("bbnj") / "six-languages" / f"bbnj-agreement-2023.{language}.pdf"
    reading = read(path.read_bytes(), path.name)
    assert share_found(reading, words_of(path.with_suffix(".txt").read_text("utf-8"))) >= least
    assert (reading.quality > 0.99, reading.identity.language) == (True, language)


def test_the_shifted_letters_of_the_russian_treaty_are_set_right(shared_data, read):
    """The text beside it keeps the hyphens of line ends, so its letters are compared, not its words."""
    path = shared_data("bbnj") / "six-languages" / "bbnj-agreement-2023.ru.pdf"
    reading = read(path.read_bytes(), path.name)
    wanted, found = threes_of(path.with_suffix(".txt").read_text("utf-8")), threes_of(reading.text)
    assert sum((wanted & found).values()) / sum(wanted.values()) > 0.999
    assert (reading.quality > 0.99, reading.identity.language) == (True, "ru")


@pytest.mark.parametrize("language", ["zh", "ar"])
def test_a_text_layer_that_lies_is_told(language, shared_data, read):
    path = shared_data("bbnj") / "six-languages" / f"bbnj-agreement-2023.{language}.pdf"
    reading = read(path.read_bytes(), path.name)
    assert reading.quality < 0.9
    assert "not what the page shows" in reading.warnings[0]


def test_tracked_changes_of_a_real_redline_are_proposals(shared_data, read):
    path = shared_data("docx") / "python-redlines" / "expected_redline.docx"
    kinds = {proposal.kind for proposal in read(path.read_bytes()).proposals}
    assert kinds == {ProposalKind.INSERT, ProposalKind.DELETE}


def test_headings_of_the_declaration_of_human_rights_are_headings(shared_data, read):
    path = shared_data("udhr") / "udhr.eng.html"
    reading = read(path.read_bytes())
    heads = [reading.text[b.start : b.end] for b in reading.blocks if b.role is BlockRole.HEADING]
    assert [f"Article {n}" for n in range(1, 31)] == [head for head in heads if head.startswith("Article")]


def test_a_file_is_read_through_a_child_of_its_own(shared_data):
    received = read_file(shared_data("bbnj") / "un-resolutions" / "A-RES-77-321.pdf")
    assert received.reading.identity.symbol == "A/RES/77/321"


def test_the_door_opens_without_the_readers():
    loaded = "import sys, workbench.intake; print(*sorted(sys.modules))"
    told = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    heavy = {"pymupdf", "selectolax", "lxml", "markdown_it", "charset_normalizer"}
    assert not heavy & set(told.stdout.split())
