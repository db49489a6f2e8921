"""How far the text of a page can be trusted, by the script its language is written in."""

from collections import Counter

_LATIN_TOP = "\u024f"
_RARE = "rare"
_HALF = 0.5
_BY_CHANCE = 0.1
"""What letters of the expected script count where most are of others: wrong codes hit it by chance."""


def trusted_share(text: str, expected: str) -> float:
    """The share, 0 to 1, of *text* that is what it seems to be.

    What counts against it: signs that stand for no letter, and letters of neither the script
    *expected* of the document nor Latin. Where those are the most, the text is not what the page shows.
    """
    if text.isascii():
        return 1.0
    signs = Counter(text)
    printed = sum(times for sign, times in signs.items() if not sign.isspace())
    doubtful = sum(times for sign, times in signs.items() if _is_doubtful(sign))
    scripts = _scripts(signs)
    letters = sum(scripts.values())
    good = scripts[expected] + (scripts["latin"] if expected != "latin" else 0)
    share = good / letters if letters else 1.0
    return (1 - doubtful / printed if printed else 1.0) * (share if share >= _HALF else share * _BY_CHANCE)


def main_script(text: str) -> str:
    """The script most letters of *text* are written in, rare letters left out."""
    counted = _scripts(Counter(text))
    counted.pop(_RARE, None)
    return max(counted, key=lambda script: counted[script], default="latin")


def _scripts(signs: Counter[str]) -> Counter[str]:
    """How many letters of each script there are."""
    scripts: Counter[str] = Counter()
    for sign, times in signs.items():
        if sign.isalpha():
            scripts[script_of(sign)] += times
    return scripts


def script_of(sign: str) -> str:
    """The name of the script of a letter, as far as treaties are written in it; its place in Unicode else."""
    if sign <= _LATIN_TOP or "\u1e00" <= sign <= "\u1eff":
        return "latin" if not "\u0180" <= sign <= "\u024f" else _RARE
    if "\u0400" <= sign <= "\u052f":
        return "cyrillic"
    if "\u0600" <= sign <= "\u077f" or "\ufb50" <= sign <= "\ufefc":
        return "arabic"
    if "\u3040" <= sign <= "\u30ff" or "\u4e00" <= sign <= "\u9fff" or "\uf900" <= sign <= "\ufaff":
        return "han"
    if "\u3400" <= sign <= "\u4dbf":
        return _RARE
    if "\u0250" <= sign <= "\u02ff":
        return _RARE
    return _script_block(sign)


def _script_block(sign: str) -> str:
    blocks = (
        ("\u0370", "\u03ff", "greek"), ("\u0530", "\u058f", "armenian"), ("\u0590", "\u05ff", "hebrew"),
        ("\u0900", "\u097f", "devanagari"), ("\u0980", "\u09ff", "bengali"), ("\u0e00", "\u0e7f", "thai"),
        ("\u10a0", "\u10ff", "georgian"), ("\u1200", "\u137f", "ethiopic"), ("\u1780", "\u17ff", "khmer"),
        ("\uac00", "\ud7af", "hangul"), ("\u1100", "\u11ff", "hangul"),
    )  # fmt: skip
    return next((name for low, high, name in blocks if low <= sign <= high), f"{ord(sign) >> 8:02x}00")


def _is_doubtful(sign: str) -> bool:
    return sign == "\ufffd" or "\ue000" <= sign <= "\uf8ff" or sign > "\U000f0000"
