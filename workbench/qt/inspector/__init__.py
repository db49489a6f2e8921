"""The inspector: what is known of the clause the analyst is at, at the right of the window."""

from workbench.qt.inspector.panel import InspectorPanel

__all__ = ["InspectorPanel"]
