"""The pack view: a briefing pack is ordered at the left and seen as it will be at the right."""

from workbench.qt.packs.view import PackView

__all__ = ["PackView"]
