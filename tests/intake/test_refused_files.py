"""Files that cannot be read: each ends in one sentence, and nothing runs on."""

import hashlib
import os
import time
from dataclasses import replace

import pymupdf
import pytest
from made_files import Printer, docx, paragraph, pdf, zipped

from workbench import intake
from workbench.intake import LIMITS, PagePictures, PasswordNeeded, read_bytes, read_file
from workbench.intake import process as processes
from workbench.treaty.documents import SourceKind
from workbench.treaty.errors import KnownError


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(KnownError, match=r"absent\.pdf was not read: it is not there"):
        read_file(tmp_path / "absent.pdf")


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(KnownError, match="it is a folder"):
        read_file(tmp_path)


def test_an_empty_file_is_refused(tmp_path):
    (tmp_path / "empty.txt").touch()
    with pytest.raises(KnownError, match="it is empty"):
        read_file(tmp_path / "empty.txt")


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path):
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(3 << 20)
    with pytest.raises(KnownError, match="larger than 1 MB"):
        read_file(tmp_path / "large.txt", limits=replace(LIMITS, source=1 << 20))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_named_pipe_is_refused_without_waiting(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(KnownError, match="no ordinary file"):
        read_file(tmp_path / "pipe")


def test_a_name_with_folders_is_only_shown(read):
    received = read_bytes(b"Some words.", "../../etc/passwd.txt")
    assert received.name == "passwd.txt"


def test_a_file_is_known_by_its_hash_and_kept_as_it_came(tmp_path):
    (tmp_path / "note.txt").write_bytes(b"Some words.\r\n")
    received = read_file(tmp_path / "note.txt")
    assert received.untrusted == b"Some words.\r\n"
    assert (received.size, received.sha256) == (13, hashlib.sha256(b"Some words.\r\n").hexdigest())


def test_a_child_that_takes_too_long_is_killed():
    started = time.monotonic()
    with pytest.raises(KnownError, match=r"longer than 0\.01 seconds"):
        read_bytes(b"Some words.", "slow.txt", limits=replace(LIMITS, seconds=0.01))
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    "answer",
    [
        b"garbage",
        b"\xff" * 64,
        b"\x00\x00\x00\x02\x00\x00\x00\x00\x00\x00\x00\x04{}abcd",
        b"\x00\x00\x00\x02\xff\x00\x00\x00\x00\x00\x00\x04{}abcd",
        b"",
    ],
)
def test_an_answer_that_is_no_reading_is_refused(answer, monkeypatch):
    said = f"import sys; sys.stdout.buffer.write({answer!r})"
    monkeypatch.setattr(processes, "_command", lambda: [processes.sys.executable, "-I", "-S", "-c", said])
    with pytest.raises(KnownError, match=r"note\.txt was not read"):
        read_bytes(b"Some words.", "note.txt")


def test_a_child_that_dies_is_one_sentence(monkeypatch):
    monkeypatch.setattr(
        processes, "_command", lambda: [processes.sys.executable, "-I", "-S", "-c", "import os; os.abort()"]
    )
    with pytest.raises(KnownError, match="reading it failed"):
        read_bytes(b"Some words.", "note.txt")


def test_a_zip_bomb_is_refused(read):
    with pytest.raises(KnownError, match="far too large"):
        read(docx(paragraph("x" * (30 << 20))))


def test_a_bomb_of_entities_is_refused(read):
    bomb = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><d>&b;</d>'
    with pytest.raises(KnownError, match="entities of its own"):
        read(zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": bomb}))


def test_a_word_file_that_points_outside_is_not_followed(read, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden words")
    bomb = f'<!DOCTYPE d [<!ENTITY a SYSTEM "{secret.as_uri()}">]><d>&a;</d>'
    with pytest.raises(KnownError):
        read(zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": bomb}))


@pytest.mark.parametrize(
    ("untrusted", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "it is a picture"),
        (zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<w/>"}), "no Word document"),
        (zipped({"a.txt": "words"}), "packed archive"),
        (b"PK\x03\x04 cut short", "damaged or cut short"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Word format"),
        (b"%PDF-1.7 and nothing else", "PDF"),
        (bytes(range(256)) * 8, "no document this program knows"),
        (b"   \n\n  ", "no words in it"),
        (b"<?xml version='1.0'?><data/>", "XML of a kind"),
    ],
)
def test_what_is_no_document_is_told_apart(untrusted, reason, read):
    with pytest.raises(KnownError, match=reason):
        read(untrusted)


def test_a_locked_pdf_asks_for_its_password(read):
    printer = Printer()
    printer.line(72, 100, "Secret words")
    file = printer.file(encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="open", owner_pw="own")
    with pytest.raises(PasswordNeeded, match="locked with a password"):
        read(file)
    with pytest.raises(PasswordNeeded, match="not the password"):
        read(file, password="wrong")
    assert read(file, password="open").text == "Secret words"


def test_a_pdf_locked_for_its_owner_only_opens(read):
    printer = Printer()
    printer.line(72, 100, "Open words")
    assert read(printer.file(encryption=pymupdf.PDF_ENCRYPT_AES_256, owner_pw="own")).text == "Open words"


def test_pages_over_the_limit_are_refused():
    printer = Printer()
    for _ in range(3):
        printer.page()
    with pytest.raises(KnownError, match="more than 2 pages"):
        read_bytes(printer.file(), "long.pdf", limits=replace(LIMITS, pages=2))


def test_a_page_is_drawn_in_the_size_asked_for():
    with PagePictures(pdf(), SourceKind.PDF) as pages:
        picture = pages.draw(1, 0.5)
    assert (picture.width, picture.height) == (298, 421)
    assert len(picture.rgb) == 298 * 421 * 3
    assert min(picture.rgb) < 100 < max(picture.rgb)


def test_a_picture_of_a_page_that_is_not_there_is_refused_and_the_next_is_drawn():
    with PagePictures(pdf(), SourceKind.PDF) as pages:
        with pytest.raises(KnownError, match="no page 7"):
            pages.draw(7, 1.0)
        with pytest.raises(KnownError, match="too large"):
            pages.draw(1, 1000.0)
        assert pages.draw(1, 0.1).width == 60


def test_other_kinds_have_no_page_pictures():
    with pytest.raises(KnownError, match="no page pictures"):
        PagePictures(b"words", SourceKind.TEXT)


def test_a_closed_source_draws_nothing():
    pages = PagePictures(pdf(), SourceKind.PDF)
    pages.close()
    with pytest.raises(KnownError):
        pages.draw(1, 1.0)


def test_the_fallback_font_is_a_font():
    assert intake.fallback_font()[:4] in {b"OTTO", b"\x00\x01\x00\x00", b"true", b"ttcf"}
