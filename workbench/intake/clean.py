"""Characters of the canonical text: what is dropped, expanded or repaired before anything is counted."""

import re
import unicodedata

_DROPPED = (
    "\u00ad\u200b\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\ufffe\uffff"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_SPACES = (
    "\t\n\x0b\x0c\r\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
_LIGATURES = {
    "ff": "\ufb00",
    "fi": "\ufb01",
    "fl": "\ufb02",
    "ffi": "\ufb03",
    "ffl": "\ufb04",
    "st": "\ufb05\ufb06",
}
_ASTERISK = 0xF02A
"""The asterisk of symbol fonts, which marks notes."""
_BULLETS = "\uf0b7\uf0a7\uf0d8\uf076\uf02d"


def _table() -> dict[int, str | None]:
    table: dict[int, str | None] = dict.fromkeys((*range(32), *range(127, 160)))
    table.update(dict.fromkeys(range(0xD800, 0xE000)))
    table.update({ord(sign): None for sign in _DROPPED})
    table.update({ord(space): " " for space in _SPACES})
    table.update({ord(sign): letters for letters, signs in _LIGATURES.items() for sign in signs})
    table.update({ord(sign): "•" for sign in _BULLETS})
    table[_ASTERISK] = "*"
    return table


_TABLE = _table()
_SUSPECT = re.compile("[" + "".join(f"\\U{code:08x}" for code in sorted(_TABLE)) + "]")
_UNCLEAN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\ud800-\udfff\ufffe\uffff\ufb00-\ufb06]")
_PRESENTED = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")
_RUNS_OF_SPACE = re.compile(" {2,}")
TATWEEL = "\u0640"


def is_clean(text: str) -> bool:
    """Tell whether *text* is free of control characters, half surrogates, soft hyphens and ligatures."""
    return _UNCLEAN.search(text) is None


def clean(text: str) -> str:
    """Give *text* without what cannot be seen, with plain spaces and with ligatures spelt out.

    Line ends become spaces: a block of the canonical text is one line. Letters of Arabic that were
    stored by their printed shape come back as letters.
    """
    if text.isascii() and text.isprintable():
        return text
    if _SUSPECT.search(text):
        text = text.translate(_TABLE)
    if _PRESENTED.search(text):
        text = _PRESENTED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
        text = text.replace(TATWEEL, "")
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """Give *text* cleaned, on one line, with single spaces."""
    return _RUNS_OF_SPACE.sub(" ", clean(text)).strip(" ")
