"""What analysts say about clauses: the codebook, carrying highlights on, and tables of concerns."""

from workbench.concerns.agreement import (
    Agreement,
    agreement_of,
    cohens_kappa,
    krippendorffs_alpha,
    percent_agreement,
)
from workbench.concerns.carrying import carry
from workbench.concerns.codebook import (
    PALETTE,
    SHORTCUTS,
    STARTING_CODEBOOK,
    checked_name,
    contrast,
    find_category,
    ink_on,
    next_colour,
    next_shortcut,
)
from workbench.concerns.drafts import DraftText
from workbench.concerns.tables import Cell, DraftTally, Matrix, co_occurrence, matrix, trend

__all__ = [
    "PALETTE",
    "SHORTCUTS",
    "STARTING_CODEBOOK",
    "Agreement",
    "Cell",
    "DraftTally",
    "DraftText",
    "Matrix",
    "agreement_of",
    "carry",
    "checked_name",
    "co_occurrence",
    "cohens_kappa",
    "contrast",
    "find_category",
    "ink_on",
    "krippendorffs_alpha",
    "matrix",
    "next_colour",
    "next_shortcut",
    "percent_agreement",
    "trend",
]
