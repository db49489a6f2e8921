"""Treaty Workbench: an offline desk for people who negotiate treaties."""

__version__ = "0.1.0"
