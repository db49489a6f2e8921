"""What is printed on a page of a PDF itself, without what reviewers put over it."""

from typing import Any

import pymupdf
from pymupdf import mupdf


def own_words(sheet: Any, flags: int) -> Any:
    """The text page of what the page itself prints, and of its filled-in form fields.

    What annotations show, such as a text box of a reviewer or a stamp, is a comment and no text of the
    document. *flags* are those of PyMuPDF.
    """
    if sheet.first_annot is None:
        return sheet.get_textpage(flags=flags)
    turned = sheet.rotation
    if turned:
        sheet.set_rotation(0)
    try:
        return pymupdf.TextPage(_printed(sheet.this, flags))
    finally:
        if turned:
            sheet.set_rotation(turned)


def _printed(this: Any, flags: int) -> Any:
    page = this.super() if isinstance(this, mupdf.PdfPage) else this
    printed = mupdf.FzStextPage(mupdf.fz_bound_page(page))
    device = mupdf.fz_new_stext_device(printed, mupdf.FzStextOptions(flags))
    mupdf.fz_run_page_contents(page, device, mupdf.FzMatrix(), mupdf.FzCookie())
    mupdf.fz_run_page_widgets(page, device, mupdf.FzMatrix(), mupdf.FzCookie())
    mupdf.fz_close_device(device)
    return printed
