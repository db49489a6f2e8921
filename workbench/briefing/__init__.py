"""Briefing: facts in, a neutral pack document, and files of it that others can quote from."""

from workbench.briefing.as_preview import to_html
from workbench.briefing.assemble import assemble
from workbench.briefing.comparison import COMPARISON_FORMATS, write_comparison
from workbench.briefing.facts import (
    AskedSection,
    BracketCount,
    ChangeCounts,
    ClauseChange,
    ComparisonFacts,
    ConcernEntry,
    DraftFacts,
    LostConcern,
    PackFacts,
    Part,
    PassageEntry,
    PositionEntry,
    StatementFacts,
    Support,
    Trend,
)
from workbench.briefing.pack import Pack
from workbench.briefing.quotes import check_quotes
from workbench.briefing.resources import resources
from workbench.briefing.template import Template, copy_template, load_template, templates
from workbench.briefing.wording import LANGUAGES, usual_title
from workbench.briefing.writing import FORMATS, PackStopped, write

__all__ = [
    "COMPARISON_FORMATS",
    "FORMATS",
    "LANGUAGES",
    "AskedSection",
    "BracketCount",
    "ChangeCounts",
    "ClauseChange",
    "ComparisonFacts",
    "ConcernEntry",
    "DraftFacts",
    "LostConcern",
    "Pack",
    "PackFacts",
    "PackStopped",
    "Part",
    "PassageEntry",
    "PositionEntry",
    "StatementFacts",
    "Support",
    "Template",
    "Trend",
    "assemble",
    "check_quotes",
    "copy_template",
    "load_template",
    "resources",
    "templates",
    "to_html",
    "usual_title",
    "write",
    "write_comparison",
]
