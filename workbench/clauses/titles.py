"""Titles of articles and divisions: on the heading's line, on the next, or glued to the text."""

import re

from workbench.clauses.enumerators import enumerator_of
from workbench.clauses.lines import Line
from workbench.clauses.tree import Node
from workbench.treaty.clauses import ClauseKind
from workbench.treaty.layout import BlockRole

SMALL = frozenset("abcdefghijklmnopqrstuvwxyzàâçéèêëîïôöùûüñáíóúабвгдежзийклмнопрстуфхцчшщъыьэюя")
_TITLE_ENDS = re.compile(
    r"(?<=[\w)’”»])\s+(?=(?:The|This|These|For|In|Each|Every|Parties|Nothing|Any|An|A|All|Without|Where"
    r"|When|If|No|Subject|It"
    r"|As|On|Upon|With|Notwithstanding|States|After|Pending|Unless|Except|Le|La|Les|L[’']|Aux|Chaque"
    r"|Tout|Toute|Toutes|Lorsque"
    r"|Nul|Sans|Un|Une|Il|En|Si|À|Aucune|Rien|El|Los|Las|Cada|A|Al|Nada|Toda|Todo|Todas|Cuando|Ningun"
    r"|Para|Una|Se"
    r"|Настоящее|Настоящая|Стороны|Каждая|Для|В|При|Ничто|Государства|Любая|Если|Положения|Секретариат"
    r"|Целью)\b[\s’'])"
)
_ZH_TITLE_ENDS = re.compile(
    r"(?<=[\u4e00-\u9fff])(?=(?:为本协定的目的|本协定|本公约|本部分的|缔约方(?:应|可|须|之间)|各缔约方|每一缔约方|秘书处|缔约国))"
)
_SENTENCE = re.compile(
    r"[.;。；，]\s|\b(?:shall|is|are|has|have|may|can|will|must|should|was|were|everyone|no one|est|sont"
    r"|doit|peut|peuvent"
    r"|ont|es|son|debe|puede|tiene|имеет|должен|может|является)\b|应|有权|不得|可以",
    re.IGNORECASE,
)
_SHORT_TITLE = 120
_LONGEST = 160
_STOPS = (".", ";", ":", ",", "。", "；", "：", "，", "।", "۔", "؛", "።")


def is_title(line: Line, following: Line | None, holder: Node) -> bool:
    """Tell whether *line*, right below the heading line of *holder*, is its title."""
    text = line.text
    if enumerator_of(text) is not None or len(text) > _LONGEST or _ends_sentence(text):
        return False
    if line.role is BlockRole.HEADING or line.centred:
        return True
    caseless = text[0].isalpha() and text[0].lower() == text[0].upper()
    if following is None or (caseless and len(text) > 40):
        return False
    if not (caseless or text[0].isupper() or text[0] in "([*_“«"):
        return False
    if holder.kind is not ClauseKind.ARTICLE:
        return len(text) < 80 or (
            len(text) < _SHORT_TITLE and (following.heading is not None or text.isupper())
        )
    return following.heading is None and len(text) < _SHORT_TITLE and not _SENTENCE.search(text)


def goes_on_with_title(line: Line, holder: Node, said: str) -> bool:
    """Tell whether a title that was printed over several lines goes on in *line*."""
    if holder.children or not holder.heading or holder.end != holder.body or said != holder.heading:
        return False
    if enumerator_of(line.text) is not None:
        return False
    if holder.heading.isupper() and line.text.isupper():
        return True
    return line.text[0] in SMALL and len(line.text) < 100 and not _ends_sentence(line.text)


def has_glued_title(line: Line, holder: Node) -> bool:
    """Tell whether an article's title and its text were read as one line."""
    if holder.kind is not ClauseKind.ARTICLE:
        return False
    title, length = split_title(line.text, ClauseKind.ARTICLE)
    return bool(title) and length < len(line.text)


def _ends_sentence(text: str) -> bool:
    return text.rstrip(" *_]").endswith(_STOPS)


def split_title(rest: str, kind: ClauseKind) -> tuple[str, int]:
    """The title in what follows a heading's number, and where the text after it begins.

    A whole short line is the title; in a line with text glued on, the title ends before the first
    word by which sentences of treaties begin. Without either, all of it is text.
    """
    whole = rest.strip()
    if not whole:
        return "", len(rest)
    sentence = whole.endswith((".", ";", "。", "；", ":", "：", ","))
    chinese = "\u4e00" <= whole[0] <= "\u9fff"
    if not sentence and len(whole) <= (40 if chinese else _SHORT_TITLE):
        return bare(whole), len(rest)
    if kind is not ClauseKind.ARTICLE:
        return (bare(whole), len(rest)) if len(whole) <= 200 and not sentence else ("", 0)
    ends = _ZH_TITLE_ENDS.search(rest) if chinese else _TITLE_ENDS.search(rest)
    if ends is not None and 0 < ends.start() <= 160 and not _SENTENCE.search(rest[: ends.start()]):
        return bare(rest[: ends.start()]), ends.end()
    return "", 0


def bare(title: str) -> str:
    """A title without the marks around it: emphasis, parentheses, a closing stop."""
    plain = title.strip().strip("*_# \t")
    if plain.startswith(("(", "（")) and plain.endswith((")", "）")) and plain.count("(") <= 1:
        plain = plain[1:-1]
    return plain.strip("*_ ").removesuffix(".")
