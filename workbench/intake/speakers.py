"""Who speaks in a statement, by the words of its heading."""

import re

_UNTIL = (
    r"(?=\s+(?:on|at|to|in|before|during|regarding|concerning|about|sur|au|à|lors|relative|relatif"
    r"|concernant|sobre|en|ante"
    r"|acerca|relativa|for|delivered|made|under|for|по|на|о|об|при)\b|\s*[,:;.()（）–—\n]|$)"
)
_NAME = r"(?P<name>[^\W\d_][^,:;()\n]{1,90}?)"
_THE = r"(?:the\s+|la\s+|le\s+|les\s+|el\s+|los\s+|l['’])?"
_SPOKEN = re.compile(
    r"(?:statement|intervention|remarks|address|submission|comments?|contribution|input|letter"
    r"|proposals?|position"
    r"(?:\s+paper)?|observations?|views|d[ée]claration|observations|contribuci[óo]n|declaraci[óo]n"
    r"|intervenci[óo]n"
    r"|comentarios|observaciones|carta)\s+(?:submitted\s+|delivered\s+|made\s+|faite\s+|prononc[ée]e\s+)?"
    rf"(?:by|of|from|par|de|du|des|del|d['’])\s*{_THE}"
    rf"(?:(?:delegation|d[ée]l[ée]gation|delegaci[óo]n|permanent mission|mission|representative)\s+"
    rf"(?:of|du|de|des|del|d['’])\s*{_THE})?{_NAME}{_UNTIL}",
    re.I,
)
_BEHALF = re.compile(
    rf"(?:on behalf of|au nom (?:de|du|des)|en nombre de|от имени)\s+{_THE}{_NAME}{_UNTIL}", re.I
)
_HAN = re.compile(r"([\u4e00-\u9fff]{2,12}?)(?:国)?(?:常驻)?代表团")
_ARABIC = re.compile(
    r"وفد\s+(?:(?:جمهورية|مملكة|دولة)\s+)?([\u0621-\u064a ]{2,40}?)(?=\s+(?:بشأن|حول|أمام|في|عن|باسم)|$)"
)
_MOST = 4


def speakers_in(heads: list[str]) -> tuple[str, ...]:
    """The delegations, organisations and groups that the lines *heads* of a statement name."""
    found: list[str] = []
    for line in heads:
        for pattern in (_SPOKEN, _BEHALF):
            found += [one["name"] for one in pattern.finditer(line)]
        for pattern in (_HAN, _ARABIC):
            found += [one[1] for one in pattern.finditer(line)]
        if found:
            break
    tidy = (name.strip(" .-–—") for name in found)
    return tuple(dict.fromkeys(name for name in tidy if name and not name.islower()))[:_MOST]
