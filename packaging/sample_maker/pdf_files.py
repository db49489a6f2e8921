"""Draws set pages into PDF files whose bytes do not depend on the day they were made."""

from __future__ import annotations

from pathlib import Path

import pymupdf

from .typesetting import FACES, PAGE_HEIGHT, PAGE_WIDTH, Page

PRODUCER = "Treaty Workbench sample"


def write_pdf(path: Path, pages: list[Page], title: str, language: str, day: str) -> None:
    """Write *pages* to *path*, dated *day* at midnight."""
    document = pymupdf.open()
    fonts = {face: pymupdf.Font(name) for face, name in FACES.items()}
    for page in pages:
        _draw(document, page, fonts)
    document.subset_fonts()
    stamp = f"D:{day.replace('-', '')}000000Z"
    document.set_metadata(
        {"title": title, "producer": PRODUCER, "creationDate": stamp, "modDate": stamp, "author": ""}
    )
    document.set_language(language)
    document.save(path, garbage=4, deflate=True, no_new_id=True)
    document.close()


def _draw(document: pymupdf.Document, page: Page, fonts: dict[str, pymupdf.Font]) -> None:
    sheet = document.new_page(width=PAGE_WIDTH, height=PAGE_HEIGHT)
    writer = pymupdf.TextWriter(sheet.rect)
    for baseline, run in page.runs:
        writer.append((run.x, baseline - run.rise), run.text, font=fonts[run.face], fontsize=run.size)
    writer.write_text(sheet)
    for x0, y0, x1, y1 in page.rules:
        sheet.draw_line((x0, y0), (x1, y1), width=0.8)
    for bar in page.bars:
        sheet.draw_rect(bar, color=None, fill=(0, 0, 0))
