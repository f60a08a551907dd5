// A kernel that has compiled before answers at once: most of the first compilation is .NET's interpreter translating the compiler,
// and what it made of it stands in WebAssembly's memory. A snapshot is what a warmed-up kernel's memory has other than at its start;
// a later kernel starts in the same way and takes it over. That is right only where the start is the same to the last byte. So
// nothing from outside comes into it (holdStill), and a hash of the whole memory says whether it is; where not, nothing is taken.
const cacheName = 'kernel', page = 4096, hashLength = 32;

// Asked for once, before there is anything to take over or to keep: what is warmed up finds room without growing the memory.
const room = 128 << 20;

// Until it is released, the clock stands and random numbers are none, so that two starts have the same memory.
export function holdStill() {
  const now = Date.now;
  Date.now = () => 0;
  performance.now = () => 0;
  crypto.getRandomValues = array => array;
  return function release() {
    Date.now = now;
    delete performance.now;
    delete crypto.getRandomValues;
  };
}

// What .NET has put off waits in timers, which are no part of the memory: it is done now.
async function nothingIsPutOff() {
  for (let turn = 0; turn < 5; turn++) await new Promise(resolve => setTimeout(resolve));
}

export class Snapshot {
  #module; #address; #end; #hash;

  // Of a kernel that has started and has done nothing else; the address is the snapshot's name in the browser's storage.
  static async at(module, address) {
    const snapshot = new Snapshot();
    snapshot.#module = module;
    snapshot.#address = address;
    await nothingIsPutOff();
    snapshot.#end = module._malloc(room);
    module._free(snapshot.#end);
    snapshot.#hash = new Uint8Array(await crypto.subtle.digest('SHA-256', snapshot.#memory.subarray(0, snapshot.#end)));
    return snapshot;
  }

  // Not on a page that came unencrypted from another machine.
  static get isPossible() { return !!globalThis.caches && !!crypto.subtle; }

  static async isKept(address) {
    return !!await caches.match(address, { cacheName });
  }

  // The bytes of what was kept; null where there is nothing.
  static async read(address) {
    try {
      return Snapshot.isPossible ? await (await caches.match(address, { cacheName }))?.arrayBuffer() ?? null : null;
    } catch {
      return null;
    }
  }

  // One that cannot be removed stays, and is asked the next time whether it fits.
  static async forget() {
    await caches.delete(cacheName).catch(() => {});
  }

  get #memory() { return this.#module.HEAPU8; }

  // Takes over what was read; false where it is not whole or of another start.
  restore(bytes) {
    if (bytes.byteLength < hashLength + 4) return false;
    const memory = this.#memory, [count] = new Uint32Array(bytes, hashLength, 1);
    const first = hashLength + 4 + 4 * count, hash = new Uint8Array(bytes, 0, hashLength);
    if (bytes.byteLength !== first + count * page || !hash.every((byte, i) => byte === this.#hash[i])) return false;
    const pages = new Uint32Array(bytes, hashLength + 4, count);
    if (pages.some(number => (number + 1) * page > memory.length)) return false;
    for (let i = 0, end; i < count; i = end) {
      for (end = i + 1; pages[end] === pages[end - 1] + 1;) end++;
      memory.set(new Uint8Array(bytes, first + i * page, (end - i) * page), pages[i] * page);
    }
    return true;
  }

  // Lets the kernel warm up, and keeps what changed.
  async keep(warmUp) {
    const size = this.#memory.length, before = this.#memory.slice(0, this.#end);
    await warmUp();
    await nothingIsPutOff();
    // A kernel that takes it over has this much memory.
    if (this.#memory.length > size) return;
    const words = memory => new Uint32Array(memory.buffer, 0, memory.length >> 2);
    const old = words(before), now = words(this.#memory), changed = [];
    for (let start = 0; start < now.length; start += page / 4) {
      for (let i = start; i < start + page / 4; i++) {
        if (now[i] !== (old[i] ?? 0)) {
          changed.push(start * 4 / page);
          break;
        }
      }
    }
    const contents = changed.map(number => this.#memory.subarray(number * page, (number + 1) * page));
    await Snapshot.forget();
    await (await caches.open(cacheName)).put(
      this.#address, new Response(new Blob([this.#hash, new Uint32Array([changed.length, ...changed]), ...contents])));
  }
}
