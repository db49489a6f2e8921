"""What analysts say about clauses: the codebook, carrying highlights on, and tables of concerns."""

from workbench.concerns.agreement import (
    Agreement,
    agreement_of,
    cohens_kappa,
    krippendorffs_alpha,
    percent_agreement,
)
from workbench.concerns.carrying import Crossing, carry
from workbench.concerns.codebook import (
    PALETTE,
    SHORTCUTS,
    STARTING_CODEBOOK,
    checked_colour,
    checked_name,
    contrast,
    find_category,
    in_tree_order,
    ink_on,
    next_colour,
    next_shortcut,
    set_among,
)
from workbench.concerns.drafts import DraftText
from workbench.concerns.joining import joined
from workbench.concerns.ledger import Entry, Event, story
from workbench.concerns.suggesting import (
    ClauseText,
    KeyTerm,
    Likeness,
    key_terms,
    likest,
)
from workbench.concerns.tables import Cell, DraftTally, Matrix, co_occurrence, matrix, trend

__all__ = [
    "PALETTE",
    "SHORTCUTS",
    "STARTING_CODEBOOK",
    "Agreement",
    "Cell",
    "ClauseText",
    "Crossing",
    "DraftTally",
    "DraftText",
    "Entry",
    "Event",
    "KeyTerm",
    "Likeness",
    "Matrix",
    "agreement_of",
    "carry",
    "checked_colour",
    "checked_name",
    "co_occurrence",
    "cohens_kappa",
    "contrast",
    "find_category",
    "in_tree_order",
    "ink_on",
    "joined",
    "key_terms",
    "krippendorffs_alpha",
    "likest",
    "matrix",
    "next_colour",
    "next_shortcut",
    "percent_agreement",
    "set_among",
    "story",
    "trend",
]
