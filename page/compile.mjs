// Compiles Python with the Python that will run it, and packs with its zlib: the same bytes on every machine.
// node compile.mjs PYODIDE PYTHON.zip FILE… OUT: the modules of the zip, and each file, as OUT/….gz
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, sources, ...rest] = process.argv.slice(2);
const out = rest.pop();
const { loadPyodide } = await import(pathToFileURL(join(folder, "pyodide.mjs")).href);
const python = await loadPyodide({ indexURL: folder });

python.FS.writeFile("/sources.zip", readFileSync(sources));
python.runPython(`
import gzip, io, marshal, zipfile
from importlib._bootstrap_external import _code_to_hash_pyc
from importlib.util import source_hash

def compiled(name, source):
    # Pages of rules are docstrings, and Pyodide makes some of its texts of them; the others nobody reads.
    read = name.startswith(("lkjip_xl/rules/", "pyodide/", "_pyodide/"))
    code = compile(source, name, "exec", dont_inherit=True, optimize=0 if read else 2)
    return bytes(_code_to_hash_pyc(code, source_hash(source), False))

with zipfile.ZipFile("/sources.zip") as sources, zipfile.ZipFile("/python.zip", "w") as modules:
    for name in sorted(sources.namelist()):
        content = sources.read(name)
        if name.endswith(".py"):
            name, content = name + "c", compiled(name, content)
        modules.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)

def packed(content):
    return gzip.compress(content, 9, mtime=0)
`);
const packed = python.globals.get("packed");
const write = (name, content) => {
  const proxy = packed(content);
  writeFileSync(join(out, `${name}.gz`), proxy.toJs());
  proxy.destroy();
};
write("python.zip", python.toPy(python.FS.readFile("/python.zip")));
for (const file of rest) write(basename(file), python.toPy(new Uint8Array(readFileSync(file))));
