"""Changes that matter in law: shall to may, and to or, a *not* or a condition that comes or goes."""

import re
from collections.abc import Sequence

from workbench.treaty.comparison import Matter

_MODALS = """
    shall should may must will can cannot might would could ought
    doit doivent devra devront devrait devraient peut peuvent pourra pourront pourrait
    deberá deberán debe deben debería deberían podrá podrán puede pueden podría
    должен должна должно должны следует может могут обязан обязана обязаны вправе
    应 须 可 必须 يجوز يجب ينبغي
"""
_CONNECTIVES = "and or and/or et ou et/ou y e o u y/o и или либо 和 或 أو"
_NEGATIONS = """
    not no without never neither nor cannot none nothing
    ne n' pas sans aucun aucune ni jamais nul nulle
    sin ningún ninguna ninguno nunca jamás
    не без ни никакой нельзя никогда
    不 无 未 非 لا لم لن ليس دون
"""
_CONDITIONS = """
    subject to; without prejudice; where appropriate; as appropriate; if appropriate; where applicable
    as applicable; where necessary; if necessary; where possible; where feasible; as far as possible
    to the extent possible; to the extent permitted; in accordance with; consistent with; provided that
    pursuant to its domestic; unless; except; notwithstanding
    sous réserve; sans préjudice; le cas échéant; s'il y a lieu; selon qu'il convient; conformément
    à moins que; sauf; nonobstant
    con sujeción; a reserva de; sin perjuicio; cuando proceda; según proceda; si procede
    de conformidad con; salvo; a menos que
    при условии; без ущерба; в надлежащих случаях; при необходимости; в соответствии с; если иное
    за исключением; по мере возможности; 在 不 妨 碍; 不 妨 碍; 不 影 响; 酌 情; 除 非; 但 须
    رهنا; دون الإخلال; دون المساس; عند الاقتضاء; حسب الاقتضاء; وفقا; ما لم; إلا
"""
_PHRASES = (phrase.strip() for line in _CONDITIONS.strip().split("\n") for phrase in line.split(";"))
_CONDITION = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _PHRASES))})(?!\w)")
_MODAL_WORDS = frozenset(_MODALS.split())
_CONNECTIVE_WORDS = frozenset(_CONNECTIVES.split())
_NEGATION_WORDS = frozenset(_NEGATIONS.split())
_SUBJECT = ("subject",)
_FEW = 4
_SOME = 10


def matters_between(deleted: Sequence[str], inserted: Sequence[str]) -> tuple[Matter | None, Matter | None]:
    """The matter in law of the words that went and of those that came, given as word keys.

    A modal or connective counts where one stands for another, or where it comes or goes within a
    few words: a whole new sentence with *shall* in it is new text, not a change of modal.
    """
    gone, come = tuple(deleted), tuple(inserted)
    return _matter(gone, come), _matter(come, gone)


def _matter(here: tuple[str, ...], there: tuple[str, ...]) -> Matter | None:
    if _differs(_unconditional(here), _unconditional(there), _NEGATION_WORDS, _SOME):
        return Matter.NEGATION
    if _differs(here, there, _MODAL_WORDS, _FEW):
        return Matter.MODAL
    if _conditions(here) - _conditions(there) or (here == _SUBJECT and _conditions(there)):
        return Matter.CONDITION
    if _differs(here, there, _CONNECTIVE_WORDS, 2):
        return Matter.CONNECTIVE
    return None


def _differs(here: tuple[str, ...], there: tuple[str, ...], words: frozenset[str], few: int) -> bool:
    mine = [word for word in here if word in words]
    theirs = [word for word in there if word in words]
    if not mine or sorted(mine) == sorted(theirs):
        return False
    return len(here) <= few or (bool(theirs) and len(here) <= 3 * few)


def _unconditional(words: tuple[str, ...]) -> tuple[str, ...]:
    """*words* without conditions: *without prejudice* negates nothing."""
    return tuple(_CONDITION.sub("", " ".join(words)).split())


def _conditions(words: tuple[str, ...]) -> set[str]:
    return set(_CONDITION.findall(" ".join(words)))
