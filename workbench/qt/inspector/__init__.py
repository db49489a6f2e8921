"""The inspector: what is known of the clause the analyst is at, at the right of the window."""

from workbench.qt.inspector.panel import InspectorPanel
from workbench.qt.inspector.stances import stance_colours, stance_word, told_of

__all__ = ["InspectorPanel", "stance_colours", "stance_word", "told_of"]
