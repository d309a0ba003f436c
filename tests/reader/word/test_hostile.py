"""Every hostile document ends in a reading or a clear refusal, soon and in little memory."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from lkjip_xl.files.limits import Limits
from lkjip_xl.files.refusal import UnreadableFile
from lkjip_xl.reader.word.document import read_document
from lkjip_xl.show.wording import worded
from tests.hostile_documents import BEGIN, CODE, HOSTILE_DOCUMENTS, HostileDocument
from tests.steps import growth
from tests.word_files import docx, lvl, num, numbering, p, r, span, tbl, tc, tr

MOST_SECONDS, MOST_MEGABYTES = 5, 200
_READ = """
import re, resource, sys, time
from pathlib import Path
from lkjip_xl.files.refusal import UnreadableFile
from lkjip_xl.reader.word.document import read_document
try:
    read_document(Path(sys.argv[1]))
    print()
except UnreadableFile as error:
    print(error.unreadable.reason)
print(time.process_time(), re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text()).group(1))
"""


@pytest.mark.long
@pytest.mark.parametrize("case", HOSTILE_DOCUMENTS, ids=lambda case: case.name)
def test_it_is_read_or_refused_soon(case: HostileDocument, tmp_path: Path) -> None:
    path = case.make(tmp_path)
    ended = subprocess.run([sys.executable, "-c", _READ, path], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    said, measured = ended.stdout.splitlines()
    seconds, kilobytes = measured.split()
    assert (case.says or "") in said
    assert bool(said) == bool(case.says)
    assert re.fullmatch(r"(.*\.)?", said)
    assert float(seconds) < MOST_SECONDS
    assert int(kilobytes) / 1024 < MOST_MEGABYTES


@pytest.mark.parametrize(
    ("limits", "content", "option"),
    [
        (Limits(paragraf=2), p("a") * 3, "--batas paragraf=3"),
        (Limits(kolom=2), tbl(tr("a", "b", "c")), "--batas kolom=3"),
        (Limits(baris=2), tbl(*[tr("a")] * 5), "--batas baris=5"),
        (Limits(huruf=10), p("a" * 7) * 2, "--batas huruf=14"),
    ],
)
def test_a_limit_says_how_to_raise_it(tmp_path: Path, limits: Limits, content: str, option: str) -> None:
    path = docx(tmp_path, content)
    with pytest.raises(UnreadableFile) as caught:
        read_document(path, limits)
    assert option in worded(caught.value.unreadable.hint)
    assert len(read_document(path).blocks) > 0


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(lambda size: p("isi") * size, id="paragraphs"),
        pytest.param(lambda size: tbl(tr("a", "b", "c") + tr("d", tc("e", span(2))) * size), id="rows"),
        pytest.param(lambda size: tbl(tr(tc("a", "<w:vMerge/>"), "b") * size), id="merged rows"),
        pytest.param(lambda size: (p("isi") + tbl(tr("a"))) * size, id="tables"),
        pytest.param(lambda size: p("a", props="<w:rPr><w:del/></w:rPr>") * size + p("b"), id="joined paragraphs"),
        pytest.param(lambda size: p(r("a") * size), id="runs"),
        pytest.param(lambda size: p(BEGIN + CODE, "isi") * size, id="fields that never end"),
        pytest.param(lambda size: p("isi", props=num()) * size, id="numbers"),
        pytest.param(lambda size: tbl(tr(tc(tbl(tr("a")) * size))), id="tables in a cell"),
    ],
)
def test_twice_as_much_takes_twice_the_steps(tmp_path: Path, content: Callable[[int], str]) -> None:
    def reading(size: int) -> Callable[[], object]:
        path = docx(tmp_path, content(size), name=f"{size}.docx", numbering=numbering(lvl(0, "%1.")))
        return lambda: read_document(path)

    reading(1)()  # what is made once is made now
    assert growth(reading, 40) < 1.1


def test_pictures_are_not_unpacked(tmp_path: Path) -> None:
    """A picture that cannot be unpacked is never noticed: nobody reads it."""
    path = docx(tmp_path, tbl(tr("a")))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/gambar.png", bytes(range(256)) * 1_000)
    with zipfile.ZipFile(path) as package:
        offset = package.getinfo("word/media/gambar.png").header_offset
    content = bytearray(path.read_bytes())
    content[offset + 60 : offset + 120] = b"\xff" * 60
    path.write_bytes(bytes(content))
    assert len(read_document(path).tables) == 1
