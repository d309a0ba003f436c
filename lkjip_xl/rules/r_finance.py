"""Family R: the report held against files of the finance system, by ``lkjip-xl reconcile``."""

from __future__ import annotations

from lkjip_xl.rules.engine import page_of
from lkjip_xl.rules.findings import Severity


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
        Telusuri dengan lembar Baris sumber (reconcile -o), lalu betulkan yang salah.
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
