"use strict";
const $ = (id) => document.getElementById(id);
// What the page is about: the files that were chosen, by the path that Python knows them by.
const page = { worker: null, waiting: new Map(), next: 0, chosen: [], files: [], checked: new Set(), busy: false,
  // What explains the codes of findings.
  rules: {},
  // How long one thing may take, and how large Python's memory may grow for it.
  most: { seconds: 600, bytes: 1_000_000_000 } };

// ---- Python, in a worker of its own ----

// What is packed stands in the page as letters of fifteen bits; taken out once, it leaves the page.
const taken = (name) => {
  const holder = $(`isi-${name}`);
  const bytes = new Uint8Array(Number(holder.dataset.bytes));
  let rest = 0;
  let bits = 0;
  let at = 0;
  // A browser holds a long text in pieces: none of all of them is made.
  for (let piece = holder.firstChild; piece; piece = holder.firstChild) {
    const letters = piece.data;
    piece.remove();
    for (let letter = 0; letter < letters.length; letter++) {
      rest = (rest << 15) | (letters.charCodeAt(letter) - 0x4000);
      for (bits += 15; bits >= 8 && at < bytes.length;) { bits -= 8; bytes[at++] = rest >>> bits; }
      rest &= (1 << bits) - 1;
    }
  }
  holder.remove();
  return new Blob([bytes]);
};
const unpacked = (blob) => new Response(blob.stream().pipeThrough(new DecompressionStream("gzip")));
const parts = Object.fromEntries(["wasm", "memori", "python"].map((name) => [name, taken(name)]));
const script = unpacked(taken("kerja")).text();

const start = async () => {
  say("Menyiapkan program… (beberapa detik)", "Siap. Pilih buku kerja yang akan diperiksa.");
  page.checked.clear();
  page.laid = null;
  let begun;
  page.ready = new Promise((resolve, reject) => { begun = { resolve, reject }; });
  page.begun = begun;
  page.ready.then(
    () => { document.body.dataset.siap = "ya"; if (!page.busy && page.oncePrepared) say(page.oncePrepared); },
    (error) => {
      if (hasEnded(error)) return;
      console.error(error);
      say("Program tidak dapat dimulai. Buka halaman ini di Chrome, Edge, atau Firefox yang baru.");
    },
  );
  try { await begin(begun); } catch (error) { begun.reject(error); }
};

const begin = async ({ resolve, reject }) => {
  const source = URL.createObjectURL(new Blob([await script], { type: "text/javascript" }));
  const worker = new Worker(source);
  page.worker = worker;
  worker.onerror = () => reject(new Error("mulai"));
  worker.onmessage = ({ data }) => {
    if (data.ready) { URL.revokeObjectURL(source); resolve(); return; }
    if (data.tooLarge) { end(new TooMuch("memorinya tidak cukup")); return; }
    const wait = page.waiting.get(data.id);
    page.waiting.delete(data.id);
    clearTimeout(wait?.timer);
    if (wait) data.failed === undefined ? wait.resolve(data.given) : wait.reject(new Error(data.failed));
    else if (data.failed !== undefined) reject(new Error(data.failed));
  };
  worker.postMessage({ parts, most: page.most.bytes });
};

const send = async (message) => {
  await page.ready;
  return new Promise((resolve, reject) => {
    const id = ++page.next;
    const late = new TooMuch(`lebih dari ${Math.ceil(page.most.seconds / 60)} menit`);
    page.waiting.set(id, { resolve, reject, timer: setTimeout(() => end(late), page.most.seconds * 1000) });
    // Files go over to Python: they would be held twice.
    page.worker.postMessage({ id, ...message }, (message.files ?? []).map(({ bytes }) => bytes.buffer));
  });
};
const ask = (asked) => send({ asked });

class Stopped extends Error {}
class TooMuch extends Error {}
const hasEnded = (error) => error instanceof Stopped || error instanceof TooMuch;
const told = (error) => `Dihentikan: ${error.message}. Bagi isinya menjadi beberapa berkas, atau pakai program lkjip-xl yang dipasang di komputer.`;
const end = (error) => {
  page.worker?.terminate();
  const waiting = [...page.waiting.values()];
  page.waiting.clear();
  page.begun?.reject(error); // what waits for a program that is ended waits for nothing
  start();
  for (const { reject, timer } of waiting) { clearTimeout(timer); reject(error); }
};
const stop = () => end(new Stopped());

// ---- what the page says ----

// What a stop has ended stays said until the next thing is done, with that the program is ready again.
const say = (text, oncePrepared = "") => {
  $("keadaan").textContent = text;
  page.oncePrepared = oncePrepared;
};
// What is cleared while something is worked on does not hide what.
const sayIdle = (text) => { if (!page.busy) say(text); };
const sayAgain = (text) => say(`${text} Program disiapkan lagi…`, `${text} Program siap lagi.`);
const element = (name, text, attributes = {}) => {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
};
const list = (input) => [...input.files].map(({ name }) => name).join(", ") || "belum ada berkas";
// A line ends between the words of a long name of a file, not within one.
const breakable = (name) => name.split(/(?<=_)/).flatMap((part) => [part, element("wbr")]);
const note = (texts) => { for (const text of texts) $("catatan").append(element("li", text)); };

// One thing at a time, with a line that says what and a button that stops it.
const isBusy = () => {
  if (page.busy) say("Masih bekerja. Tunggu sampai selesai, atau tekan “Hentikan”.");
  return page.busy;
};
const work = async (text, task) => {
  if (isBusy()) return;
  page.busy = true;
  $("jalan").hidden = false;
  $("maju").removeAttribute("value");
  document.body.dataset.sibuk = "ya";
  say(text);
  try {
    say((await task()) || "Selesai.");
  } catch (error) {
    const ended = hasEnded(error);
    if (!ended) { console.error(error); stop(); } // Python that has failed is not asked again
    sayAgain(error instanceof Stopped ? `Dihentikan. ${error.left ?? ""}`.trim()
      : ended ? told(error) : `Maaf, terjadi kegagalan; coba satu berkas saja, yang lebih kecil. ${error.left ?? ""}`.trim());
  } finally {
    page.busy = false;
    if (document.activeElement === $("berhenti")) $("pilih-berkas").focus();
    $("jalan").hidden = true;
    delete document.body.dataset.sibuk;
  }
};

// What was written, or why it was not.
const handOver = (given) => {
  if (given.refused) return given.refused;
  download(given.name, given.bytes);
  return [`Diunduh: ${given.name}.`, ...given.told].join(" ");
};

const download = (name, bytes) => {
  const url = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
  const link = element("a", "", { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};

// ---- checking ----

// Their folders stand in messages: they are called as the fields are.
const BESIDE = { "tahun-lalu": "Laporan tahun lalu", "hasil-lama": "Hasil pemeriksaan lama", "naskah": "Naskah laporan (Word)",
  "daftar-instansi": "Daftar instansi" };
const beside = () => Object.entries(BESIDE).flatMap(([id, folder]) =>
  [...$(id).files].map((file) => ({ path: `${folder}/${file.name}`, file })));

const laidBeside = (id) => beside().map(({ path }) => path).filter((path) => path.startsWith(`${BESIDE[id]}/`));
const limits = () => $("batas").value.split(/[\s,;]+/).filter(Boolean);

const readFile = async ({ path, file }) => {
  try { return { path, bytes: new Uint8Array(await file.arrayBuffer()) }; } catch { return { path }; }
};

const unreadable = (read) => {
  const unread = read.find(({ bytes }) => !bytes);
  return unread && `${unread.path} tidak dapat dibaca. Tutup berkas itu di program lain, lalu pilih lagi.`;
};

// Python knows the files again after a stop, and what was checked only when it is checked again.
const prepare = async () => {
  const key = [...page.chosen, ...beside()].map(({ path, file }) => `${path} ${file.size} ${file.lastModified}`);
  const all = JSON.stringify([key, $("batas").value]);
  if (page.laid === all) return null;
  page.checked.clear();
  const read = await Promise.all([...page.chosen, ...beside()].map(readFile));
  const refused = unreadable(read);
  if (refused) return { refused };
  await send({ files: read });
  const found = await ask({ do: "find", paths: [...new Set(page.chosen.map(({ path }) => path.split("/")[0]))] });
  if (found.refused) return found;
  const set = await ask({ do: "beside", limits: limits(), earlier: laidBeside("tahun-lalu"), written: laidBeside("naskah"),
    alone: found.files.length === 1 });
  if (set.refused) return set;
  page.laid = all;
  return { files: found.files, told: [...found.told, ...set.told] };
};

const check = async ({ path, named }) => {
  const given = await ask({ do: "check", path, named });
  if (!given.refused) page.checked.add(path);
  return given;
};

// One file that is too much for the page is told, and the next one has its turn.
const checkOrEnd = async (file) => {
  try {
    return await check(file);
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
    await prepare();
    return { refused: told(error), ended: true, left_out: "tidak selesai diperiksa" };
  }
};

const checkAll = (chosen) => work("Membaca berkas…", async () => {
  page.chosen = chosen;
  page.files = [];
  page.notChecked = [];
  page.leftOut = [];
  page.uncounted = [];
  page.laid = null;
  $("rincian").before($("sebagian"), $("unduh-semua"), $("tentang-rekap")); // of one file it stood behind its verdict
  for (const id of ["catatan", "rincian"]) $(id).replaceChildren();
  $("daftar").tBodies[0].replaceChildren();
  $("hasil").hidden = false;
  for (const id of ["semua", "unduh-semua", "tentang-rekap", "sebagian"]) $(id).hidden = true;
  $("lagi").hidden = false;
  const found = await prepare().catch((error) => { error.left = "Belum ada berkas yang diperiksa."; throw error; });
  if (found.refused) { note([found.refused]); return found.refused; }
  note(found.told);
  if (!found.files.length) return "Tidak ada buku kerja untuk diperiksa.";
  const several = found.files.length > 1;
  $("unduh-rekap-semua").hidden = !several;
  $("maju").max = found.files.length;
  let number = 0;
  const counts = {};
  for (const file of found.files) {
    say(`Memeriksa ${file.path} (${number + 1} dari ${found.files.length})…`);
    $("maju").value = number;
    let given;
    try {
      given = await checkOrEnd(file);
    } catch (error) {
      error.left = tellNotChecked(found.files.slice(number), number);
      throw error;
    }
    number++;
    if (given.ended) page.notChecked.push({ ...file, why: given.left_out });
    else page.files.push(file);
    tellPart();
    const became = given.refused ? "gagal diperiksa" : given.unread || "diperiksa";
    counts[became] = (counts[became] ?? 0) + 1;
    show(file, given, several);
    if (given.refused || given.left_out) page.leftOut.push(`${file.path}: ${given.left_out ?? "gagal diperiksa"}`);
    if (several) tellLeftOut();
    $("unduh-semua").hidden = several ? !page.files.length : !given.judged;
  }
  if (several) tellUncounted(await ask({ do: "uncounted", paths: all() }));
  $("hasil").querySelector(several ? "caption" : ".verdict").scrollIntoView({ block: "nearest" });
  return `Selesai: ${several ? inAll(counts) : `${found.files[0].path} ${Object.keys(counts)[0]}`}.`;
});

// What became of the files, those that were checked first: none of them is left out.
const inAll = ({ diperiksa, ...others }) => {
  const told = Object.entries(others).map(([became, number]) => [number, became]);
  if (!diperiksa && told.length === 1) return `${told[0][0]} berkas, semuanya ${told[0][1]}`;
  return [`${diperiksa ?? 0} berkas diperiksa`, ...told.map((each) => each.join(" "))].join(", ");
};

// After a stop the files that had no turn stand in the list too; what is said of them.
const tellNotChecked = (files, done) => {
  const several = files.length + done > 1;
  const why = `Belum diperiksa, karena dihentikan. Pilih lagi berkasnya, atau tekan “${$("lagi").textContent}” di “Pilihan lain”.`;
  for (const file of files) show(file, { refused: why, state: "BELUM DIPERIKSA", tone: "info" }, several);
  page.notChecked.push(...files.map((file) => ({ ...file, why: "belum diperiksa" })));
  tellPart();
  if (!several) return `${files[0].path} belum diperiksa.`;
  return `${done} dari ${files.length + done} berkas sudah diperiksa; ${files.length} belum diperiksa, disebut di daftar.`;
};

// What is downloaded holds only what was checked: what is left out is named beside it.
const partly = () => `hanya memuat ${page.files.length} dari ${page.files.length + page.notChecked.length} berkas`;
const tellPart = () => {
  $("sebagian").hidden = !page.files.length || !page.notChecked.length;
  if ($("sebagian").hidden) return;
  $("sebagian").replaceChildren(element("strong", `Unduhan di bawah ini ${partly()}.`));
  for (const why of new Set(page.notChecked.map((each) => each.why))) {
    const names = page.notChecked.filter((each) => each.why === why).map(({ path }) => path);
    $("sebagian").append(` Tidak ikut ${names.join(", ")}: ${why}.`);
  }
};

// A recap has no figures of some files: those are named beside it.
const tellLeftOut = () => {
  $("unduh-rekap-semua").hidden = page.leftOut.length === page.files.length + page.notChecked.length;
  const names = [...page.leftOut, ...page.uncounted];
  $("bukan-rekap").replaceChildren(...names.map((text) => element("li", text)));
  $("tentang-rekap").hidden = !names.length || $("unduh-rekap-semua").hidden;
};

// Of two workbooks of one agency, or of two years, one does not count: only beside the others it is known.
const tellUncounted = ({ uncounted }) => {
  page.uncounted = uncounted ?? page.uncounted;
  tellLeftOut();
};

const show = (file, given, several) => {
  const id = `berkas-${$("rincian").childElementCount}`;
  const part = element("article", undefined, { class: "hasil", id, "aria-label": file.path });
  if (given.refused) part.append(element("p", `${file.path}: ${given.refused}`, { class: `verdict ${given.tone ?? "error"}` }));
  else part.innerHTML = given.html; // made by the tool, which writes each text of a file as text
  Object.assign(page.rules, given.rules);
  if (given.told) part.append(element("p", given.told));
  // What there is to do comes first, then with what.
  part.querySelector(".verdict").after(...buttons(file, given), ...(several ? [] : [$("unduh-semua")]));
  $("rincian").append(part);
  if (!several) return;
  $("semua").hidden = false;
  part.hidden = true;
  const name = element("button", undefined, { type: "button", class: "nama", "aria-expanded": "false", "aria-controls": id });
  name.append(...breakable(file.path));
  name.addEventListener("click", () => unfold(part, name));
  const cell = element("th", undefined, { scope: "row" });
  cell.append(name);
  if (given.reason) cell.append(element("small", given.reason));
  const row = element("tr");
  row.append(cell, element("td", given.state ?? "GAGAL", { class: `tone ${given.tone ?? "error"}` }));
  for (const kind of ["error", "warning"]) row.append(element("td", given.judged ? given.counts[kind] : "", { class: "angka" }));
  $("daftar").tBodies[0].append(row);
};

// One file of many stands below the list; its name opens it, and closes it again.
const unfold = (part, name) => {
  const closing = !part.hidden;
  for (const each of $("rincian").children) each.hidden = closing || each !== part;
  for (const each of $("daftar").querySelectorAll(".nama")) each.setAttribute("aria-expanded", !closing && each === name);
  if (!closing) part.scrollIntoView();
};

// ---- findings: some of them, and what explains one ----

addEventListener("toggle", ({ target }) => {
  if (!target.matches(".aturan") || target.querySelector("dl")) return;
  target.insertAdjacentHTML("beforeend", page.rules[target.dataset.kode]); // the tool's own words
}, true); // it tells nobody around it, but passes them on its way
addEventListener("click", ({ target }) => {
  const kind = target.dataset?.tampil;
  if (kind === undefined) return;
  const part = target.closest(".hasil");
  for (const each of part.querySelectorAll("[data-tampil]")) each.setAttribute("aria-pressed", each === target);
  for (const sheet of part.querySelectorAll(".of-sheet")) {
    const found = [...sheet.querySelectorAll("article")];
    for (const each of found) each.hidden = kind !== "" && !each.classList.contains(kind);
    sheet.hidden = found.every(({ hidden }) => hidden);
  }
  // What is not judged, or only a person can judge, is no finding of any kind.
  for (const each of part.querySelectorAll(".saring ~ :not(.of-sheet)")) each.hidden = kind !== "";
});

// What can be had of a file, each with what it is.
const MARKED = "menunjukkan sel-sel temuannya. Yang dibetulkan berkas aslinya: simpan, lalu periksa lagi berkas asli itu.";
const buttons = (file, given) => {
  const line = element("p", undefined, { class: "tombol" });
  const about = element("p", undefined, { class: "tentang" });
  const add = (text, asked, what = "", main = "") => {
    const button = element("button", text, { type: "button", class: main, "aria-label": `${text}: ${file.path}` });
    button.addEventListener("click", () => fetchFile(`Menulis ${text.toLowerCase()}…`, [file], asked));
    line.append(button);
    if (what) about.append(element("small", `${text}: ${what}`));
  };
  if (given.marks) add("Salinan bertanda", { do: "mark", path: file.path }, MARKED);
  for (const [number, name] of (given.written ?? []).entries()) {
    if (given.marks) add(`Salinan naskah ${name}`, { do: "mark", path: file.path, copy: number + 1 });
  }
  const finished = "buku kerja siap cetak dengan Ringkasan, grafik, dan Narasi";
  if (given.builds && !given.counts.error) {
    add("Buku kerja jadi", { do: "build", path: file.path, draft: false }, `${finished}.`, "utama");
  }
  if (given.builds && given.counts.error) {
    add("Draf", { do: "build", path: file.path, draft: true }, `${finished}, bertanda DRAF; untuk dilihat, belum untuk diserahkan.`);
  }
  return line.childElementCount ? [line, about] : [];
};

// What is written is made from what was checked: after a stop that is done again first.
const fetchFile = (text, files, asked) => work(text, async () => {
  const prepared = await prepare();
  if (prepared?.refused) return prepared.refused;
  for (const file of files) if (!page.checked.has(file.path)) await check(file);
  const given = await ask(asked);
  if (given.uncounted) tellUncounted(given);
  if (asked.paths && page.notChecked.length) given.told?.push(`Unduhan ini ${partly()}.`);
  return handOver(given);
});

const all = () => page.files.map(({ path }) => path);
const fetchAll = async (text, asked) => fetchFile(text, page.files,
  { ...asked, paths: all(), left: page.notChecked.map(({ path, why }) => [path, why]) });
$("unduh-html").addEventListener("click", () => fetchAll("Menulis hasil…", { do: "page" }));
$("unduh-xlsx").addEventListener("click", () => {
  const [old] = laidBeside("hasil-lama");
  fetchAll("Menulis hasil.xlsx…", { do: "results", old: old ?? null });
});
for (const [id, data] of [["unduh-rekap", false], ["unduh-rekap-data", true]]) {
  $(id).addEventListener("click", () => {
    fetchAll("Menulis rekap…", { do: "recap", agencies: laidBeside("daftar-instansi"), data });
  });
}
$("lagi").addEventListener("click", () => checkAll(page.chosen));
$("kosongkan").addEventListener("click", () => {
  for (const id of [...Object.keys(BESIDE), "batas"]) { $(id).value = ""; $(id).dispatchEvent(new Event("change")); }
  sayIdle("Pilihan lain sudah dikosongkan.");
});
$("berhenti").addEventListener("click", stop);

// ---- forms: a template, and finance files ----

// What stands in the fields of a form; its files are laid into a folder of their own, under names that differ.
const asked = async (form, folder) => {
  const inputs = [...form.elements].filter(({ name }) => name);
  const files = named(inputs.flatMap((input) => [...(input.files ?? [])]));
  const read = await Promise.all(files.map(readFile));
  const refused = unreadable(read);
  if (refused) return { refused };
  await send({ files: read, into: folder });
  const fields = { folder, limits: limits(), kolom: "" };
  const paths = files.map(({ path }) => path);
  for (const input of inputs) {
    if (input.type === "file") fields[input.name] = paths.splice(0, input.files.length);
    else if (input.name === "kolom") fields.kolom += input.checked ? `${input.value},` : "";
    else fields[input.name] = input.type === "checkbox" ? input.checked : input.value;
  }
  return fields;
};
// A field that a message names does not lie in a part that is closed, and whoever reads it can type at once.
const leadTo = (form, told) => {
  const labels = [...form.querySelectorAll("label[for]:not(.pilih)"), document.querySelector("label[for=batas]")];
  const named = labels.filter((label) => told.includes(`“${label.textContent}”`));
  for (const label of named) { const part = label.closest("details"); if (part) part.open = true; }
  if (named.length) named[0].control.focus();
};
// What a browser itself says of a wrong figure is in its own language.
const wrongIn = (form) => {
  const field = [...form.elements].find(({ type, validity }) => type === "number" && !validity.valid);
  if (!field) return undefined;
  return `Isian “${field.labels[0].textContent}”: tulis bilangan bulat dari ${field.min} sampai ${field.max}, atau kosongkan.`;
};
const form = (about, text, then) => {
  const [asking, answer] = [$(`isian-${about}`), $(`jawab-${about}`)];
  asking.addEventListener("submit", (event) => {
    event.preventDefault();
    work(text, async () => {
      answer.replaceChildren();
      const wrong = wrongIn(asking);
      const fields = wrong ? { refused: wrong } : await asked(asking, `.${about}`);
      const told = fields.refused ?? await then(fields);
      leadTo(asking, told);
      return told;
    });
  });
  asking.addEventListener("reset", () => {
    answer.replaceChildren();
    sayIdle("Isian sudah dikosongkan.");
  });
};

form("templat", "Menulis templat…", async (fields) => {
  const given = await ask({ do: "template", ...fields });
  const list = element("ul");
  for (const { text, more } of given.lines ?? []) {
    const line = element("li", text);
    const below = element("ul");
    for (const each of more) below.append(element("li", each));
    if (more.length) line.append(below);
    list.append(line);
  }
  if (given.lines) $("jawab-templat").append(list);
  return handOver(given);
});

form("keuangan", "Mencocokkan…", async (fields) => {
  $("unduh-rekonsiliasi").hidden = true;
  const given = await ask({ do: "reconcile", ...fields });
  if (given.refused) return given.refused;
  Object.assign(page.rules, given.rules);
  $("jawab-keuangan").innerHTML = given.html; // made by the tool, which writes each text of a file as text
  const name = $("jawab-keuangan").querySelector(".who");
  name.replaceChildren(...breakable(name.textContent));
  $("unduh-rekonsiliasi").hidden = false;
  $("jawab-keuangan").scrollIntoView({ block: "nearest" });
  return `Selesai: ${given.agrees ? "cocok" : "ada yang perlu dilihat"}.`;
});
// What is downloaded is what is shown: of other files nothing has been compared yet.
for (const how of ["change", "reset"]) $("isian-keuangan").addEventListener(how, () => { $("unduh-rekonsiliasi").hidden = true; });
$("unduh-rekonsiliasi").addEventListener("click", () => work("Menulis buku kerja rekonsiliasi…", async () => {
  const fields = await asked($("isian-keuangan"), ".keuangan");
  return fields.refused ?? handOver(await ask({ do: "reconciliation", ...fields }));
}));

// ---- choosing files ----

// Two files of one name, from different folders, are two files.
const named = (files) => {
  const taken = new Set();
  return files.map((file) => {
    let path = file.name;
    for (let number = 2; taken.has(path); number++) path = file.name.replace(/(\.[^.]*)?$/, ` (${number})$1`);
    taken.add(path);
    return { path, file };
  });
};
// What a browser itself says of a field for files is in its own language: a button of the page stands for it.
for (const input of document.querySelectorAll("input[type=file]:not([hidden])")) {
  const chosen = element("output", list(input), { id: `${input.id}-terpilih`, for: input.id });
  const show = () => chosen.replaceChildren(...breakable(list(input)));
  input.after(element("label", "Pilih…", { for: input.id, class: "pilih" }), chosen);
  input.setAttribute("aria-describedby", [chosen.id, input.getAttribute("aria-describedby")].filter(Boolean).join(" "));
  input.addEventListener("change", show);
  input.form?.addEventListener("reset", () => setTimeout(show)); // it is emptied after what is told of it
}
const inFolder = (files) => files.map((file) => ({ path: file.webkitRelativePath, file }));

for (const kind of ["berkas", "folder"]) {
  $(`pilih-${kind}`).addEventListener("click", () => { if (!isBusy()) $(kind).click(); });
  $(kind).addEventListener("change", () => {
    const files = [...$(kind).files];
    if (files.length) checkAll(kind === "folder" ? inFolder(files) : named(files));
    $(kind).value = "";
  });
}

// What is dropped. A page from the disk may not read a file of Chrome's entries, but one of its handles; a page of a
// server without https is ended by Chrome when it asks for one, and Firefox has none.
const inHandle = async (handle, path) => {
  if (handle.kind === "file") return [{ path, file: await handle.getFile() }];
  const found = [];
  for await (const each of handle.values()) found.push(...(await inHandle(each, `${path}/${each.name}`)));
  return found;
};
const inEntry = async (entry) => {
  if (entry.isFile) return [{ path: entry.fullPath.slice(1), file: await new Promise((resolve, reject) => entry.file(resolve, reject)) }];
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length) return found;
    for (const each of some) found.push(...(await inEntry(each)));
  }
};
const dropped = ([...items]) => {
  const entries = items.filter(({ kind }) => kind === "file").map((item) => [item, item.webkitGetAsEntry()]);
  const files = entries.filter(([, entry]) => !entry?.isDirectory).map(([item]) => item.getAsFile());
  const folders = entries.filter(([, entry]) => entry?.isDirectory).map(async ([item, entry]) => {
    const handle = isSecureContext && item.getAsFileSystemHandle?.();
    return handle ? inHandle(await handle, entry.name) : inEntry(entry);
  });
  return Promise.all([named(files), ...folders]);
};
for (const name of ["dragover", "drop"]) addEventListener(name, (event) => event.preventDefault());
// What is let go over a field is for that field, what is let go elsewhere is to be checked.
const fieldOf = ({ target }) => target.closest?.(".berkas")?.querySelector("input");
addEventListener("dragover", (event) => $("lepas").classList.toggle("di-atas", !fieldOf(event)));
addEventListener("dragleave", () => $("lepas").classList.remove("di-atas"));
addEventListener("drop", async (event) => {
  $("lepas").classList.remove("di-atas");
  const field = fieldOf(event);
  if (field) {
    field.files = event.dataTransfer.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    return;
  }
  try {
    const found = (await dropped(event.dataTransfer.items)).flat();
    if (found.length) checkAll(found);
  } catch { say("Folder itu tidak dapat dibaca dari sini. Pakai tombol “Pilih folder”."); }
});
addEventListener("securitypolicyviolation", () => { document.body.dataset.dilarang = "ya"; });

start();
