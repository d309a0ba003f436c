"""Makes the guide's pictures of the page for a browser anew: ``python -m tools.page_pictures [lkjip-xl.html]``.

They are what Chromium shows of the page, built for it where no file is named, with the published sample in it.
"""

from __future__ import annotations

import sys
from base64 import b64decode
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from page.build import build
from tests.page.browser import Browser, browser
from tests.sample_books import PUBLISHED
from tools.pictures import TARGET

_SIZE: Final = (1000, 860)
_SECONDS: Final = 120
_STATE: Final = "document.getElementById('keadaan').textContent"


def main() -> None:
    """Write all pictures."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        page = Path(sys.argv[1]) if len(sys.argv) > 1 else folder / "lkjip-xl.html"
        if not page.exists():
            build(page)
        with browser(folder, _SIZE) as opened:
            opened.open(page.resolve())
            opened.wait("document.body?.dataset.siap", _SECONDS)
            _draw(opened, "halaman_siap")
            opened.choose("#berkas", [PUBLISHED])
            opened.wait(f"{_STATE}.startsWith('Selesai')", _SECONDS)
            opened.run("document.querySelector('#rincian .who').scrollIntoView()")
            _draw(opened, "halaman_temuan")


def _draw(opened: Browser, name: str) -> None:
    shown = opened.call("Page.captureScreenshot", format="png")["data"]
    (TARGET / f"{name}.png").write_bytes(b64decode(shown))


if __name__ == "__main__":
    main()
