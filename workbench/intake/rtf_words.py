"""The words of RTF's own language: what it is cut into, and what its names mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.treaty.layout import SpanStyle

_TOKEN = re.compile(
    rb"\\'([0-9a-fA-F]{2})|\\([a-zA-Z]{1,32})(-?\d{1,10})?\x20?|\\([^a-zA-Z'])|([{}])|[\r\n]+|([^\\{}\r\n]+)|\\"
)
SKIPPED = frozenset({
    "fonttbl", "colortbl", "stylesheet", "info", "generator", "pict", "object", "objdata", "header",
    "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "fldinst",
    "datafield", "listtable", "listoverridetable", "revtbl", "rsidtbl", "themedata", "xmlnstbl",
    "colorschememapping", "latentstyles", "nonshppict", "annotation", "atnid", "atnauthor",
    "atntime", "atndate", "atnref", "atnicn", "atrfstart", "atrfend", "bkmkstart", "bkmkend",
    "filetbl", "private", "docvar", "mmathPr", "xe", "tc", "ftnsep", "ftnsepc", "ftncn", "aftnsep",
    "aftnsepc", "aftncn", "pgptbl", "wgrffmtfilter", "datastore", "userprops", "txe", "rxe",
})  # fmt: skip
SIGNS = {
    "tab": " ", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ", "line": "\n",
    "lbr": "\n", "softline": "\n",
}  # fmt: skip
ENDS = frozenset({"par", "sect", "page", "row", "cell", "nestcell", "nestrow", "column"})
TOGGLES = {
    "b": SpanStyle.BOLD, "i": SpanStyle.ITALIC, "ul": SpanStyle.UNDERLINE, "ulw": SpanStyle.UNDERLINE,
    "uld": SpanStyle.UNDERLINE, "uldb": SpanStyle.UNDERLINE, "strike": SpanStyle.STRIKE,
    "striked": SpanStyle.STRIKE, "super": SpanStyle.SUPERSCRIPT,
}  # fmt: skip
CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of RTF: a control word with its number, a control sign, a brace, or bytes of text."""

    word: str = ""
    number: int | None = None
    sign: str = ""
    brace: str = ""
    raw: bytes = b""


def tokens(untrusted: bytes) -> Iterator[Token]:
    """Cut RTF into its pieces; binary data is stepped over."""
    at = 0
    while at < len(untrusted):
        found = _TOKEN.match(untrusted, at)
        if found is None:
            return
        at = found.end()
        byte, word, number, sign, brace, plain = found.groups()
        if byte:
            yield Token(raw=bytes([int(byte, 16)]))
        elif word:
            value = int(number) if number else None
            if word == b"bin":
                at += max(0, value or 0)
            else:
                yield Token(word=word.decode("ascii"), number=value)
        elif brace:
            yield Token(brace=brace.decode("ascii"))
        elif sign:
            yield Token(sign=sign.decode("latin-1"))
        elif plain:
            yield Token(raw=plain)
