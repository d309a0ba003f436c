"""What goes into the page from elsewhere: asked of the registries by name, and held against the pins."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from page.asked import COMPILED

PINS = Path(__file__).parent / "pins.toml"
# The Python of Pyodide, and of the wheels whose Python alone is taken.
_TAGS = ("--python-version=3.14", "--implementation=cp", "--abi=cp314")
_COMPILED_FOR_PYODIDE = "-wasm32-emscripten.so"
_PLATFORMS = ("pyemscripten_2026_0_wasm32", "manylinux_2_27_x86_64", "manylinux_2_28_x86_64")


@dataclass(frozen=True, slots=True)
class Pin:
    """A file of a registry: the package, its version, and the SHA-256 of the file."""

    name: str
    version: str
    sha256: str


class OtherContent(Exception):
    """A file is not the one that was pinned."""


def pins() -> tuple[Pin, tuple[Pin, ...]]:
    """Pyodide, and the wheels."""
    read = tomllib.loads(PINS.read_text(encoding="utf-8"))
    return Pin("pyodide", **read["pyodide"]), tuple(Pin(**each) for each in read["wheels"])


def fetch_pyodide(folder: Path, unpacked: Path) -> Path:
    """The folder with the files of Pyodide, unpacked anew; the first folder keeps what was fetched."""
    pin, _ = pins()
    package = folder / f"pyodide-{pin.version}.tgz"
    if not package.exists():
        with _into(folder) as new:
            command = ["npm", "pack", "--silent", f"pyodide@{pin.version}", "--pack-destination", str(new)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    _hold_against(pin, package)
    with tarfile.open(package) as archive:
        archive.extractall(unpacked, filter="data")
    return unpacked / "package"


def fetch_wheels(folder: Path) -> tuple[Path, ...]:
    """The wheels, in a folder that keeps what was fetched."""
    _, wheels = pins()
    if any(_wheel(folder, pin) is None for pin in wheels):
        with _into(folder) as new, TemporaryDirectory() as elsewhere:
            asked = Path(elsewhere) / "asked.txt"
            lines = (f"{pin.name}=={pin.version} --hash=sha256:{pin.sha256}\n" for pin in wheels)
            asked.write_text("".join(lines), encoding="utf-8")
            platforms = [f"--platform={each}" for each in _PLATFORMS]
            pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
            command = [*pip, "--only-binary=:all:", "--require-hashes", *_TAGS, *platforms]
            subprocess.run([*command, "-d", str(new), "-r", str(asked)], check=True)
    found = []
    for pin in wheels:
        wheel = _wheel(folder, pin)
        if wheel is None:
            raise OtherContent(pin.name)
        _hold_against(pin, wheel)
        found.append(wheel)
    return tuple(found)


@contextmanager
def _into(folder: Path) -> Iterator[Path]:
    """A folder to fetch into, whose files go into another one whole: two builds may fetch at once."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder) as name:
        yield Path(name)
        for file in Path(name).iterdir():
            file.replace(folder / file.name)


def modules_in(wheel: Path) -> Iterator[tuple[str, bytes]]:
    """The modules of a wheel, with the paths that they are imported by.

    Python imports nothing compiled from a zip: a wheel that has such a part for Pyodide goes into a folder of the
    zip by itself, from which the page takes it out.
    """
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        folder = f"{COMPILED}/" if any(each.endswith(_COMPILED_FOR_PYODIDE) for each in names) else ""
        for name in names:
            if name.endswith((".py", _COMPILED_FOR_PYODIDE)):
                yield f"{folder}{name}", archive.read(name)


def _wheel(folder: Path, pin: Pin) -> Path | None:
    return next(folder.glob(f"{pin.name}-{pin.version}-*.whl"), None)


def _hold_against(pin: Pin, file: Path) -> None:
    found = sha256(file.read_bytes()).hexdigest()
    if found != pin.sha256:
        raise OtherContent(f"{file.name}: {found}, not {pin.sha256}")
