"""Which language a text is in: by its script, and by its small words."""

import re
from collections import Counter

from workbench.intake.quality import main_script

_SAMPLE = 60_000
_WORD = re.compile(r"[a-zà-ÿœ]+")
_SMALL_WORDS = {
    "en": "the of and to in for shall that with by on this or be is are as not which from we our have it",
    "fr": "le la les des du de et à en dans pour par sur que qui est une au aux ou ne pas nous cette sont",
    "es": "el la los las del de y en que por para con una se su no al como sobre este esta o sus nos son",
    "de": "der die das und den von zu mit für auf ist nicht ein eine dem des sich im werden oder jeder",
    "pt": "o os as da do dos das e em que para com uma não na no ao à ou por sua seu pelo pela ser",
    "it": "il lo gli della delle di e in che per con una non del al dei nel ogni ha è sono alla sua",
    "nl": "de het een en van in op voor met dat te zijn is niet aan door bij of heeft recht ieder",
    "pl": "i w na z do nie się że jest oraz od prawo każdy człowiek jego lub być przez ma do",
    "sw": "ya na wa kwa ni la za katika au kila mtu haki yake bila kuwa wote nchi watu",
    "vi": "và của các có được người quyền mọi trong cho không với một là hay do về theo",
}
_SIX = frozenset({"en", "fr", "es"})
_ARABIC_ONLY = re.compile("[ةىإأؤئ]")
_NOT_ARABIC = re.compile("[پچژگکیےٹڈڑں]")
_LEAST = 0.08


def language_of(text: str) -> str:
    """The language of *text* if it is one of the six of the United Nations; empty when in doubt."""
    sample = text[:_SAMPLE]
    script = main_script(sample)
    if script == "cyrillic":
        return "ru"
    if script == "han":
        return "zh" if not re.search("[\u3040-\u30ff]{3}", sample) else ""
    if script == "arabic":
        foreign = len(_NOT_ARABIC.findall(sample))
        return "ar" if len(_ARABIC_ONLY.findall(sample)) > foreign else ""
    return _latin(sample) if script == "latin" else ""


def _latin(sample: str) -> str:
    counted = Counter(_WORD.findall(sample.lower()))
    total = sum(counted.values())
    if not total:
        return ""
    shares = {
        language: sum(counted[word] for word in set(words.split())) / total
        for language, words in _SMALL_WORDS.items()
    }
    best = max(shares, key=lambda language: shares[language])
    return best if best in _SIX and shares[best] >= _LEAST else ""
