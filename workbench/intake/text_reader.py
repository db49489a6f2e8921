"""Plain text in any encoding; lines that were wrapped by hand become paragraphs again."""

import re
from statistics import median

from charset_normalizer import from_bytes

from workbench.intake.manuscript import Manuscript
from workbench.intake.refusals import Unreadable
from workbench.treaty.documents import SourceKind
from workbench.treaty.layout import BlockRole, Reading

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_ENUMERATED = re.compile(
    r"\s*\[*(?:[-–—•*·]\s|\(?[0-9]{1,3}(?:\s?bis)?[.)]\s|\(?[a-zA-Zа-я]{1,2}[.)]\s|\([ivxIVX]{1,6}\)\s"
    r"|(?:Article|Articulo|Artículo|Статья|Option|Annex|Chapter|Part|Section)\s|第.{1,4}[条章]|المادة\s)"
)
_ENDS = re.compile(r"[.!?:;。！？：；؟]['\"”’»)\]]*\s*$")
_WRAPPED_WIDTH = 40
_SHORT = 0.75
_SAMPLE = 200_000


def decoded(untrusted: bytes) -> tuple[str, tuple[str, ...]]:
    """A file's bytes as text with LF line ends, and a warning where its encoding was guessed."""
    text, warnings = _decoded(untrusted)
    return text.replace("\r\n", "\n").replace("\r", "\n"), warnings


def _decoded(untrusted: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _BOMS:
        if untrusted.startswith(mark):
            return untrusted.decode(encoding, "replace"), ()
    wide = _wide_encoding(untrusted[:4096])
    if wide:
        return untrusted.decode(wide, "replace"), ()
    if b"\x00" in untrusted[:_SAMPLE]:
        raise Unreadable("it is no document this program knows.")
    try:
        return untrusted.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _guessed(untrusted)


def _guessed(untrusted: bytes) -> tuple[str, tuple[str, ...]]:
    best = from_bytes(untrusted[:_SAMPLE]).best()
    if best is None:
        raise Unreadable("it is no document this program knows.")
    text = untrusted.decode(best.encoding, "replace")
    odd = sum(1 for sign in text[:_SAMPLE] if sign < " " and sign not in "\t\n\r\f")
    if odd * 50 > min(len(text), _SAMPLE):
        raise Unreadable("it is no document this program knows.")
    return text, (
        f"The file does not say its encoding; {best.encoding} was guessed. Check accented letters.",
    )


def _wide_encoding(head: bytes) -> str:
    """UTF-16 without a mark: every other byte is zero in Latin text."""
    if len(head) < 8 or b"\x00" not in head:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > half * 0.6 and even < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.6 and odd < half * 0.1 else ""


def read_text(text: str, manuscript: Manuscript, warnings: tuple[str, ...]) -> Reading:
    """Read plain text: a blank line parts paragraphs, and so does a line end where lines are not wrapped."""
    for paragraph in paragraphs_of(text):
        manuscript.add(paragraph, BlockRole.PARAGRAPH, 0)
    return manuscript.reading(SourceKind.TEXT, warnings)


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of *text*, each on one line."""
    groups = [group.split("\n") for group in re.split(r"\n[ \t\u3000]*(?:\n[ \t]*)+|\f", text)]
    width = _width(groups)
    return [paragraph for group in groups for paragraph in _joined(group, width)]


def _width(groups: list[list[str]]) -> float:
    """How wide wrapped lines are in this text, or 0 where each line is a paragraph of its own."""
    inner = [len(line.strip()) for group in groups for line in group[:-1] if line.strip()]
    if len(inner) < 3:
        return 0.0
    inner.sort()
    widest = inner[int(len(inner) * 0.95)]
    usual = median(inner)
    return float(widest) if _WRAPPED_WIDTH < widest <= 140 and usual >= 0.6 * widest else 0.0


def _joined(lines: list[str], width: float) -> list[str]:
    paragraphs: list[str] = []
    before = ""
    for line in lines:
        words = line.strip()
        if not words:
            continue
        continues = bool(paragraphs) and width > 0 and len(before) >= _SHORT * width
        if continues and not _ENUMERATED.match(words) and not (_ENDS.search(before) and line[:1].isspace()):
            paragraphs[-1] = f"{paragraphs[-1]} {words}"
        else:
            paragraphs.append(words)
        before = words
    return paragraphs
