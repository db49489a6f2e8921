"""Instruments: whether a reference is to the draft itself or to another treaty."""

import re

_LIST = (
    r"(?:\s?(?:,|;|and|or|to|through|et|ou|à|y|o|a|и|или|по|و|أو|إلى|和|及|至|、|-|–)\s?"
    r"(?:(?:and|or|et|ou|y|o)\s)?(?:articles?\s|artículos?\s|l[’']article\s|стат\w+\s|المادة\s)?"
    r"\d{1,3}(?:\s?(?:bis|ter|quater))?(?:\s?\(\w{1,4}\))*(?!\w))*"
)
_PARAGRAPH = r"(?:\s?,?\s?(?:paragraphs?|párrafos?|paragraphes?|пункт\w*)\s\d+(?:\s?\(\w+\))*,?)?"
_REST = rf"{_LIST}{_PARAGRAPH}{_LIST}\s?,?\s?"
_OWN = re.compile(
    rf"{_REST}(?:above|below|hereof|ci-dessus|ci-après|supra|infra|настоящ\w+"
    r"|(?:of|to|in)\s(?:this|the\spresent)\b|(?:de\sla|du|des?)\s(?:présente?|presente)\b"
    r"|(?:de\sla|del)\spresente\b|من\s(?:هذه|هذا)\b)",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(
    rf"{_REST}(?:\(?(?:of|to|from|under|in)\s(?:the|that|its|an?|annex|[A-Z])"
    r"|(?:of\sthe|thereof|therein)\b|(?:de\sla|de\sl[’']|des?|du|del|de\slos)\s|из\s|[А-ЯЁ]|من\s|《)"
)
_NAMES = (
    r"Charter|Covenant|Convention|Conventions|Protocol|Treaty|Treaties|Statute|Pact|Declaration|Agreement"
    r"|Constitution|Charte|Pacte|Protocole|Traité|Statut|Accord|Carta|Pacto|Protocolo|Tratado|Estatuto"
    r"|Acuerdo|Convención|Устав\w*|Пакт\w*|Конвенци\w+|Протокол\w*|Договор\w*|Соглашени\w+"
    r"|公约|宪章|条约|协定|议定书|الاتفاقية|اتفاقية|ميثاق|الميثاق|العهد|البروتوكول|معاهدة"
)
_NAMED = re.compile(rf"(?<!\w)(?:{_NAMES})(?!\w)|《[^》]*》|(?<!本)(?:公约|宪章|条约|协定|议定书)")
_OURS_BEFORE = re.compile(
    r"(?:\bthis|\bpresent|\bprésente?|\bpresente|настоящ\w+|本|هذه|هذا)\s?(?:\w+\s)?$", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.;\n。；](?:\s|$)")
_BRACKETS = re.compile(r"[\[\]］［]")
_BEFORE = 60
_AFTER = 160


def of_another(text: str, start: int, end: int) -> bool:
    """Tell whether the reference at *start* to *end* may be to another instrument than the draft.

    When in doubt it may: "article 24 of the Convention" is somebody's, and not surely ours.
    """
    after = _BRACKETS.sub("", text[end : end + _AFTER])
    if _OWN.match(after):
        return False
    return bool(_OF_ANOTHER.match(after)) or _names_another(text[max(0, start - _BEFORE) : start])


def in_company(text: str, start: int, end: int) -> bool:
    """Tell whether the sentence around a reference names any other instrument."""
    return _names_another(text[max(0, start - 3 * _BEFORE) : start]) or _names_another(
        _SENTENCE_END.split(text[end : end + _AFTER], maxsplit=1)[0]
    )


def _names_another(around: str) -> bool:
    sentence = _SENTENCE_END.split(around)[-1]
    return any(not _OURS_BEFORE.search(sentence[: name.start()]) for name in _NAMED.finditer(sentence))
