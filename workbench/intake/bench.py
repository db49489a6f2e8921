"""What MuPDF alone takes for a file: the peer beside which reading is measured."""

import time
from dataclasses import asdict

from workbench.intake.frames import Frame
from workbench.intake.limits import LIMITS
from workbench.intake.process import ReadingChild


def time_extraction(untrusted: bytes) -> tuple[float, float]:
    """Seconds to start a child that has the PDF open, and seconds MuPDF takes for all words with boxes."""
    began = time.perf_counter()
    with ReadingChild("The PDF", LIMITS) as child:
        child.ask(Frame({"do": "open", "password": "", "limits": asdict(LIMITS)}, untrusted), 0)
        started = time.perf_counter() - began
        answer = child.ask(Frame({"do": "time"}), 0)
    return started, float(answer.head["seconds"])
