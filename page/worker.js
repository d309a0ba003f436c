// Runs Python beside the page, so that the page never freezes. What it is sent first is everything it ever loads.
const unpacked = (blob) => blob.stream().pipeThrough(new DecompressionStream("gzip"));
const IN = "/masuk", OUT = "/keluar";
let python, answer, tooLarge = false;

// Python's memory grows up to a limit; what needs more is given up, and with it this worker.
const limited = (most) => {
  const { grow } = WebAssembly.Memory.prototype;
  WebAssembly.Memory.prototype.grow = function (pages) {
    if (this.buffer.byteLength + pages * 65_536 > most) { tooLarge = true; throw new RangeError("memori"); }
    return grow.call(this, pages);
  };
};

// A browser looks only now and then for what is needed no more, and what Python begins with is large. What is sent where
// nobody hears it is gone at once; to move it elsewhere within Chrome (transfer) leaves it where it was.
const { port1: nobody, port2: closed } = new MessageChannel();
closed.close();
const letGo = ({ buffer }) => nobody.postMessage(null, [buffer]);
const inPieces = async (packed, take) => {
  const reader = unpacked(packed).getReader();
  let at = 0;
  for (let got = await reader.read(); !got.done; got = await reader.read()) {
    take(got.value, at);
    at += got.value.length;
    letGo(got.value);
  }
};
const whole = async (packed, size) => {
  const all = new Uint8Array(size);
  await inPieces(packed, (piece, at) => all.set(piece, at));
  return all;
};

const nothing = async (url) => { throw new TypeError(`tidak ada di halaman ini: ${url}`); };
const begin = async (parts) => {
  const file = await whole(parts.wasm, MEMORY.file);
  let modules;
  // The only two things that Python asks for: no request leaves the page, which its policy would refuse.
  self.fetch = async (url) => {
    if (String(url).endsWith(".wasm")) return new Response(file, { headers: { "Content-Type": "application/wasm" } });
    if (String(url).endsWith(".zip")) {
      modules = await whole(parts.python, MEMORY.modules);
      return { ok: true, arrayBuffer: async () => modules.buffer };
    }
    return nothing(url);
  };
  python = await loadPyodide({
    indexURL: "https://halaman.invalid/",
    // The memory of a Python that has imported what a check needs goes straight to where it belongs; of what the
    // machine's own file holds of it, only what differs is kept.
    createPyodideModule: async (settings) => {
      const machine = await createPyodideModule(settings);
      machine._emscripten_resize_heap(MEMORY.whole);
      await inPieces(parts.memori, (piece, at) => machine.HEAPU8.set(piece, at));
      for (const [place, from, size] of MEMORY.laid) {
        for (let at = 0; at < size; at++) machine.HEAPU8[place + at] ^= file[from + at];
      }
      letGo(file);
      return machine;
    },
    lockFileContents: nothingToLoad,
    packageBaseUrl: "https://halaman.invalid/",
    env: { HOME: IN },
    _loadSnapshot: Uint8Array.from(MEMORY.head),
  });
  self.fetch = nothing;
  letGo(modules); // Python's folders hold another one
  python.FS.mkdirTree(IN);
  python.FS.mkdirTree(OUT);
  python.FS.chdir(IN);
  answer = python.globals.get("answer");
  answer(JSON.stringify({ do: "warm_up" }));
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
      limited(data.most);
      await begin(data.parts);
      self.postMessage({ ready: true });
      return;
    }
    if (data.files) { lay(data.files, data.into); self.postMessage({ id: data.id, given: {} }); return; }
    const given = JSON.parse(answer(JSON.stringify(data.asked)));
    if (tooLarge) { self.postMessage({ tooLarge }); return; }
    if (given.file) {
      given.bytes = python.FS.readFile(given.file);
      given.name = given.file.slice(OUT.length + 1);
      clear(OUT);
    }
    self.postMessage({ id: data.id, given }, given.bytes ? [given.bytes.buffer] : []);
  } catch (error) {
    self.postMessage(tooLarge ? { tooLarge } : { id: data.id, failed: String(error) });
  }
};
