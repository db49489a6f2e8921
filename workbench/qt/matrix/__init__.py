"""The matrix view: concerns by article, and how they and the open brackets went from draft to draft."""

from workbench.qt.matrix.view import MatrixView

__all__ = ["MatrixView"]
