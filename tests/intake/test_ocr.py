"""OCR: pages without a text to be trusted are read off their pictures, where Tesseract is installed."""

import subprocess
import threading
from collections import Counter

import pymupdf
import pytest
from made_files import Printer, docx, paragraph

from workbench.intake import LIMITS, Stopped, ocr_languages, read_bytes, tesseract
from workbench.intake.ocr_pages import level_sizes, put_in, seen_lines
from workbench.intake.ocr_spelling import corrections, set_right
from workbench.intake.pdf_lines import PrintedPage
from workbench.intake.seen import SeenPage, packed, unpacked
from workbench.treaty.errors import KnownError

FIRST = "1. Each Party shall protect the shared waters within its limits."
SECOND = "2. The Parties shall cooperate without delay."


def needs(*languages):
    """A mark that skips a test where Tesseract cannot read these languages."""
    lacking = [language for language in languages if language not in ocr_languages()]
    return pytest.mark.skipif(bool(lacking), reason=f"Tesseract cannot read {', '.join(lacking)} here")


def scan(*pages):
    """A PDF that holds pictures of these pages of lines, and no text."""
    made = pymupdf.open()
    for lines in pages:
        printer = Printer()
        printer.line(250, 90, "Article 1", 14, "tibo")
        for place, words in enumerate(lines):
            printer.line(72, 140 + 40 * place, words, 12)
        picture = pymupdf.open(stream=printer.file())[0].get_pixmap(dpi=200)
        made.new_page(width=595, height=842).insert_image((0, 0, 595, 842), pixmap=picture)
    return bytes(made.tobytes())


def hocr(*lines):
    """What Tesseract tells of a page: for each line its height and words with box and confidence."""
    told = []
    for size, words in lines:
        spans = "".join(
            f"<span class='ocrx_word' title='bbox {x} {y} {x1} {y1}; x_wconf {sure}'>{word}</span>"
            for word, (x, y, x1, y1), sure in words
        )
        box = words[0][1]
        told.append(
            f"<span class='ocr_line' title='bbox {box[0]} {box[1]} {words[-1][1][2]} {box[3]}; "
            f"baseline 0 -10; x_size {size}'>{spans}</span>"
        )
    return f"<html><body>{''.join(told)}</body></html>"


@pytest.fixture(scope="module")
def scanned():
    """A scan of one page as OCR reads it."""
    return read_bytes(scan([FIRST, SECOND]), "scan.pdf", ocr="en")


@pytest.fixture
def no_tesseract(monkeypatch):
    """A machine without Tesseract."""
    monkeypatch.setattr(tesseract, "_program", lambda: None)


@needs("en")
class TestScan:
    """What OCR gives of a scan."""

    def test_each_printed_paragraph_is_one_line_of_the_text(self, scanned):
        assert scanned.reading.text.split("\n") == ["Article 1", FIRST, SECOND]

    def test_each_word_has_its_box_where_it_was_printed(self, scanned):
        box = next(
            box for box in scanned.reading.boxes if scanned.reading.text[box.start : box.end] == "Each"
        )
        assert (box.page, box.x0, box.y1) == (1, pytest.approx(84, abs=4), pytest.approx(141, abs=3))

    def test_the_reading_says_that_it_is_by_ocr_and_how_sure(self, scanned):
        assert 0.8 < scanned.reading.quality < 1
        assert scanned.reading.warnings[0].startswith("Read by OCR")
        assert (scanned.ocr, scanned.wants_ocr) == (("eng",), False)


@needs("en")
def test_pages_with_a_good_text_are_not_read_by_ocr():
    mixed = pymupdf.open(stream=scan([FIRST]))
    sheet = mixed.new_page(width=595, height=842)
    sheet.insert_text((72, 100), "3. Typed words that a reader takes as they are.")
    told = []
    reading = read_bytes(
        bytes(mixed.tobytes()), "mixed.pdf", ocr="en", progress=lambda *n: told.append(n)
    ).reading
    assert told == [(0, 1), (1, 1)]
    assert reading.text.endswith("that a reader takes as they are.")
    assert reading.pages[1].quality == 1.0


@needs("en")
def test_a_text_that_can_be_trusted_needs_no_ocr():
    printer = Printer()
    printer.line(72, 100, FIRST)
    received = read_bytes(printer.file(), "typed.pdf", ocr="auto")
    assert (received.ocr, received.reading.warnings) == ((), ())


def test_a_scan_wants_ocr_and_a_word_file_does_not():
    assert read_bytes(scan([FIRST]), "scan.pdf").wants_ocr
    assert not read_bytes(docx(paragraph("Words.")), "word.docx", ocr="auto").wants_ocr


@needs("en")
def test_a_stopped_reading_leaves_no_process_behind():
    stop = threading.Event()
    with pytest.raises(Stopped, match="stopped"):
        read_bytes(
            scan(*[[FIRST]] * 6), "long.pdf", ocr="en", progress=lambda *_: stop.set(), stop=stop.is_set
        )


@needs("en")
def test_a_page_that_takes_too_long_is_named(monkeypatch):
    monkeypatch.setattr(tesseract, "PAGE_SECONDS", 0.001)
    received = read_bytes(scan([FIRST]), "slow.pdf", ocr="en")
    assert received.reading.warnings[-1] == "OCR failed on pages that are left as they were: 1."


@needs("en")
def test_a_language_without_data_says_what_to_install():
    with pytest.raises(KnownError, match="tesseract-ocr-tlh"):
        read_bytes(scan([FIRST]), "scan.pdf", ocr="tlh")


def test_without_tesseract_it_is_said_what_to_install(no_tesseract):
    with pytest.raises(KnownError, match="packages tesseract-ocr and tesseract-ocr-ara"):
        read_bytes(scan([FIRST]), "scan.pdf", ocr="ar")


def test_without_tesseract_there_are_no_languages(no_tesseract):
    assert ocr_languages() == ()


@pytest.mark.parametrize("asked", ["--psm", "eng;rm -rf", "../eng", "+"])
def test_what_names_no_language_is_refused(asked):
    with pytest.raises(KnownError):
        tesseract.chosen(asked)


def test_chinese_that_ocr_cuts_into_words_has_spaces_only_at_gaps():
    words = [("（", (0, 0, 40, 50), 90), ("一", (40, 0, 90, 50), 90), (")", (90, 0, 120, 50), 90)]
    after = [("缔约", (250, 0, 350, 50), 90), ("方", (350, 0, 400, 50), 90), (",", (400, 0, 420, 50), 90)]
    [line] = seen_lines(1, 4.0, hocr((50, [*words, *after]))).lines
    assert line.words == ["（一）", "缔约方，"]
    assert line.boxes[1] == (62.5, 0, 105, 12.5)


def test_smudges_are_no_words_but_brackets_are():
    words = [("|", (0, 0, 5, 50), 20), ("[", (10, 0, 20, 50), 20), ("fish", (30, 0, 90, 50), 95)]
    seen = seen_lines(1, 1.0, hocr((50, words)))
    assert (seen.lines[0].words, round(seen.sure, 2)) == (["[", "fish"], 0.8)


def test_lines_measured_a_little_otherwise_are_of_one_size():
    text = "some words of a line that is long enough"
    sizes = [50, 52, 48, 30]
    lines = seen_lines(
        1, 4.0, hocr(*[(size, [(text, (0, n * 90, 900, n * 90 + 50), 95)]) for n, size in enumerate(sizes)])
    ).lines
    level_sizes(lines)
    assert Counter(line.size for line in lines) == {12.25: 3, 7.5: 1}


@pytest.mark.parametrize("untrusted", ["", "<", "<span class='ocr_line' title='bbox'>x</span>", "\x00" * 9])
def test_an_answer_that_is_no_hocr_gives_no_lines(untrusted):
    page = PrintedPage(1, 595, 842, [], [], [])
    put_in([page], unpacked(packed((SeenPage(1, 4.0, untrusted),))))
    assert page.lines == []


@needs("ar", "zh")
@pytest.mark.parametrize(("language", "first", "last", "least"), [("zh", 4, 5, 0.97), ("ar", 4, 5, 0.97)])
def test_pages_of_the_high_seas_treaty_give_their_letters(language, first, last, least, shared_data):
    path = shared_data("bbnj") / "six-languages" / f"bbnj-agreement-2023.{language}.pdf"
    part = pymupdf.open(path)
    part.select(range(first - 1, last))
    reading = read_bytes(bytes(part.tobytes()), path.name, ocr="auto").reading
    truth = path.with_suffix(".txt").read_text("utf-8")
    found = _threes(reading.text)
    known = set(_threes(truth))
    assert sum(times for three, times in found.items() if three in known) >= least * sum(found.values())
    assert reading.identity.language == language


def _threes(text):
    letters = [sign for sign in text if sign.isalnum()]
    return Counter("".join(letters[at : at + 3]) for at in range(len(letters) - 2))


@needs("en")
def test_tesseract_gets_no_file_and_no_shell(monkeypatch):
    asked = []
    begin = subprocess.Popen

    def noted(command, **how):
        asked.append((command, how))
        return begin(command, **how)

    monkeypatch.setattr(tesseract.subprocess, "Popen", noted)
    read_bytes(scan([FIRST]), "a; rm -rf.pdf", ocr="en", limits=LIMITS)
    commands = [command for command, how in asked if "tesseract" in command[0] and "hocr" in command]
    assert [command[1:3] for command in commands] == [["stdin", "stdout"]]
    assert not any(how.get("shell") or "rm -rf" in " ".join(command) for command, how in asked)


def test_a_comma_that_ocr_took_for_a_hamza_is_set_right_by_the_words_of_the_document():
    words = ["الأطراف", "الأطراف", "الأطرافء", "الجزء", "في", "في", "(فى", "على"]
    fixed = set_right(words, corrections(words))
    assert fixed == ["الأطراف", "الأطراف", "الأطراف،", "الجزء", "في", "في", "(في", "على"]
