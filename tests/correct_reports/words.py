"""Names of invented agencies, programs and indicators."""

from __future__ import annotations

import random
from collections.abc import Mapping

AGENCIES = (
    "Dinas Pertanian dan Ketahanan Pangan",
    "Dinas Komunikasi dan Informatika",
    "Badan Pengelola Pajak Daerah",
    "Dinas Perhubungan",
    "Inspektorat Daerah",
    "Kecamatan Rimba Tengah",
    "Rumah Sakit Umum Daerah",
    "Dinas Pariwisata dan Kebudayaan",
)
GOVERNMENTS = ("Kabupaten Tanah Elok", "Kota Muara Teduh", "Provinsi Selat Biru", "Kabupaten Bukit Rawa")
_VERBS = (
    *("Penyusunan", "Pembinaan", "Pengawasan", "Pemeliharaan", "Penyediaan", "Koordinasi", "Fasilitasi"),
    *(
        "Evaluasi",
        "Pendataan",
        "Sosialisasi",
        "Pengembangan",
        "Rehabilitasi",
        "Monitoring",
        "Pengendalian",
        "Penataan",
    ),
    *("Peningkatan", "Pemberdayaan", "Pelatihan", "Penguatan", "Verifikasi"),
)
_TOPICS = (
    *("Irigasi Tersier", "Lumbung Pangan", "Jaringan Serat Optik", "Terminal Angkutan", "Cagar Budaya"),
    *("Retribusi Pasar", "Taman Kota", "Posyandu Lansia", "Perpustakaan Keliling", "Bank Sampah"),
    *("Kelompok Tani", "Destinasi Wisata", "Rambu Lalu Lintas", "Pusat Data", "Gudang Arsip", "Kapal Nelayan"),
    *("Pos Pelayanan Terpadu", "Bibit Unggul", "Air Bersih Perdesaan", "Rumah Potong Hewan", "Sanggar Seni"),
    *("Laboratorium Lingkungan", "Hutan Rakyat", "Koperasi Simpan Pinjam", "Gedung Serbaguna", "Jalan Lingkungan"),
    *("Sistem Peringatan Dini", "Peserta Magang", "Barang Milik Daerah", "Naskah Dinas", "Aduan Warga"),
    *("Keluarga Prasejahtera", "Pekerja Migran", "Usaha Mikro", "Peternak Sapi", "Balai Benih", "Dermaga Rakyat"),
)
_AIMS = (
    *("Meningkatnya Kualitas", "Terwujudnya Tata Kelola", "Menurunnya Risiko", "Meningkatnya Akses", "Terjaganya"),
    *("Meningkatnya Kemandirian", "Terpenuhinya Kebutuhan", "Menguatnya Peran"),
)
_MEASURES = (
    *("Cakupan", "Tingkat Kepuasan atas", "Indeks", "Jumlah", "Rasio", "Mutu", "Nilai", "Angka"),
    *("Ketepatan Waktu", "Ketersediaan"),
)
_UPKEEP = "Penyediaan Jasa Pemeliharaan, Biaya Pemeliharaan"
# Program Penunjang as the ministry names its kegiatan and sub kegiatan, by the number of the kegiatan.
GENERAL_AFFAIRS: Mapping[int, tuple[str, tuple[str, ...]]] = {
    1: (
        "Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah",
        (
            "Penyusunan Dokumen Perencanaan Perangkat Daerah",
            "Koordinasi dan Penyusunan Dokumen RKA-SKPD",
            "Koordinasi dan Penyusunan Dokumen Perubahan RKA-SKPD",
            "Koordinasi dan Penyusunan DPA-SKPD",
            "Koordinasi dan Penyusunan Perubahan DPA-SKPD",
            "Koordinasi dan Penyusunan Laporan Capaian Kinerja dan Ikhtisar Realisasi Kinerja SKPD",
            "Evaluasi Kinerja Perangkat Daerah",
        ),
    ),
    2: (
        "Administrasi Keuangan Perangkat Daerah",
        (
            "Penyediaan Gaji dan Tunjangan ASN",
            "Penyediaan Administrasi Pelaksanaan Tugas ASN",
            "Pelaksanaan Penatausahaan dan Pengujian/Verifikasi Keuangan SKPD",
            "Koordinasi dan Penyusunan Laporan Keuangan Akhir Tahun SKPD",
            "Koordinasi dan Penyusunan Laporan Keuangan Bulanan/ Triwulanan/ Semesteran SKPD",
        ),
    ),
    5: (
        "Administrasi Kepegawaian Perangkat Daerah",
        (
            "Pengadaan Pakaian Dinas Beserta Atribut Kelengkapannya",
            "Pendidikan dan Pelatihan Pegawai Berdasarkan Tugas dan Fungsi",
            "Bimbingan Teknis Implementasi Peraturan Perundang-Undangan",
        ),
    ),
    6: (
        "Administrasi Umum Perangkat Daerah",
        (
            "Penyediaan Komponen Instalasi Listrik/Penerangan Bangunan Kantor",
            "Penyediaan Peralatan dan Perlengkapan Kantor",
            "Penyediaan Peralatan Rumah Tangga",
            "Penyediaan Bahan Logistik Kantor",
            "Penyediaan Barang Cetakan dan Penggandaan",
            "Penyediaan Bahan Bacaan dan Peraturan Perundang-undangan",
            "Penyelenggaraan Rapat Koordinasi dan Konsultasi SKPD",
        ),
    ),
    7: (
        "Pengadaan Barang Milik Daerah Penunjang Urusan Pemerintah Daerah",
        ("Pengadaan Mebel", "Pengadaan Peralatan dan Mesin Lainnya"),
    ),
    8: (
        "Penyediaan Jasa Penunjang Urusan Pemerintahan Daerah",
        (
            "Penyediaan Jasa Surat Menyurat",
            "Penyediaan Jasa Komunikasi, Sumber Daya Air dan Listrik",
            "Penyediaan Jasa Peralatan dan Perlengkapan Kantor",
            "Penyediaan Jasa Pelayanan Umum Kantor",
        ),
    ),
    9: (
        "Pemeliharaan Barang Milik Daerah Penunjang Urusan Pemerintahan Daerah",
        (
            f"{_UPKEEP}, dan Pajak Kendaraan Perorangan Dinas atau Kendaraan Dinas Jabatan",
            f"{_UPKEEP}, Pajak dan Perizinan Kendaraan Dinas Operasional atau Lapangan",
            "Pemeliharaan Mebel",
            "Pemeliharaan Peralatan dan Mesin Lainnya",
            "Pemeliharaan/Rehabilitasi Gedung Kantor dan Bangunan Lainnya",
            "Pemeliharaan/Rehabilitasi Sarana dan Prasarana Gedung Kantor atau Bangunan Lainnya",
        ),
    ),
}
RUBRICS = ("Kesekretariatan", "Bidang Sarana", "Bidang Pelayanan", "Bidang Pengendalian", "UPT Wilayah I", "Kasi")
THINGS = ("Meja kerja", "Kursi rapat", "Laptop", "Mobil dinas", "Sepeda motor", "Pencetak", "Lemari arsip")


class Names:
    """Names that were not given yet."""

    def __init__(self, chance: random.Random) -> None:
        self._left = {
            "baris": [f"{verb} {topic}" for verb in _VERBS for topic in _TOPICS],
            "sasaran": [f"{aim} {topic}" for aim in _AIMS for topic in _TOPICS],
            "indikator": [f"{measure} {topic}" for measure in _MEASURES for topic in _TOPICS],
        }
        for names in self._left.values():
            chance.shuffle(names)

    def row(self) -> str:
        return self._left["baris"].pop()

    def sasaran(self) -> str:
        return self._left["sasaran"].pop()

    def growth(self) -> str:
        """What may be negative says so in its name."""
        return f"Pertumbuhan {self._left['baris'].pop()}"

    def indicator(self) -> str:
        return self._left["indikator"].pop()
