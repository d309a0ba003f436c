"""Family R: the report held against files of the finance system, by ``lkjip-xl reconcile``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkjip_xl.finance.amounts import Unknown, known
from lkjip_xl.finance.compare.causes import Difference, Neighbour, likely_cause
from lkjip_xl.finance.compare.comparison import CODES, Compared, Comparison, ReportCell
from lkjip_xl.finance.compare.tree import Node
from lkjip_xl.finance.read.unknowns import gather
from lkjip_xl.report.model import Row
from lkjip_xl.rules.engine import page_of
from lkjip_xl.rules.findings import Problem, Severity, Unjudged
from lkjip_xl.rules.r_in_doubt import Doubts
from lkjip_xl.rules.r_levels_given import not_broken_down
from lkjip_xl.rules.r_names import Names, named_at
from lkjip_xl.rules.r_passed_on import ONLY_HERE, ONLY_THERE, PassedOn
from lkjip_xl.tables import TABEL_2_7
from lkjip_xl.tables.measures import Measure
from lkjip_xl.text.sentences import quoted_name, rupiah

_DOCUMENTS = {Measure.PAGU: "DPA", Measure.REALISASI: "laporan realisasi"}
_NAMED_OTHERWISE = "R05"


@page_of("R01", Severity.ERROR)
def hanya_di_lkjip() -> None:
    """Baris ini hanya ada di LKjIP.

    Yang diperiksa:
        Program, kegiatan, dan sub kegiatan di Tabel 2.7 dan 3.1.1.b yang tidak ditemukan di berkas keuangan, baik
        menurut kode maupun menurut nama.
    Mengapa penting:
        Anggaran yang tidak ada di sistem keuangan tidak dapat dipertanggungjawabkan.
    Salah:
        Sub kegiatan yang sudah dihapus pada perubahan anggaran masih ada di Tabel 2.7.
    Benar:
        Baris di LKjIP sama dengan baris di DPA perubahan.
    Cara memperbaiki:
        Hapus barisnya, betulkan kode atau namanya, atau pasangkan di lembar Pemetaan.
    """


@page_of("R02", Severity.ERROR)
def hanya_di_berkas_keuangan() -> None:
    """Baris ini hanya ada di berkas keuangan.

    Yang diperiksa:
        Program, kegiatan, dan sub kegiatan di berkas keuangan yang tidak ditemukan di LKjIP.
    Mengapa penting:
        Anggaran yang tidak dilaporkan membuat jumlah LKjIP kurang dari jumlah di sistem keuangan.
    Salah:
        Sub kegiatan baru pada perubahan anggaran tidak ada di Tabel 2.7.
    Benar:
        Setiap sub kegiatan di DPA ada di Tabel 2.7.
    Cara memperbaiki:
        Sisipkan barisnya di Tabel 2.7 dan 3.1.1.b sesudah baris yang disebut, atau pasangkan di lembar Pemetaan.
    """


@page_of("R03", Severity.ERROR)
def pagu_berbeda() -> None:
    """Pagu berbeda dari berkas keuangan.

    Yang diperiksa:
        Pagu setiap sub kegiatan, kegiatan, program, dan jumlahnya di Tabel 2.7 dan 3.1.1.b terhadap berkas
        keuangan. Selisih yang hanya meneruskan selisih rinciannya tidak disebut lagi, kecuali rinciannya
        dikecualikan. Nilai yang tidak terbaca atau kosong di berkas keuangan bukan 0: barisnya dan jumlah di
        atasnya tidak dinilai. Begitu pula baris yang tercatat dua kali, dan yang di bawah tingkat berkas yang
        hanya memuat program atau kegiatan.
    Mengapa penting:
        Pagu di LKjIP harus sama dengan DPA sampai rupiahnya.
    Salah:
        Pagu 81.395.751, di DPA 81.395.715.
    Benar:
        Pagu 81.395.715.
    Cara memperbaiki:
        Cocokkan dengan DPA yang berlaku (murni atau perubahan), lalu ketik ulang.
    """


@page_of("R04", Severity.ERROR)
def realisasi_berbeda() -> None:
    """Realisasi berbeda dari berkas keuangan.

    Yang diperiksa:
        Realisasi setiap sub kegiatan, kegiatan, program, dan jumlahnya di Tabel 3.1.1.b terhadap berkas keuangan:
        nilai realisasi dikurangi setoran. Selisih yang hanya meneruskan selisih rinciannya tidak disebut lagi,
        kecuali rinciannya dikecualikan. Nilai yang tidak terbaca atau kosong di berkas keuangan bukan 0: barisnya
        dan jumlah di atasnya tidak dinilai. Begitu pula baris yang tercatat dua kali, dan yang di bawah tingkat
        berkas yang hanya memuat program atau kegiatan.
    Mengapa penting:
        Realisasi di LKjIP harus sama dengan laporan realisasi anggaran.
    Salah:
        Realisasi 385.221.368, di laporan realisasi 385.220.368.
    Benar:
        Realisasi 385.220.368.
    Cara memperbaiki:
        Telusuri dengan lembar Baris sumber di buku kerja rekonsiliasi, lalu betulkan yang salah.
    """


@page_of("R05", Severity.INFO)
def nama_berbeda() -> None:
    """Nama baris tidak sama dengan di berkas keuangan.

    Yang diperiksa:
        Baris yang dicocokkan menurut kodenya, padahal namanya berbeda; dan baris tanpa kode yang dicocokkan karena
        namanya mirip. Bila sebagian besar baris bernama sama tetapi berkode lain (penomoran lama), disebut sekali
        dengan banyaknya.
    Mengapa penting:
        Baris yang salah dicocokkan membuat selisih yang tidak ada, atau menyembunyikan selisih yang ada.
    Salah:
        Pendaftaran dan Pengolahan Administrasi Kepegawaian, di DPA Pendataan dan Pengolahan.
    Benar:
        Nama dan kode seperti di DPA, atau pasangannya ditulis di lembar Pemetaan.
    Cara memperbaiki:
        Isi kolom KODE, samakan namanya, atau tulis pasangannya di lembar Pemetaan.
    """


class Judge:
    """What must be said of a comparison. ``causes`` has the likely cause of each problem by its identity.

    What only follows from another finding says so; `rules/causes.py` decides which of them are shown.
    """

    def __init__(self, found: Comparison) -> None:
        self._found = found
        self._passed_on = PassedOn(found)
        self._doubts = Doubts(found, self._passed_on)
        self._names = Names(found, self._passed_on)
        self.causes: dict[int, str] = {}

    def outcomes(self) -> Iterator[tuple[str, Problem | Unjudged]]:
        """What is wrong, and what could not be judged."""
        yield from self._problems()
        yield from self._not_judged()

    def _problems(self) -> Iterator[tuple[str, Problem]]:
        yield from ((_NAMED_OTHERWISE, each) for each in self._names.numbered_otherwise())
        for row in self._found.table.rows:
            compared = self._passed_on.compared(row)
            if compared.node is None:
                above = None if row.parent is None else self._found.table.rows[row.parent]
                topmost = above is None or self._passed_on.compared(above).node is not None
                if topmost and self._has_money(compared):
                    yield ONLY_HERE, self._names.only_here(row)
                continue
            match = compared.match
            if (
                match is not None
                and not self._names.is_renumbered(row)
                and self._names.is_named_otherwise(row, match)
            ):
                yield _NAMED_OTHERWISE, self._names.named_otherwise(row, match)
            yield from self._amounts(row)
        if self._found.table.total is not None:
            yield from self._amounts(self._found.table.total)
        for node in self._found.matching.only_there:
            if any(known(node.amount(measure)) for measure in self._found.measures):
                yield ONLY_THERE, self._names.only_there(node)

    def _not_judged(self) -> Iterator[tuple[str, Unjudged]]:
        """Where one side cannot be read: the cells, and what hangs on them; or says nothing of a level."""
        yield from not_broken_down(self._found)
        every = [*self._found.compared, self._found.total]
        for measure in self._found.measures:
            rows = [(each.label, each.there.get(measure), self._is_total(each)) for each in every]
            for cells in gather(rows):
                yield CODES[measure], Unjudged(cells.sentence(measure))
            for each in every:
                for cell in each.cells.get(measure, ()):
                    if cell.is_unreadable:
                        yield CODES[measure], _unreadable_here(cell, measure, each.label)
        for node in self._found.matching.only_there:
            unknown = [each for each in self._found.measures if isinstance(node.amount(each), Unknown)]
            if unknown and not any(known(node.amount(measure)) for measure in self._found.measures):
                yield ONLY_THERE, _unreadable_there(node, unknown)

    def _is_total(self, compared: Compared) -> bool:
        return compared.node is None or bool(self._found.tree.children(compared.node))

    def _has_money(self, compared: Compared) -> bool:
        """Whether a row has an amount that could be missed: a file of documents has none of what was not spent."""
        return any(compared.here(each) for each in self._found.measures if compared.is_judged(each))

    def _amounts(self, row: Row) -> Iterator[tuple[str, Problem]]:
        for measure in self._found.measures:
            wrong = self._passed_on.wrong_cells(row, measure)
            if wrong:
                yield CODES[measure], self._difference(row, measure, wrong)

    def _difference(self, row: Row, measure: Measure, wrong: Sequence[ReportCell]) -> Problem:
        compared, cell = self._passed_on.compared(row), wrong[0]
        here, there = cell.amount or Decimal(0), compared.known_there(measure) or Decimal(0)
        consequence_of = self._passed_on.causes(row, measure)
        doubt = None if consequence_of else self._doubts.of(row, measure)
        # What nobody can blame on the report has no cause in it, unless two rows of it are exchanged.
        blames = not consequence_of and (doubt is None or doubt.file_adds_up)
        cause = self._cause(compared, measure, here, there) if blames else ""
        problem = named_at(
            cell,
            Problem(
                cell.place,
                f"{measure.capitalize()} di sini {_state(cell, compared, measure)}"
                + (f": {cause}." if cause else "."),
                expected=there,
                actual=cell.amount,
                written="" if cell.amount is not None else cell.row.text(cell.column) or "kosong",
                difference=here - there,
                elsewhere="berkas keuangan" if doubt else "",
                hint=(f"{doubt.reason}; " if doubt else "")
                + f"{'c' if doubt else 'C'}ocokkan dengan {_DOCUMENTS[measure]}, lalu betulkan yang salah."
                + self._on_rounding(compared, measure),
                related=tuple(other.place for other in wrong[1:]),
                consequence_of=consequence_of,
                fixes=self._passed_on.fixes(row, measure) if doubt is None or doubt.file_adds_up else (),
            ),
        )
        self.causes[id(problem)] = cause
        return problem

    def _on_rounding(self, compared: Compared, measure: Measure) -> str:
        off = self._found.rounding_of(compared, measure)
        return f" Angka di berkas keuangan dibulatkan, lebih kurang {rupiah(off)}." if off else ""

    def _cause(self, compared: Compared, measure: Measure, here: Decimal, there: Decimal) -> str:
        if compared.node is None:
            return ""
        neighbours = [
            Neighbour(other.label, other.here(measure), other.known_there(measure))
            for other in self._found.compared
            if other is not compared and other.level is compared.level
        ]
        parts = self._found.tree.children(compared.node)
        return likely_cause(Difference(measure, here, there, compared.node, neighbours, parts))


def _state(cell: ReportCell, compared: Compared, measure: Measure) -> str:
    """How an amount stands to that of the finance system."""
    there = compared.known_there(measure)
    if cell.amount is None:
        written = cell.row.text(cell.column)
        return f"{f'berisi “{written}”' if written else 'kosong'}, padahal di berkas keuangan ada"
    return "tidak ada di berkas keuangan" if not there else "berbeda dari berkas keuangan"


def _unreadable_here(cell: ReportCell, measure: Measure, label: str) -> Unjudged:
    written = cell.row.text(cell.column)
    stands = f"berisi {written}" if written else "berisi rumus yang belum pernah dihitung"
    return Unjudged(
        f"{cell.table.sheet}, sel {cell.place.address} {stands}: {measure} {quoted_name(label)} tidak dinilai. "
        "Betulkan dahulu; pemeriksaan LKjIP-nya menunjukkan caranya"
    )


def _unreadable_there(node: Node, measures: Sequence[Measure]) -> Unjudged:
    return Unjudged(
        f"{quoted_name(node.label)} hanya ada di berkas keuangan, dan {' serta '.join(measures)}nya tidak "
        f"diketahui. Tambahkan barisnya di {TABEL_2_7.sheet} bila memang ada anggarannya"
    )
