"""The intake room: received files become canonical text, with the place of each word on its page.

Nothing here opens a received file in this process: its readers run in a child with limits.
"""

from workbench.intake.annotating import PageNote, annotate
from workbench.intake.limits import LIMITS, LONGEST_WORDS, Limits
from workbench.intake.noticing import PageMark, page_marks
from workbench.intake.pictures import PagePictures, Picture, fallback_font
from workbench.intake.receiving import Received, read_bytes, read_file
from workbench.intake.refusals import PasswordNeeded
from workbench.intake.tesseract import Stopped, ocr_languages

__all__ = [
    "LIMITS",
    "LONGEST_WORDS",
    "Limits",
    "PageMark",
    "PageNote",
    "PagePictures",
    "PasswordNeeded",
    "Picture",
    "Received",
    "Stopped",
    "annotate",
    "fallback_font",
    "ocr_languages",
    "page_marks",
    "read_bytes",
    "read_file",
]
