"""What many tests share. No test depends on how fast the machine is."""

from __future__ import annotations

import gc
import os
import signal
import zlib
from collections.abc import Sequence

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
# A shell starts what runs in the background with Ctrl+C ignored, nohup with a hangup, and whatever that starts
# inherits it: the tests that interrupt a program would wait for it until they time out.
for _number in (signal.SIGINT, getattr(signal, "SIGHUP", signal.SIGINT)):
    if signal.getsignal(_number) is signal.SIG_IGN:
        signal.signal(_number, signal.default_int_handler if _number is signal.SIGINT else signal.SIG_DFL)


_CASES_OF_RULES = "tests/rules/"


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Coverage makes a test take more than twice as long, so it follows some, the same in every run.

    Of each rule one case, one that fails where there is one; of any other test with many cases one case. What is
    left out goes through the same code once more.
    """
    seen: set[str] = set()
    for item in sorted(items, key=_order_of_measuring):
        function, _, case = item.nodeid.partition("[")
        of_rule = item.nodeid.startswith(_CASES_OF_RULES) and bool(case)
        drawn = f"{function}[{case[:3]}" if of_rule else function
        if drawn in seen:
            item.add_marker("no_cover")
        seen.add(drawn)


def _order_of_measuring(item: pytest.Item) -> tuple[bool, int]:
    parameters = getattr(item, "callspec", None)
    case = parameters.params.get("case") if parameters else None
    return not getattr(case, "fails", False), zlib.crc32(item.nodeid.encode())


def pytest_collection_finish() -> None:
    """The collected tests and all modules stay: nobody need look again and again for what of them is garbage."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(autouse=True)
def _nothing_is_kept_between_tests(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))


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
