"""The search room: finds clauses, notes and documents by what they say.

``Index`` works on a connection that the archive lends. ``Passage`` and ``NoteText`` are what it is
given; ``passages_of`` makes the passages from a document's text and clauses.
"""

from workbench.search.frequency import Frequency
from workbench.search.index import Index
from workbench.search.narrowing import narrowed
from workbench.search.neighbours import Collocate
from workbench.search.passages import NoteText, Passage, Raw
from workbench.search.running import SORTS
from workbench.search.slicing import passages_of

__all__ = [
    "SORTS",
    "Collocate",
    "Frequency",
    "Index",
    "NoteText",
    "Passage",
    "Raw",
    "narrowed",
    "passages_of",
]
