"""Typesetting, which a child process does: an order comes in as JSON, a PDF goes out.

This file is run by its path and loads nothing else of the workbench, so that the child starts at once.
"""

import json
import sys
from typing import Any


def typeset(order: dict[str, Any]) -> bytes:
    """The PDF of *order*: a ``template``, the folder it may read, ``fonts`` and what it is ``given``.

    No system font and no package is looked for.
    """
    import typst

    made: bytes = typst.compile(
        order["template"],
        root=order["folder"],
        format="pdf",
        font_paths=order["fonts"],
        ignore_system_fonts=True,
        sys_inputs=order["given"],
    )
    return made


def main() -> None:
    """Typeset what comes through the pipe; the first argument says where Python's libraries are."""
    sys.path[:] = json.loads(sys.argv[1])
    made = typeset(json.load(sys.stdin.buffer))
    sys.stdout.buffer.write(made)


if __name__ == "__main__":
    main()
