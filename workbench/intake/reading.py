"""Reading one received file inside the child: its kind is told by content, then its reader is called."""

from collections.abc import Sequence
from dataclasses import replace

from workbench.intake.clean import one_line
from workbench.intake.codec import BoxColumns
from workbench.intake.confine import confine, confine_time
from workbench.intake.identity import identity_of
from workbench.intake.kinds import kind_of, kind_of_text
from workbench.intake.limits import Limits
from workbench.intake.manuscript import Manuscript
from workbench.intake.refusals import Unreadable
from workbench.intake.seen import SeenPage
from workbench.treaty.documents import SourceKind
from workbench.treaty.layout import Reading


def read(
    untrusted: bytes, name: str, password: str, limits: Limits, seen: Sequence[SeenPage] = ()
) -> tuple[Reading, BoxColumns | None]:
    """The reading of a file's bytes with a guess at what document it is, and a PDF's word boxes.

    *seen* is what OCR has read off a PDF's pages.
    """
    confine_time(limits)
    kind = kind_of(untrusted)
    boxes: BoxColumns | None = None
    if kind is SourceKind.PDF:
        from workbench.intake.pdf_reader import read_pdf

        confine(limits)
        reading, boxes = read_pdf(untrusted, password, limits, seen)
    else:
        confine(limits)
        reading = _read_flowing(untrusted, kind, name, limits)
    if not reading.text and not reading.pages:
        raise Unreadable("there are no words in it.")
    if len(reading.text) > limits.text:
        raise Unreadable(f"its text is longer than {limits.text} characters.")
    warnings = tuple(one_line(warning) for warning in reading.warnings)
    return replace(reading, identity=identity_of(reading, name), warnings=warnings), boxes


def _read_flowing(untrusted: bytes, kind: SourceKind | None, name: str, limits: Limits) -> Reading:
    """Read a file that has no pages of its own."""
    manuscript = Manuscript(limits.text)
    match kind:
        case SourceKind.DOCX:
            from workbench.intake.docx_reader import read_docx

            return read_docx(untrusted, manuscript)
        case SourceKind.ODT:
            from workbench.intake.odt_reader import read_odt

            return read_odt(untrusted, manuscript)
        case SourceKind.EPUB:
            from workbench.intake.epub_reader import read_epub

            return read_epub(untrusted, manuscript)
        case SourceKind.RTF:
            from workbench.intake.rtf_reader import read_rtf

            return read_rtf(untrusted, manuscript)
    return _read_text(untrusted, name, manuscript)


def _read_text(untrusted: bytes, name: str, manuscript: Manuscript) -> Reading:
    from workbench.intake.text_reader import decoded, read_text

    text, warnings = decoded(untrusted)
    kind = kind_of_text(text, name)
    if kind is SourceKind.HTML:
        from workbench.intake.html_reader import read_html

        return read_html(text, manuscript, warnings)
    if kind is SourceKind.MARKDOWN:
        from workbench.intake.markdown_reader import read_markdown

        return read_markdown(text, manuscript, warnings)
    return read_text(text, manuscript, warnings)
