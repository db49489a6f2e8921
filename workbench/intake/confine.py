"""What the reading child may use of the machine, where the system can hold it to that."""

import contextlib
import math
import sys

from workbench.intake.limits import Limits


def confine(limits: Limits) -> None:
    """Cap this process's memory and let it write no file; on systems without such caps do nothing."""
    try:
        import resource
    except ImportError:
        return
    _cap(resource.RLIMIT_CORE, 0)
    _cap(resource.RLIMIT_FSIZE, 0)
    _cap(resource.RLIMIT_AS, limits.memory)


def confine_time(limits: Limits) -> None:
    """Cap the processor time of this process, which reads one file and ends."""
    try:
        import resource
    except ImportError:
        return
    _cap(resource.RLIMIT_CPU, math.ceil(limits.seconds) + 1)


def confine_other(process: int, limits: Limits) -> None:
    """Cap the memory of a program just started that looks at pictures of a received file's pages."""
    try:
        import resource
    except ImportError:
        return
    if sys.platform == "linux":
        with contextlib.suppress(OSError, ValueError):
            resource.prlimit(process, resource.RLIMIT_AS, (limits.memory, limits.memory))


def _cap(what: int, most: int) -> None:
    import resource

    with contextlib.suppress(OSError, ValueError):
        _, hard = resource.getrlimit(what)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (allowed, allowed))
