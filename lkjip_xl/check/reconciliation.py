"""A report held against the finance system: both sides, and all that must be said of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lkjip_xl.finance.amounts import unread_cells
from lkjip_xl.finance.compare.comparison import Compared, Comparison
from lkjip_xl.finance.read.unknowns import same_kind
from lkjip_xl.rules.findings import Finding, NotJudged, Severity


@dataclass(frozen=True)
class Reconciliation(Comparison):
    """A comparison and what was found in it. ``unused`` says what was given, or typed, and not compared."""

    unused: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    causes: Mapping[int, str] = field(default_factory=dict)
    not_judged: tuple[NotJudged, ...] = ()

    @property
    def standing(self) -> tuple[Finding, ...]:
        """The errors that nobody has waived."""
        return tuple(each for each in self.findings if each.severity is Severity.ERROR and not each.waived)

    @property
    def waived(self) -> tuple[Finding, ...]:
        """The findings that somebody has accepted."""
        return tuple(each for each in self.findings if each.waived)

    @property
    def agrees(self) -> bool:
        """Whether both sides are the same: all could be judged, no error stands, and no total differs.

        The total may differ by what was accepted.
        """
        return (
            not self.not_judged
            and not self.standing
            and (bool(self.waived) or not any(self.is_off(self.total, each) for each in self.measures))
        )

    def causes_of(self, compared: Compared) -> Iterator[str]:
        """The likely causes of the differences of a row."""
        places = {cell.place for cells in compared.cells.values() for cell in cells}
        return (cause for each in self.findings if each.problem.place in places and (cause := self.cause(each)))

    def remark(self, compared: Compared) -> str:
        """What is said beside a row: likely causes, what was accepted and why, and cells that cannot be read."""
        places = {cell.place for cells in compared.cells.values() for cell in cells}
        accepted = (each for each in self.waived if each.problem.place in places)
        cells = unread_cells(compared.there.get(measure) for measure in self.measures)
        return "; ".join(
            (
                *self.causes_of(compared),
                *(f"dikecualikan: {each.waiver}" for each in accepted),
                *(each.where for each in same_kind(cells)),
            )
        )

    def cause(self, finding: Finding) -> str:
        """The likely cause of a finding; empty where arithmetic shows none."""
        return self.causes.get(id(finding.problem), "")
