"""Names of invented agencies, programs and indicators."""

from __future__ import annotations

import random

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
