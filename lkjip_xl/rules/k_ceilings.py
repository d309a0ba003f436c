"""Family K, targets that are a ceiling in one table only: the sign decides which way more is better."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.methods.capaian import is_ceiling
from lkjip_xl.report.model import Report
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.evidence.sayings import Saying
from lkjip_xl.rules.findings import Severity
from lkjip_xl.rules.k_indicators import told_in_figures
from lkjip_xl.rules.support import problem
from lkjip_xl.tables import facts
from lkjip_xl.tables.calculation import Capaian
from lkjip_xl.tables.facts import FactOfYear


@rule("K23", Severity.WARNING, requires=frozenset({"K06"}))
def tanda_target_berbeda(report: Report) -> Iterator[Outcome]:
    """Target bertanda ≤ di satu tabel saja.

    Yang diperiksa:
        Target PK tahun laporan yang di satu tabel ditulis sebagai batas atas (≤ 75, maksimal 75), di tabel lain
        tanpa tanda itu, padahal RUMUS CAPAIAN-nya tidak dipilih.
    Mengapa penting:
        Tanda ≤ berarti makin rendah makin baik. Tanpa tanda itu capaiannya dihitung makin tinggi makin baik.
    Salah:
        Perjanjian Kinerja ≤ 75; Tabel 3.1.1.a 75, capaian 74,46 ÷ 75.
    Benar:
        ≤ 75 di kedua tabel, atau rumusnya dipilih di RUMUS CAPAIAN.
    Cara memperbaiki:
        Samakan tandanya, atau pilih RUMUS CAPAIAN; lalu periksa capaiannya.
    """
    agreements = [FactOfYear(each, report.settings.tahun) for each in (facts.TARGET_PK, facts.TARGET_PK_PERUBAHAN)]
    for sayings in (told.get(fact, ()) for told in told_in_figures(report) for fact in agreements):
        ceiling = next((each for each in sayings if is_ceiling(each.cell.written)), None)
        for here in sayings if ceiling else ():
            if ceiling is not None and _is_taken_as_floor(here):
                yield problem(
                    here.table,
                    here.row,
                    here.column.key,
                    f"Target ini tanpa tanda, padahal di {ceiling.table.sheet} {ceiling.cell.place.cell} "
                    f"tertulis {ceiling.cell.written}: di sini capaiannya dihitung makin tinggi makin baik.",
                    expected=ceiling.cell.written,
                    actual=here.cell.written,
                    elsewhere=ceiling.table.sheet,
                    hint="Samakan tandanya, atau pilih RUMUS CAPAIAN; lalu periksa capaiannya.",
                    basis=(ceiling.cell.place,),
                    related=(ceiling.cell.place,),
                )


def _is_taken_as_floor(saying: Saying) -> bool:
    """Whether a target that is a number is divided as one that more is better for, though nobody chose that."""
    calcs = [each.calc for each in saying.table.spec.columns if isinstance(each.calc, Capaian)]
    calc = next((each for each in calcs if each.target == saying.column.key), None)
    if calc is None or saying.cell.number is None or is_ceiling(saying.cell.written):
        return False
    return not saying.row.text(calc.rumus)
