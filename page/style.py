"""How the page looks: the palette of everything that the tool writes, on a laptop, a phone, and in print."""

from __future__ import annotations

from string import Template

from lkjip_xl.rules.findings import Severity
from lkjip_xl.show import palette
from lkjip_xl.show.html import STYLE as _OF_RESULTS

_PAGE = Template("""
* { box-sizing: border-box; }
html { scroll-padding-top: 4em; }
html:has([data-sibuk]) { scroll-padding-top: 7em; }
body { max-width: 72em; margin: 0 auto; padding: 0 1em 3em; }
header { border-bottom: 3px solid $heading; margin-top: 1em; }
header h1 { color: $heading; font-size: 1.6em; margin: 0; }
header p { margin: .3em 0 .6em; }
nav { display: flex; flex-wrap: wrap; gap: .3em 1.4em; margin: 0 0 .6em; }
nav a { padding: .3em 0; }
main > section + section { border-top: 1px solid $line; margin-top: 1.8em; }
main h2 { color: $heading; font-size: 1.25em; margin: 1.4em 0 .4em; }
[hidden] { display: none !important; }
#atas { position: sticky; top: 0; z-index: 1; background: $faint_band; border-left: 6px solid $heading;
  padding: .5em .8em; margin: .8em 0; overflow-wrap: anywhere; }
#keadaan { margin: 0; }
#jalan { display: flex; gap: 1em; align-items: center; margin: .4em 0 0; }
#jalan progress { flex: 1; max-width: 30em; height: 1.2em; accent-color: $heading; min-width: 0; }
#jalan button { width: auto; }
#lepas { border: 2px dashed $plan; padding: .8em 1em 1em; text-align: center; }
#lepas.di-atas { border: 2px solid $heading; background: $band; }
button, .pilih { font: inherit; color: $heading; background: $paper; border: 1px solid $heading;
  border-radius: 4px; padding: .45em .9em; min-height: 2.6em; cursor: pointer; }
#lepas button { margin: .2em; }
button.utama { color: $paper; background: $heading; font-weight: bold; }
button:hover, .pilih:hover { text-decoration: underline; }
.berkas { position: relative; }
.berkas input { position: absolute; width: 1px; height: 1px; opacity: 0; }
.berkas .pilih, .isian .berkas .pilih { display: inline-block; margin: .1em .4em .1em 0; }
.berkas output { color: $faint; overflow-wrap: anywhere; }
[data-sibuk] main button { opacity: .55; cursor: default; }
:focus-visible, :focus-visible + .pilih { outline: 3px solid $link; outline-offset: 2px; }
input { font: inherit; max-width: 100%; padding: .3em; }
label { font-weight: bold; }
fieldset { border: 1px solid $line; display: grid; gap: .3em 1em; min-width: 0;
  grid-template-columns: repeat(auto-fill, minmax(min(17em, 100%), 1fr)); }
fieldset label { font-weight: normal; padding-left: 1.7em; }
fieldset input { margin-left: -1.4em; }
.isian { display: grid; grid-template-columns: repeat(auto-fill, minmax(15em, 1fr)); gap: 0 1.2em; }
.isian p { margin: .4em 0; }
.isian label { display: block; }
.isian input, .isian select { width: 100%; font: inherit; padding: .3em; min-height: 2.4em; }
small { color: $faint; display: block; font-size: .9em; }
summary { cursor: pointer; padding: .5em 0; color: $link; overflow-wrap: anywhere; }
.tombol, .tombol span { display: flex; flex-wrap: wrap; gap: .6em; }
.tombol { margin: .8em 0; }
#daftar { border-collapse: collapse; width: 100%; }
#daftar caption { text-align: left; font-weight: bold; color: $heading; padding: .4em 0; }
#daftar th, #daftar td { border-bottom: 1px solid $line; padding: .35em .6em; text-align: left; }
#daftar tbody th { font-weight: normal; overflow-wrap: anywhere; }
#daftar .angka, #daftar th:nth-child(n + 3) { text-align: right; }
#daftar .tone { border-left: 6px solid $heading; white-space: nowrap; }
#daftar .tone.error { border-left: 6px double $error; font-weight: bold; }
#daftar .tone.info { border-left: 6px dotted $faint; }
#daftar .tone.warning { border-left: 6px dashed $warning; }
article.hasil { border: 0; padding: 0; break-inside: auto; }
.nama { color: $link; border: 0; padding: .2em 0; min-height: 0; text-align: left; overflow-wrap: anywhere; }
.nama[aria-expanded=true] { font-weight: bold; }
.nama::before { content: "▸ " / ""; }
.nama[aria-expanded=true]::before { content: "▾ " / ""; }
.saring { display: flex; flex-wrap: wrap; gap: .5em; margin: 1.2em 0 0; }
.saring span { align-self: center; }
.saring button[aria-pressed=true] { background: $band; font-weight: bold; box-shadow: inset 0 -3px $heading; }
#semua:not([hidden]) ~ #rincian { margin-top: 2em; }
.aturan summary { padding: .3em 0 0; }
.aturan p { font-weight: bold; }
.tentang { margin: -.3em 0 .8em; }
#sebagian { border-left: 6px dashed $warning; padding: .1em .8em; margin: .8em 0; overflow-wrap: anywhere; }
#tentang-rekap ul { margin: .2em 0; }
.totals { border-collapse: collapse; }
.totals th, .totals td { padding: .2em .8em .2em 0; text-align: right; font-variant-numeric: tabular-nums; }
.totals tbody th { text-align: left; }
.jawab li, .hasil li, .who { overflow-wrap: anywhere; }
a { color: $link; }
footer { color: $faint; border-top: 1px solid $line; margin-top: 2em; }
@media (max-width: 40em) {
  #daftar th, #daftar td { padding: .35em .3em; }
  #daftar th:first-child { width: 50%; }
  #daftar .tone { white-space: normal; }
  #lepas button { margin: .2em 0; }
  dl { grid-template-columns: 1fr; }
  dt { margin-top: .3em; }
  .verdict strong { font-size: 1.2em; }
  button { width: 100%; }
  .saring button, .nama { width: auto; }
}
@media print {
  header p, nav, #atas, #lepas, .tombol, .tentang, main section summary, footer,
  main > section:not(:first-child), main > p, #judul-periksa { display: none; }
}
""").substitute(
    heading=palette.HEADING,
    paper=palette.PAPER,
    plan=palette.PLAN,
    line=palette.LINE,
    faint=palette.FAINT_INK,
    faint_band=palette.FAINT_BAND,
    band=palette.BAND,
    link=palette.LINK,
    error=palette.SEVERITIES[Severity.ERROR].line,
    warning=palette.SEVERITIES[Severity.WARNING].line,
)

STYLE = _OF_RESULTS + _PAGE
