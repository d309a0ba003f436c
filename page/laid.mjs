// What a WebAssembly file lays into its memory before anything runs.
const OF_DATA = 11, PASSIVE = 1, NUMBER = 0x41, END = 0x0b;
const LEAST = 64;

// Where in memory a part of the file lies, where in the file, and how many bytes: the larger ones of its section of data.
export const laidBy = (file) => {
  const found = [];
  let at = 8;
  const number = () => { // LEB128; places in memory are below 1 GB, so that none is negative
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = file[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  };
  const expected = (byte) => { if (file[at++] !== byte) throw new Error("a place that is not known before it runs"); };
  while (file[at] !== OF_DATA) { at++; const size = number(); at += size; }
  at++;
  number();
  for (let left = number(); left; left--) {
    const passive = number() === PASSIVE;
    let place = 0;
    if (!passive) { expected(NUMBER); place = number(); expected(END); }
    const size = number();
    if (!passive && size >= LEAST) found.push([place, at, size]);
    at += size;
  }
  return found;
};
