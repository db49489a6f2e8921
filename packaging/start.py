"""Sets the workbench up on a bare machine and starts it, or runs its checks. Standard library only.

    start.py run [ARGUMENT...]     opens the sample archive, or does what workbench ARGUMENT... says
    start.py test [ARGUMENT...]    runs ruff, mypy, lint-imports and pytest

Safe to repeat: what is there already is left alone, and the second time takes no time.
"""

import ctypes
import ctypes.util
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
OLDEST, NEWEST = (3, 11), (3, 14)
LOCKS = {"run": "requirements.lock", "test": "requirements-dev.lock"}

# What Qt opens by itself on Linux, and the Debian packages that hold it (older and newer name).
OFFSCREEN = {
    "libglib-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libGL.so.1": ("libgl1",),
    "libEGL.so.1": ("libegl1",),
    "libdbus-1.so.3": ("libdbus-1-3",),
    "libfontconfig.so.1": ("libfontconfig1",),
    "libxkbcommon.so.0": ("libxkbcommon0",),
}
XCB = {
    "libxcb-cursor.so.0": ("libxcb-cursor0",),
    "libxcb-icccm.so.4": ("libxcb-icccm4",),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1",),
    "libxcb-shape.so.0": ("libxcb-shape0",),
    "libxcb-xkb.so.1": ("libxcb-xkb1",),
    "libxcb-render-util.so.0": ("libxcb-render-util0",),
    "libxcb-image.so.0": ("libxcb-image0",),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0",),
}
WAYLAND = {"libwayland-cursor.so.0": ("libwayland-cursor0",), "libwayland-egl.so.1": ("libwayland-egl1",)}


def main(arguments: list[str]) -> int:
    """Do what *arguments* ask; the exit status is that of the last step."""
    if not arguments or arguments[0] not in LOCKS:
        return _say("Say run or test: packaging/run, packaging/test.", 2)
    wanted, rest = arguments[0], arguments[1:]
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        found = ".".join(map(str, sys.version_info[:2]))
        return _say(f"Python 3.11 to 3.14 is needed; this is {found}.", 2)
    status = _install_packages(_missing_packages(wanted)) or _make_environment(wanted)
    if status:
        return status
    return _run(rest) if wanted == "run" else _test(rest)


def _run(arguments: list[str]) -> int:
    command = [str(_python()), "-m", "workbench", *(arguments or ["demo"])]
    return subprocess.call(command, cwd=None, env=_environment())


def _test(arguments: list[str]) -> int:
    python = str(_python())
    tools = VENV / ("Scripts" if os.name == "nt" else "bin")
    checks = [
        [python, "-m", "ruff", "check", "."],
        [python, "-m", "ruff", "format", "--check", "."],
        [python, "-m", "mypy"],
        [str(tools / "lint-imports")],
        [python, "-m", "pytest", "-q", *arguments],
    ]
    for check in checks:
        print("::", " ".join(Path(part).name if part is check[0] else part for part in check), flush=True)
        status = subprocess.call(check, cwd=ROOT, env={**_environment(), "QT_QPA_PLATFORM": "offscreen"})
        if status:
            return status
    return 0


def _environment() -> dict[str, str]:
    paths = [str(ROOT), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in paths if path)}


def _python() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _make_environment(wanted: str) -> int:
    """Make .venv from the lock file, unless the one that is there was made from the same one."""
    lock = ROOT / "packaging" / LOCKS[wanted]
    stamp = VENV / f"{lock.name}.stamp"
    mark = hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == mark:
        return 0
    if not _python().exists() or _made_by_another_python():
        print("Making .venv ...", flush=True)
        if subprocess.call([sys.executable, "-m", "venv", "--clear", str(VENV)]):
            return _say("The environment .venv could not be made; what Python said stands above.", 1)
    print(f"Installing what {lock.name} lists ...", flush=True)
    if subprocess.call(_installer(lock), env={**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}):
        return _say("Not everything could be installed; what went wrong stands above.", 1)
    stamp.write_text(mark, encoding="utf-8")
    return 0


def _made_by_another_python() -> bool:
    answer = subprocess.run(
        [str(_python()), "-c", "import sys; print(sys.version)"], capture_output=True, text=True, check=False
    )
    return answer.stdout.strip() != sys.version.strip()


def _installer(lock: Path) -> list[str]:
    uv = shutil.which("uv")
    if uv:
        ask = [uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", str(_python())]
    else:
        ask = [str(_python()), "-m", "pip", "install", "--quiet", "--compile"]
    return [*ask, "--require-hashes", "-r", str(lock)]


def _missing_packages(wanted: str) -> list[str]:
    """Name every Debian package that is not there and will be needed; none on other systems."""
    if not sys.platform.startswith("linux"):
        return []
    packages = [] if _can_make_environments() else [f"python{sys.version_info[0]}-venv"]
    needed = dict(OFFSCREEN)
    if wanted == "run" and os.environ.get("WAYLAND_DISPLAY"):
        needed |= WAYLAND
    if wanted == "run" and os.environ.get("DISPLAY"):
        needed |= XCB
    packages += [_named(names) for soname, names in needed.items() if not _opens(soname)]
    return list(dict.fromkeys(packages))


def _can_make_environments() -> bool:
    return _python().exists() or all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def _opens(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def _named(names: tuple[str, ...]) -> str:
    """Return the name that this system's package lists know, the older one where that cannot be told."""
    for name in names[:-1]:
        known = shutil.which("apt-cache") and subprocess.run(
            ["apt-cache", "show", "--no-all-versions", name], capture_output=True, check=False
        )
        if known and known.returncode == 0:
            return name
    return names[-1]


def _install_packages(packages: list[str]) -> int:
    """Install Debian packages as root, or say what to install."""
    if not packages:
        return 0
    ask = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if shutil.which("apt-get") is None:
        return _say(f"These libraries are missing (by their Debian names): {' '.join(packages)}.", 2)
    if os.geteuid() != 0:
        return _say(f"Some libraries are missing. Install them, then try again:\n  sudo {' '.join(ask)}", 2)
    print("Installing", " ".join(packages), "...", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.call(["apt-get", "update", "-qq"], env=quiet)
    again = _missing_names(packages)
    if subprocess.call([*ask[:2], "-qq", *ask[2:4], *again], env=quiet, stdout=subprocess.DEVNULL):
        return _say(f"The packages could not be installed. Try by hand:\n  {' '.join(ask)}", 2)
    return 0


def _missing_names(packages: list[str]) -> list[str]:
    """Name the packages again, now that the package lists are fresh."""
    known = [names for group in (OFFSCREEN, XCB, WAYLAND) for names in group.values()]
    by_name = {name: names for names in known for name in names}
    return [_named(by_name[package]) if package in by_name else package for package in packages]


def _say(sentence: str, status: int) -> int:
    print(sentence, file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
