"""What a received file is, told by its content."""

import re

from workbench.intake.refusals import Unreadable
from workbench.intake.zips import Members, open_zip
from workbench.treaty.documents import SourceKind

_HEAD = 4096
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|div|p|h[1-6]|table|article|section)\b[^<]*>", re.I
)
_MARKDOWN = re.compile(
    r"^(?:#{1,6} ?\S|---\n\w[\w-]*:|[*_]{2}\S.*\S[*_]{2}|\[[^\]\n]+\]\(\S+\)|```|\|[ :-]+\|)", re.M
)
_SURE_MARKDOWN = re.compile(r"\A\s*(?:---\n\w[\w-]*:.*?\n---\n|#{1,6} \S)|^#{2,6} ?\S", re.M | re.S)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKED = {
    "application/vnd.oasis.opendocument.text": SourceKind.ODT,
    "application/vnd.oasis.opendocument.text-template": SourceKind.ODT,
    "application/epub+zip": SourceKind.EPUB,
}


def kind_of(untrusted: bytes) -> SourceKind | None:
    """The kind of a file by its first bytes and, for a zip, its members; None when it seems to be text."""
    head = untrusted[:_HEAD]
    if b"%PDF-" in head[:1100]:
        return SourceKind.PDF
    if head.startswith(b"PK\x03\x04"):
        return _kind_of_zip(open_zip(untrusted))
    if head.lstrip().startswith(b"{\\rt"):
        return SourceKind.RTF
    if head.startswith(_OLE):
        raise Unreadable(_about_ole(untrusted))
    if head.startswith(_PICTURES) or (head.startswith(b"RIFF") and head[8:12] == b"WEBP"):
        raise Unreadable("it is a picture; only documents with text can be read.")
    return None


def kind_of_text(text: str, name: str) -> SourceKind:
    """The kind of a decoded text; *name* decides only between Markdown and plain text in doubt."""
    head = text[:_HEAD].lstrip()
    if _HTML.search(head) and (head.startswith("<") or "<html" in head.lower() or "<body" in head.lower()):
        return SourceKind.HTML
    if head.startswith("<?xml"):
        raise Unreadable("it is XML of a kind this program does not know.")
    if _SURE_MARKDOWN.search(text):
        return SourceKind.MARKDOWN
    named = name.lower().endswith((".md", ".markdown", ".mdown"))
    return SourceKind.MARKDOWN if named and _MARKDOWN.search(text) else SourceKind.TEXT


def _kind_of_zip(members: Members) -> SourceKind:
    if "mimetype" in members.names:
        said = members.read("mimetype").decode("ascii", "replace").strip()
        if said in _PACKED:
            return _PACKED[said]
    if "[Content_Types].xml" in members.names:
        if any(name.startswith("word/") for name in members.names):
            return SourceKind.DOCX
        raise Unreadable("it is an Office file, but no Word document; save it as DOCX or PDF.")
    if "META-INF/container.xml" in members.names:
        return SourceKind.EPUB
    raise Unreadable("it is a packed archive; unpack it and import the documents in it.")


def _about_ole(untrusted: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in untrusted:
        return "Word has locked it with a password; open it in Word and save it without one."
    return "it is in the old Word format; open it in Word or LibreOffice and save it as DOCX."
