"""Family S, the finished workbook: what it prints otherwise than it was typed."""

from __future__ import annotations

from lkjip_xl.rules.engine import Needs, page_of
from lkjip_xl.rules.findings import Severity


@page_of("S31", Severity.INFO, Needs.FINISHED)
def tercetak_lain() -> None:
    """Hasil jadi mencetak lain daripada yang diketik.

    Yang diperiksa:
        Setiap sel yang diketik di tabel laporan, saat `build` menulis hasil jadi: apakah setiap angka, kata, dan
        pindah barisnya tercetak. Program, kegiatan, dan jumlah dihitung lagi dari rinciannya. Sel yang sudah
        disebut temuan lain tidak disebut lagi. Sejak versi 0.4, di lembar Temuan hasil jadi.
    Mengapa penting:
        Tidak ada yang diketik boleh hilang diam-diam: pembaca draf harus tahu angka mana yang bukan ketikannya.
    Salah:
        Program diketik 3.861.486.910; jumlah kegiatannya, setelah satu dibetulkan, 3.861.485.910.
    Benar:
        Keduanya sama.
    Cara memperbaiki:
        Betulkan dahulu temuan lain di tabel itu; angka yang diketik lalu sama dengan yang tercetak.
    """
