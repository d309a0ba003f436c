// Runs Python beside the page, so that the page never freezes. What it is sent first is everything it ever loads.
const unpacked = async (base64) => {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
};
const IN = "/masuk", OUT = "/keluar";
let python, answer;

const begin = async (parts) => {
  const wasm = await unpacked(parts.wasm);
  const library = await unpacked(parts.python);
  // The only two things that Python asks for: no request leaves the page, which its policy would refuse.
  self.fetch = async (url) => {
    if (String(url).endsWith(".wasm")) return new Response(wasm.body, { headers: { "Content-Type": "application/wasm" } });
    if (String(url).endsWith(".zip")) return library;
    throw new TypeError(`tidak ada di halaman ini: ${url}`);
  };
  python = await loadPyodide({
    indexURL: "https://halaman.invalid/",
    createPyodideModule,
    lockFileContents: nothingToLoad,
    packageBaseUrl: "https://halaman.invalid/",
    env: { HOME: IN, PYTHONHASHSEED: "0", PYTHONDONTWRITEBYTECODE: "1" },
  });
  python.FS.mkdirTree(IN);
  python.FS.mkdirTree(OUT);
  python.FS.chdir(IN);
  answer = python.runPython(`
from pathlib import Path
from in_browser import Session, warm_up
Session(Path("${OUT}")).answer
`);
};

const clear = (folder) => {
  for (const name of python.FS.readdir(folder)) {
    if (name === "." || name === "..") continue;
    const path = `${folder}/${name}`;
    if (python.FS.isDir(python.FS.stat(path).mode)) { clear(path); python.FS.rmdir(path); }
    else python.FS.unlink(path);
  }
};

// Files into a folder of their own leave the others where they are.
const lay = (files, into) => {
  const folder = into ? `${IN}/${into}` : IN;
  python.FS.mkdirTree(folder);
  clear(folder);
  for (const { path, bytes } of files) {
    const whole = `${folder}/${path}`;
    python.FS.mkdirTree(whole.slice(0, whole.lastIndexOf("/")));
    python.FS.writeFile(whole, bytes);
  }
};

self.onmessage = async ({ data }) => {
  try {
    if (data.parts) {
      await begin(data.parts);
      self.postMessage({ ready: true });
      setTimeout(() => python.globals.get("warm_up")(), 0);
      return;
    }
    if (data.files) { lay(data.files, data.into); self.postMessage({ id: data.id, given: {} }); return; }
    const given = JSON.parse(answer(JSON.stringify(data.asked)));
    if (given.file) {
      given.bytes = python.FS.readFile(given.file);
      given.name = given.file.slice(OUT.length + 1);
      clear(OUT);
    }
    self.postMessage({ id: data.id, given });
  } catch (error) {
    self.postMessage({ id: data.id, failed: String(error) });
  }
};
