"""What every reader keeps, whatever kind of file it reads."""

import unicodedata

import pytest
from made_files import FIRST, LINES, TITLE, files

from workbench.treaty.documents import DocumentKind, SourceKind
from workbench.treaty.layout import BlockRole, Reading

KINDS = {
    "pages.pdf": SourceKind.PDF,
    "word.docx": SourceKind.DOCX,
    "office.odt": SourceKind.ODT,
    "rich.rtf": SourceKind.RTF,
    "page.html": SourceKind.HTML,
    "marked.md": SourceKind.MARKDOWN,
    "plain.txt": SourceKind.TEXT,
    "book.epub": SourceKind.EPUB,
}
MADE = files()


@pytest.mark.parametrize("name", KINDS)
class TestReader:
    """The contract of a reader."""

    @pytest.fixture
    def reading(self, name: str, read) -> Reading:
        """The reading of the file called *name*."""
        return read(MADE[name], name)

    def test_the_kind_is_told_by_content(self, name, read):
        assert read(MADE[name], "without a suffix").kind is KINDS[name]

    def test_each_printed_paragraph_is_one_line_of_the_text(self, reading):
        assert reading.text.split("\n") == LINES

    def test_the_text_is_nfc_with_line_feeds_only(self, reading):
        assert unicodedata.is_normalized("NFC", reading.text)
        assert not set(reading.text) & {"\r", "\t", "\u00a0", "\u00ad"}

    def test_blocks_stand_in_order_and_cover_the_text(self, reading):
        words = [reading.text[block.start : block.end] for block in reading.blocks]
        assert "\n".join(words) == reading.text

    def test_the_title_is_a_heading_where_the_kind_has_headings(self, reading):
        if reading.kind not in {SourceKind.TEXT, SourceKind.RTF}:
            assert reading.blocks[0].role is BlockRole.HEADING

    def test_each_word_has_a_box_inside_its_page_where_there_are_pages(self, reading):
        if not reading.pages:
            assert reading.boxes == ()
            return
        words = [reading.text[box.start : box.end] for box in reading.boxes]
        assert words == reading.text.split()
        for box in reading.boxes:
            page = reading.pages[box.page - 1]
            assert 0 <= box.x0 < box.x1 <= page.width
            assert 0 <= box.y0 < box.y1 <= page.height

    def test_a_draft_is_known_by_its_words(self, reading):
        identity = reading.identity
        assert (identity.kind, identity.title, identity.language) == (DocumentKind.DRAFT, TITLE, "en")

    def test_all_of_it_can_be_trusted(self, reading):
        assert (reading.quality, reading.warnings) == (1.0, ())
        assert FIRST in reading.text
