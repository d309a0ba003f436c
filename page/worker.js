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

// The memory of a Python that has imported what a check needs, behind a head that says what is in it. It goes straight
// to where it belongs: a second one would take as much again.
const begun = async (packed) => {
  const reader = unpacked(packed).getReader();
  const head = new Uint8Array(MEMORY.head);
  let rest = new Uint8Array();
  for (let end = 0; end < head.length;) {
    const { value } = await reader.read();
    const part = value.subarray(0, head.length - end);
    head.set(part, end);
    end += part.length;
    rest = value.subarray(part.length);
  }
  // Of what the machine's own file holds of it, only what differs is kept.
  const lay = async (memory, file) => {
    let end = 0;
    for (let value = rest, done = false; !done; { value, done } = await reader.read()) {
      memory.set(value, end);
      end += value.length;
    }
    for (const [place, from, size] of MEMORY.laid) {
      for (let at = 0; at < size; at++) memory[place + at] ^= file[from + at];
    }
  };
  return { head, lay };
};

const nothing = async (url) => { throw new TypeError(`tidak ada di halaman ini: ${url}`); };
const begin = async (parts) => {
  const file = new Uint8Array(await new Response(unpacked(parts.wasm)).arrayBuffer());
  const { head, lay } = await begun(parts.memori);
  // The only two things that Python asks for: no request leaves the page, which its policy would refuse.
  self.fetch = async (url) => {
    if (String(url).endsWith(".wasm")) return new Response(file, { headers: { "Content-Type": "application/wasm" } });
    if (String(url).endsWith(".zip")) return new Response(unpacked(parts.python));
    return nothing(url);
  };
  python = await loadPyodide({
    indexURL: "https://halaman.invalid/",
    createPyodideModule: async (settings) => {
      const machine = await createPyodideModule(settings);
      machine._emscripten_resize_heap(MEMORY.whole);
      await lay(machine.HEAPU8, file);
      return machine;
    },
    lockFileContents: nothingToLoad,
    packageBaseUrl: "https://halaman.invalid/",
    env: { HOME: IN },
    _loadSnapshot: head,
  });
  // What it began with is needed no more, and is large.
  self.fetch = nothing;
  file.buffer.transfer?.(0);
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
    self.postMessage({ id: data.id, given });
  } catch (error) {
    self.postMessage(tooLarge ? { tooLarge } : { id: data.id, failed: String(error) });
  }
};
