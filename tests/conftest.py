"""What many tests share. No test depends on how fast the machine is."""

from __future__ import annotations

import gc
import os
import signal
import sys
import zlib
from collections import Counter
from collections.abc import Sequence
from itertools import count

import pytest
from hypothesis import settings

from lkjip_xl.cli.app import main
from tests.running import Run

# The same examples in every run, so that a run that fails can be repeated; CONTRIBUTING tells how to try others.
settings.register_profile("the same", deadline=None, derandomize=True)
settings.register_profile("others", deadline=None)
settings.load_profile(os.environ.get("LKJIP_XL_EXAMPLES", "the same"))

# Where it is set, each of the programs that tests start would compile all modules anew: most of its time.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
# And each process of pytest would compile all tests anew, which takes as long as all the rest of collecting them.
sys.dont_write_bytecode = False
# A shell starts what runs in the background with Ctrl+C ignored, nohup with a hangup, and whatever that starts
# inherits it: the tests that interrupt a program would wait for it until they time out.
for _number in (signal.SIGINT, getattr(signal, "SIGHUP", signal.SIGINT)):
    if signal.getsignal(_number) is signal.SIG_IGN:
        signal.signal(_number, signal.default_int_handler if _number is signal.SIGINT else signal.SIG_DFL)


# What is collected stays, as pytest_collection_finish says: until then nobody looks for garbage among it.
gc.disable()

_NUMBERS = count()
_LONG_CASES = 1
"""Of so many cases of a long test the rest shows much the same again: those are tried before a release."""
_QUICK_CASES = 120
"""A test that has more cases is quick in so many of them; .ci/run tries the others too."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Say which cases of long tests are many; drawn by their names: the same in every run."""
    seen: Counter[str] = Counter()
    for item in sorted(items, key=lambda each: zlib.crc32(each.nodeid.encode())):
        function = item.nodeid.partition("[")[0]
        if item.get_closest_marker("long"):
            if seen[function] >= _LONG_CASES:
                item.add_marker("thorough")
        elif seen[function] >= _QUICK_CASES:
            item.add_marker("long")
        seen[function] += 1


def pytest_collection_finish() -> None:
    """The collected tests and all modules stay: nobody need look again and again for what of them is garbage."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    gc.enable()


@pytest.fixture(autouse=True)
def _nothing_is_kept_between_tests(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Pytest looks through all folders that there are for each that it numbers: thousands.
    folder = tmp_path_factory.getbasetemp() / "disimpan" / str(next(_NUMBERS))
    folder.mkdir(parents=True)
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the program on a terminal of a hundred columns."""
    monkeypatch.setenv("COLUMNS", "100")

    def run(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        output = capsys.readouterr()
        return int(ended.value.code or 0), output.out, output.err

    return run
