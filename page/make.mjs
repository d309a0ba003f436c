// Makes what the page begins with, by the Python that will run in it: the same bytes on every machine.
// node make.mjs PYODIDE SOURCES.zip COMPILED.py SMALL.xlsx OUT: OUT/python.zip, memory and their like, packed, and memory.json,
// which holds the head that says what is in the memory, how large it and the others are, and what is laid into it
import nodeCrypto from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { laidBy } from "./laid.mjs";

const [folder, sources, compiling, small, out] = process.argv.slice(2);
const load = async (name) => import(pathToFileURL(join(folder, name)).href);
const { loadPyodide } = await load("pyodide.mjs");
const own = readFileSync(compiling, "utf-8");

// ---- the modules ----

const python = await loadPyodide({ indexURL: folder });
python.runPython(own);
const { FS } = python;
FS.writeFile("/sources.zip", readFileSync(sources));
python.runPython(`
from importlib._bootstrap_external import _code_to_hash_pyc
compile_all("/sources.zip", "/all.zip", lambda code, digest: _code_to_hash_pyc(code, digest, False))
`);
const all = join(out, "all.zip");
writeFileSync(all, FS.readFile("/all.zip"));

// ---- the memory when all of them that a check needs are imported ----

const SETTINGS = {
  indexURL: folder,
  env: { HOME: "/masuk", PYTHONHASHSEED: "0", PYTHONDONTWRITEBYTECODE: "1" },
  _sysExecutable: "/python",
};
// No clock and no chance has a part in it.
Date.now = () => 1735689600000;
Object.defineProperty(performance, "timeOrigin", { value: Date.now() });
performance.now = () => 0;
nodeCrypto.randomFillSync = (numbers) => numbers.fill(0);
crypto.getRandomValues = (numbers) => numbers.fill(0);
const begun = await loadPyodide({ ...SETTINGS, stdLibURL: all, _makeSnapshot: true });
for (const each of ["/masuk", "/keluar"]) begun.FS.mkdirTree(each);
begun.FS.chdir("/masuk");
begun.FS.writeFile("/keluar/kecil.xlsx", readFileSync(small));
begun.runPython(`
import gc, sys, zipimport
from pathlib import Path
import in_browser
from lkjip_xl.files.garbage import collect_rarely
in_browser.import_for_checks()
answer = in_browser.Session(Path("/keluar"), small=Path("/keluar/kecil.xlsx").read_bytes()).answer
sys.path.remove("")
`);
const names = begun.runPython(`${own}\nloaded()`).toJs();
begun.runPython(`
for each in list(globals()):
    if each not in ("answer", "in_browser", "gc", "sys", "zipimport", "collect_rarely") and not each.startswith("__"):
        del globals()[each]
del each
# What follows is read from another zip.
zipimport._zip_directory_cache.clear()
sys.path_importer_cache.clear()
gc.collect()
# What is here stays: no garbage is looked for among it, and of what is new as seldom as in the installed program.
gc.freeze()
collect_rarely()
`);
const machine = begun._module;
const end = (bytes) => { let at = bytes.length; while (at && !bytes[at - 1]) at--; return at; };
// What was freed is blank: it is packed to nothing.
const taken = [];
const last = end(machine.HEAPU8);
for (let size = 1 << 20; size >= 16; size >>= 1) {
  for (;;) {
    const place = machine._malloc(size);
    if (place + size > last) { machine._free(place); break; }
    machine.HEAPU8.fill(0, place, place + size);
    taken.push(place);
  }
}
for (const place of taken) machine._free(place);
const whole = machine.HEAPU8.length;
const memory = begun.makeMemorySnapshot();
const [, head] = new Uint32Array(memory.buffer, 0, 2);

// What the machine's own file holds of it is not held twice: there, only what differs is kept.
const file = new Uint8Array(readFileSync(join(folder, "pyodide.asm.wasm")));
const laid = laidBy(file);
for (const [place, from, size] of laid) {
  for (let at = 0; at < size; at++) memory[head + place + at] ^= file[from + at];
}
const bytes = end(memory);

// ---- packed ----

const write = (name, content) => {
  python.globals.set("content", python.toPy(content));
  const given = python.runPython("packed(content)");
  writeFileSync(join(out, `${name}.gz`), given.toJs());
  given.destroy();
};
python.globals.set("names", python.toPy(names));
python.runPython(`without("/all.zip", "/python.zip", names)`);
const modules = FS.readFile("/python.zip");
write("python.zip", modules);
write("memory", memory.subarray(head, bytes));
write("pyodide.asm.wasm", file);
const known = { head: [...memory.subarray(0, head)], whole, laid, file: file.length, modules: modules.length };
writeFileSync(join(out, "memory.json"), JSON.stringify(known));
