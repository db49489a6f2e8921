"""The clauses room: canonical text split into its clauses, brackets, options and citations."""

from workbench.clauses.brackets import alternatives_in, brackets_of, readings_of
from workbench.clauses.citations import Citation, citations_in
from workbench.clauses.correcting import change_kind, following, join, make_heading, relabel, split_at
from workbench.clauses.splitting import split
from workbench.clauses.stances import Asked, stances_in
from workbench.clauses.typed_labels import same_label

__all__ = [
    "Asked",
    "Citation",
    "alternatives_in",
    "brackets_of",
    "change_kind",
    "citations_in",
    "following",
    "join",
    "make_heading",
    "readings_of",
    "relabel",
    "same_label",
    "split",
    "split_at",
    "stances_in",
]
