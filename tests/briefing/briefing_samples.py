"""Invented facts that the tests of briefing share."""

import datetime
from typing import Any

from workbench.briefing import (
    AskedSection,
    BracketCount,
    ChangeCounts,
    ClauseChange,
    ComparisonFacts,
    ConcernEntry,
    DraftFacts,
    PackFacts,
    Part,
    PassageEntry,
    PositionEntry,
    StatementFacts,
    Support,
    Trend,
)
from workbench.treaty.comparison import LinkKind, Redline, Run, RunKind
from workbench.treaty.concerns import Fate, Severity, Status
from workbench.treaty.positions import Stance

DAY = datetime.date(2024, 1, 24)
OLD_TEXT = (
    "Article 6\n2. A State Party may require dishonest intent.\nArticle 9 bis\n1. Data shall be destroyed."
)
NEW_TEXT = "Article 6\n2. A State Party shall require dishonest or criminal intent.\nArticle 40\nWidest aid."
ARABIC = "لا يجوز أن تمس [حرية التعبير] وفق المادة 5(2)"
RUNS = (
    Run(RunKind.EQUAL, "2. A State Party ", 0, 0),
    Run(RunKind.DELETED, "may ", 17, 17),
    Run(RunKind.INSERTED, "shall ", 21, 17),
    Run(RunKind.EQUAL, "require dishonest ", 21, 23),
    Run(RunKind.INSERTED, "or criminal ", 39, 41),
    Run(RunKind.EQUAL, "intent.", 39, 53),
)
QUOTE = "".join(run.words for run in RUNS if run.kind is not RunKind.DELETED)
HOSTILE = (
    '#panic("x") *b* _i_ $y$ \\ `c` <script>alert(1)</script> =1+1 & " \' [q](u) |p| @r /*c*/ ]] }} \x00'
)


def entry(**more: Any) -> ConcernEntry:
    values: dict[str, Any] = {
        "category": "Security research",
        "colour": "#009e73",
        "label": "6(2)",
        "quote": QUOTE,
        "order": 10,
        "start": NEW_TEXT.index(QUOTE),
        "heading": "Unlawful access",
        "page": 4,
        "severity": Severity.HIGH,
        "fate": Fate.REWORDED,
        "redline": Redline(RUNS),
        "old_label": "6(2)",
        "note": "Good-faith testing still falls under it.",
        "ask": "Add: “not to testing in good faith”.",
        "supports": (
            Support("Joint letter (12 signatories)"),
            Support("Norvia", "delete", source="Statement", page=2),
        ),
    }
    return ConcernEntry(**(values | more))


def entries() -> tuple[ConcernEntry, ...]:
    return (
        entry(),
        entry(
            category="Cross-border powers",
            colour="#0072b2",
            label="40",
            quote="Widest aid.",
            order=90,
            start=NEW_TEXT.index("Widest"),
            page=19,
            fate=Fate.SAME,
            old_label="40",
            redline=None,
            supports=(),
            ask="",
            note="No dual criminality.",
        ),
        entry(
            label="Preamble",
            quote=ARABIC,
            order=1,
            start=0,
            page=1,
            fate=None,
            new=True,
            redline=None,
            language="ar",
            document_id="arabic",
            draft="A/AC.900/22/Rev.2 (ar)",
            status=Status.ADDRESSED,
            supports=(),
        ),
    )


def facts(**more: Any) -> PackFacts:
    values: dict[str, Any] = {
        "title": "Concluding session: what still has to change",
        "draft": DraftFacts("A/AC.900/22/Rev.2", date=DAY, language="en", document_id="new"),
        "against": DraftFacts("A/AC.900/22/Rev.1", language="en", document_id="old"),
        "concerns": entries(),
        "changes": ChangeCounts(31, 6, 4, 3),
        "addressed": 12,
        "new": 9,
        "brackets": (BracketCount("II Criminalization", 19), BracketCount("IV Procedure", 12)),
        "trends": (Trend("Security research", "#009e73", (4, None, 2)),),
        "trend_drafts": ("Zero", "Rev.1", "Rev.2"),
        "statements": (StatementFacts("Joint letter", ("Open Net",), "", DAY, 12),),
        "marking": "Not for distribution",
        "date": DAY,
    }
    return PackFacts(**(values | more))


TEXTS = {"new": NEW_TEXT, "old": OLD_TEXT, "arabic": ARABIC}


def comparison() -> ComparisonFacts:
    def whole(kind: RunKind, words: str) -> tuple[Run, ...]:
        return (Run(kind, words, 0, 0),)

    return ComparisonFacts(
        DraftFacts("A/AC.900/22/Rev.1", language="en"),
        DraftFacts("A/AC.900/22/Rev.2", date=DAY, language="en"),
        (
            ClauseChange(
                "Article 6", "Article 6", whole(RunKind.EQUAL, "Article 6"), LinkKind.UNCHANGED, old_order=0
            ),
            ClauseChange("6(2)", "6(2)", RUNS, LinkKind.REWORDED, depth=1, old_order=10),
            ClauseChange(
                "9 bis(1)", "6(3)", whole(RunKind.EQUAL, "Data shall be destroyed."), LinkKind.MOVED, depth=1,
                check=True, old_order=80,
            ),
            ClauseChange("", "6(4)", whole(RunKind.INSERTED, "A new paragraph."), depth=1),
            ClauseChange("Article 9 bis", "", whole(RunKind.DELETED, "Article 9 bis"), old_order=70),
        ),
        marking="Not for distribution",
        date=DAY,
    )  # fmt: skip


STATEMENT = "Norvia proposes to delete paragraph 2. We cannot accept article 40. Qamar would keep it."
POSITIONS = tuple(
    PositionEntry(actor, stance, label, quote, "Statement", "statement", order, STATEMENT.index(quote), 2,
                  "en", DAY, confirmed=sure)
    for actor, stance, label, quote, order, sure in (
        ("Norvia", Stance.DELETE, "6(2)", "Norvia proposes to delete paragraph 2.", 10, True),
        ("Norvia", Stance.OPPOSE, "40", "We cannot accept article 40.", 90, True),
        ("Qamar", Stance.RETAIN, "40", "Qamar would keep it.", 90, False),
    )
)  # fmt: skip
PASSAGES = (
    PassageEntry("Widest aid.", "A/AC.900/22/Rev.2", "new", NEW_TEXT.index("Widest"), "40", 19, "en", DAY),
    PassageEntry(ARABIC, "A/AC.900/22/Rev.2 (ar)", "arabic", 0, "Preamble", 1, "ar"),
)
WORDS = "Dear colleagues,\n\nThis is for the **last** session:\n- intent in article 6;\n- aid in article 40."


def everything(**more: Any) -> PackFacts:
    """A pack with a section of every kind."""
    sections = (
        AskedSection(Part.TEXT, "Before you read", WORDS),
        AskedSection(Part.GLANCE),
        AskedSection(Part.CONCERNS, "Our concerns"),
        AskedSection(Part.TABLE, categories=("Security research",)),
        AskedSection(Part.MATRIX, new_page=True),
        AskedSection(Part.ASKS),
        AskedSection(Part.ARTICLE, articles=("40",)),
        AskedSection(Part.POSITIONS),
        AskedSection(Part.COMPARISON),
        AskedSection(Part.SEARCH, "Found: “aid”", passages=PASSAGES[:1]),
        AskedSection(Part.PASSAGES, passages=PASSAGES[1:]),
        AskedSection(Part.STATEMENTS),
        AskedSection(Part.SOURCES),
    )
    changed = (comparison().clauses[1], comparison().clauses[4])
    values = {"sections": sections, "positions": POSITIONS, "clauses": changed, "contents": True}
    return facts(**(values | more))
