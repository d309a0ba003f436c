"""Many workbooks as a list: a line for each, and how many there are of each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lkjip_xl.files.find import COPIES, Workbooks
from lkjip_xl.rules.findings import CheckResult, Severity, State
from lkjip_xl.show.terminal import Paint, plain
from lkjip_xl.show.wording import named, refusal
from lkjip_xl.show.words import TONES, UNCOUNTED, without_last_year
from lkjip_xl.show.wrapping import wrapped
from lkjip_xl.text.sentences import few
from lkjip_xl.text.ways import Action
from lkjip_xl.text.words import on_one_line, printable

_STATE_WIDTH = max(len(state.value) for state in State)
_COUNTS = ((Severity.ERROR, "kesalahan"), (Severity.WARNING, "peringatan"), (Severity.INFO, "informasi"))
_MOST_NAMES = 5
# Of these nobody has filled a template.
_OWN = frozenset({State.CONSISTENT, State.INCONSISTENT})


def list_heading() -> str:
    """What stands over the list."""
    counts = "  ".join(word.upper() for _, word in _COUNTS)
    return f"{'KEADAAN':<{_STATE_WIDTH}}  {counts}  BERKAS"


def list_line(
    result: CheckResult,
    width: int = 100,
    paint: Paint = plain,
    *,
    strict: bool = False,
    on_terminal: bool = False,
) -> str:
    """A file in the list; under it the reason, where it or its report of last year could not be judged.

    ``on_terminal`` puts a name that does not fit beside the figures below them; a program finds it in its line.
    """
    state = result.state(strict=strict)
    # A cell without a figure stays empty: what could not be read has no findings, but not 0 either.
    empty = state in UNCOUNTED
    counts = "  ".join(f"{'' if empty else result.count(each):>{len(word)}}" for each, word in _COUNTS)
    name = printable(result.file)
    is_below = on_terminal and _STATE_WIDTH + len(f"  {counts}  {name}") > width
    label = state.value if is_below and empty else f"{state.value:<{_STATE_WIDTH}}"
    line = f"{paint(label, TONES[state])}  {counts}"
    if is_below:
        line = f"{line.rstrip()}\n{wrapped(name, ' ' * (_STATE_WIDTH + 2), width)}"
    else:
        line += f"  {name}"
    told = refusal(result.unreadable) if state is State.UNREADABLE and result.unreadable else ""
    told = without_last_year(result) or told
    if not told:
        return line
    reason = on_one_line(told)
    return f"{line}\n{wrapped(reason, ' ' * (_STATE_WIDTH + 2), width)}"


def list_end(
    states: Counter[State], found: Workbooks, width: int = 100, paint: Paint = plain, *, more: str = ""
) -> Iterator[str]:
    """What stands under the list: how many files of each kind, what was left alone, and ``more`` to say."""
    total = sum(states.values())
    kinds = ", ".join(f"{states[state]} {_kind(state)}" for state in State if states[state])
    good = states[State.READY] + states[State.CONSISTENT] == total - states[State.OTHER]
    yield paint(wrapped(f"{total} berkas: {kinds}.", "", width), State.READY if good else Severity.ERROR)
    if states[State.OTHER]:
        told = "Yang bukan templat tidak diperiksa di dalam folder; periksa satu per satu dengan"
        yield wrapped(f"{told} {named(Action.CHECK)} dan namanya.", "", width)
    for text in left_alone(found):
        yield wrapped(text, "", width)
    if more:
        yield wrapped(more, "", width)


def _kind(state: State) -> str:
    return state.in_sentence + (f" ({State.OTHER.in_sentence})" if state in _OWN else "")


def left_alone(found: Workbooks) -> Iterator[str]:
    """What was not looked at, and why."""
    if found.locks:
        yield f"Dilewati: {len(found.locks)} berkas kunci (berkasnya sedang dibuka di Excel atau LibreOffice)."
    if found.copies:
        names = ", ".join(COPIES)
        yield f"Dilewati: {len(found.copies)} salinan buatan lkjip-xl ({names}) yang aslinya ada di sebelahnya."
    if found.results:
        names = few([printable(path.name) for path in found.results], _MOST_NAMES)
        yield f"Dilewati: rekap atau hasil pemeriksaan buatan lkjip-xl ({names})."
    if found.documents:
        names = few([printable(path.name) for path in found.documents], _MOST_NAMES)
        told = f"Dilewati: {len(found.documents)} dokumen Word di folder ({names})"
        yield f"{told}; periksa satu per satu dengan {named(Action.CHECK)} dan namanya."
    for folder in found.empty:
        yield f"Tidak ada buku kerja Excel di folder {printable(str(folder))}."
    for folder in found.closed:
        yield f"Folder {printable(str(folder))} tidak dapat dibuka, jadi isinya belum diperiksa."
