"""An opened PDF: its password, its pages as pictures, and the font MuPDF carries."""

from typing import Any

import pymupdf

from workbench.intake.refusals import Locked, Unreadable

pymupdf.TOOLS.mupdf_display_errors(False)
pymupdf.TOOLS.mupdf_display_warnings(False)
pymupdf.TOOLS.set_subset_fontnames(True)


def open_pdf(untrusted: bytes, password: str, most_pages: int) -> Any:
    """Open a PDF; a file locked for its owner only opens without a password."""
    try:
        source = pymupdf.open(stream=untrusted, filetype="pdf")
    except (RuntimeError, ValueError) as error:
        raise Unreadable("it is a damaged PDF.") from error
    if source.needs_pass and not source.authenticate(password):
        raise Locked(tried=bool(password))
    if source.page_count > most_pages:
        raise Unreadable(f"it has more than {most_pages} pages.")
    if source.page_count < 1:
        raise Unreadable("it is a PDF without pages.")
    return source


def draw(
    source: Any, page: int, scale: float, most_pixels: int, *, comments: bool = True
) -> tuple[int, int, bytes]:
    """The width, height and points of *page*, counted from 1, drawn no larger than *most_pixels*.

    Without *comments* what reviewers put over the page stays away.
    """
    if not 1 <= page <= source.page_count:
        raise Unreadable(f"there is no page {page}.")
    sheet = source[page - 1]
    width, height = sheet.rect.width * scale, sheet.rect.height * scale
    if (width + 1) * (height + 1) > most_pixels:
        raise Unreadable("the page is too large to draw at that size.")
    matrix = pymupdf.Matrix(scale, scale)
    picture = sheet.get_pixmap(matrix=matrix, colorspace=pymupdf.csRGB, alpha=False, annots=comments)
    return picture.width, picture.height, bytes(picture.samples)


def fallback_font() -> bytes:
    """The font MuPDF carries for scripts that other fonts lack."""
    return bytes(pymupdf.Font("cjk").buffer)
