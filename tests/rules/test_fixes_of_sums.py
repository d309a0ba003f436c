"""What a finding says to type is right: typed in, the finding is gone and nothing new has come."""

from __future__ import annotations

import pytest

from lkjip_xl.check.run import check_report
from lkjip_xl.rules.findings import CheckResult
from tests.sample_books import TABEL_1_4, TABEL_2_3, TABEL_2_7, TABEL_3_1_1_B, Book
from tests.typing_in import said, type_in

Where = tuple[str, str]
JUDGED = frozenset({"T01", "T02", "T03", "K01", "K08", "K11", "S20", "S21", "S10", "D05", "D07", "D09"})
A, B = TABEL_2_7, TABEL_3_1_1_B


def judged(book: Book) -> CheckResult:
    return check_report(book.read(), "")


SLIPS: dict[str, tuple[tuple[str, str, object], ...]] = {
    "a kegiatan's pagu": ((A, "F22", 400_000_000),),
    "a program's pagu": ((A, "F41", 1_614_075_841),),
    "the jumlah": ((A, "F6", 23_733_274_960),),
    "a sub kegiatan's pagu": ((A, "F38", 8_215_000),),
    "a sub kegiatan's pagu in the other table": ((B, "F38", 8_215_000),),
    "a kegiatan's realisasi": ((B, "G22", 385_221_368),),
    "a sub kegiatan's realisasi": ((B, "G43", 1_236_019_500),),
    "the jumlah of realisasi": ((B, "G6", 23_425_222_114),),
    "a kind of belanja": ((TABEL_2_3, "B8", 33_651_879_244),),
    "a head count": ((TABEL_1_4, "D11", 5),),
    "a total of head counts": ((TABEL_1_4, "I6", 36),),
    "the row of totals": ((TABEL_1_4, "D6", 21),),
    "a target": ((B, "E33", "2 laporan"),),
    "the number of a row": ((TABEL_1_4, "A13", 7),),
    "a level against its amounts, without codes": ((B, "A23", "Kegiatan"),),
    "a code of another kegiatan": ((A, "B44", "8.01.05.2.01.02"), (B, "B44", "8.01.05.2.01.02")),
    "a code of a program": ((A, "B58", "8.1"),),
    "a fraction under a wrong sum": ((B, "G22", 385_321_368), (B, "G23", 7_606_000.5)),
    "a fraction and that of its sum": ((B, "G23", 7_606_000.5), (B, "G22", 385_220_368.5)),
    "a fraction under a wrong total": ((TABEL_2_3, "B8", 23_651_879_244.5), (TABEL_2_3, "B6", 23_733_274_900)),
}
# Where nobody can know what to type.
TO_LOOK_UP = frozenset(each for each in SLIPS if each.startswith("a fraction"))


# Where the codes tell the level too, they contradict it before the amounts do, and nobody can tell which is wrong.
WITHOUT_CODES = frozenset({"a level against its amounts, without codes"})


@pytest.mark.long
@pytest.mark.parametrize("slip", SLIPS)
def test_every_way_out_is_one(slip: str) -> None:
    def broken() -> Book:
        book = Book(codes=slip not in WITHOUT_CODES)
        for sheet, address, value in SLIPS[slip]:
            book[sheet][address].value = value
        return book

    before = judged(broken())
    at_first = said(before)
    found = [each for each in before.findings if each.code in JUDGED]
    assert found
    offered = 0
    for finding in found:
        for fixes in finding.problem.fixes:
            offered += 1
            book = broken()
            type_in(book, fixes)
            after = said(judged(book))
            assert (finding.code, finding.problem.place) not in after, (finding.code, finding.problem.place, fixes)
            assert after <= at_first, after - at_first
    assert bool(offered) is (slip not in TO_LOOK_UP)
