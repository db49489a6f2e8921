"""Small files of every kind, made here, that all say the same four paragraphs."""

import io
import zipfile

import pymupdf

TITLE = "Draft Agreement on Shared Waters"
FIRST = "1. Each Party shall protect the «shared waters» within its limits."
SECOND = "(a) Fish and plants [and their habitats];"
THIRD = "The Parties shall cooperate without délai."
LINES = [TITLE, FIRST, SECOND, THIRD]

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def zipped(members: dict[str, str | bytes]) -> bytes:
    """A zip of *members*."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A Word file with this body and these other parts, all as WordprocessingML without declarations."""
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
    }
    for name, inner in parts.items():
        members[f"word/{name}.xml"] = f"<w:{name} {_W}>{inner}</w:{name}>"
    return zipped(members)


def paragraph(words: str, properties: str = "") -> str:
    """A Word paragraph of one run."""
    start = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f'<w:p>{start}<w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def odt(text: str, styles: str = "") -> bytes:
    """An OpenDocument text with this body and these automatic styles."""
    content = (
        f"<office:document-content {_ODF}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{text}</office:text></office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def epub(*pages: str) -> bytes:
    """A book of these pages of HTML."""
    items = "".join(
        f'<item id="p{n}" href="p{n}.xhtml" media-type="application/xhtml+xml"/>' for n in range(len(pages))
    )
    spine = "".join(f'<itemref idref="p{n}"/>' for n in range(len(pages)))
    members: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": "<container><rootfile full-path='o/b.opf'/></container>",
        "o/b.opf": f"<package><manifest>{items}</manifest><spine>{spine}</spine></package>",
    }
    for number, page in enumerate(pages):
        members[f"o/p{number}.xhtml"] = f"<html><body>{page}</body></html>"
    return zipped(members)


class Printer:
    """Prints a PDF line by line, as a word processor would lay it out."""

    def __init__(self, width: float = 595, height: float = 842) -> None:
        self._made = pymupdf.open()
        self._size = (width, height)
        self.sheet = self.page()

    def page(self) -> pymupdf.Page:
        """Begin a new page."""
        self.sheet = self._made.new_page(width=self._size[0], height=self._size[1])
        return self.sheet

    def line(self, x: float, y: float, words: str, size: float = 11, font: str = "tiro") -> float:
        """Print *words* with their foot at *y*; gives where they end."""
        self.sheet.insert_text((x, y), words, fontsize=size, fontname=font)
        return x + pymupdf.get_text_length(words, fontname=font, fontsize=size)

    def lines(self, x: float, y: float, *lines: str, size: float = 11, step: float = 14) -> float:
        """Print several lines below one another; gives the foot of the next."""
        for words in lines:
            self.line(x, y, words, size)
            y += step
        return y

    def file(self, **how: object) -> bytes:
        """The bytes of the PDF."""
        return bytes(self._made.tobytes(**how))


def pdf() -> bytes:
    """The four paragraphs as one page of a PDF."""
    printer = Printer()
    printer.line(200, 100, TITLE, 14, "tibo")
    for place, words in enumerate(LINES[1:]):
        printer.line(72, 140 + 30 * place, words)
    return printer.file()


def files() -> dict[str, bytes]:
    """One file of each kind, by the name it comes with."""
    tagged = f"<h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
    plain = "\n\n".join(LINES)
    heading = '<w:outlineLvl w:val="0"/>'
    word = paragraph(TITLE, heading) + "".join(map(paragraph, LINES[1:]))
    office = f'<text:h text:outline-level="1">{TITLE}</text:h>' + "".join(
        f"<text:p>{words}</text:p>" for words in LINES[1:]
    )
    rich = "".join(
        f"{{{words}\\par}}".replace("«", "\\'ab").replace("»", "\\'bb").replace("é", "\\'e9")
        for words in LINES
    )
    return {
        "pages.pdf": pdf(),
        "word.docx": docx(word),
        "office.odt": odt(office),
        "rich.rtf": f"{{\\rtf1\\ansi\\ansicpg1252 {rich}}}".encode("ascii"),
        "page.html": f"<!doctype html><html><body>{tagged}</body></html>".encode(),
        "marked.md": f"# {plain}\n".encode(),
        "plain.txt": plain.encode(),
        "book.epub": epub(tagged),
    }
