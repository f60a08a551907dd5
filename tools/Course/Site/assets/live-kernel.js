import { Snapshot } from './live-snapshot.js';

// The page's side of the kernel: a worker that can be ended at any moment, and asked when it is there.
export class Kernel {
  #folder; #worker; #ready; #settle; #asked = new Map(); #next = 1; #onOutput = () => {};

  // tell: called with { progress, total }, { ready } or { failed }.
  constructor(folder, tell) {
    this.#folder = folder;
    this.tell = tell;
  }

  get isStarted() { return !!this.#worker; }

  // Starts the worker if there is none; the promise is kept when it is ready, and broken when it cannot be.
  start() {
    if (this.#worker) return this.#ready;
    this.#ready = new Promise((resolve, reject) => { this.#settle = { resolve, reject }; });
    this.#ready.catch(() => {});
    const worker = this.#worker = new Worker(this.#folder + 'live-worker.js', { type: 'module' });
    worker.onmessage = ({ data }) => { if (worker === this.#worker) this.#hear(data); };
    worker.onerror = event => { if (worker === this.#worker) this.#fail(event.message || 'the file live-worker.js could not be loaded'); };
    return this.#ready;
  }

  // A second worker starts, compiles what readers do first, and keeps its memory for the kernels after this one (live-snapshot.js).
  async keepSnapshot() {
    // It takes a quarter of a gigabyte while it does.
    if (navigator.deviceMemory < 4 || !Snapshot.isPossible) return;
    if (await Snapshot.isKept(this.#folder + 'snapshot')) return;
    new Worker(this.#folder + 'live-worker.js', { type: 'module', name: 'snapshot' });
  }

  // Ends whatever runs. What waits for an answer hears that it was stopped.
  stop(reason = new Stopped()) {
    this.#worker?.terminate();
    this.#worker = null;
    this.#settle?.reject(reason);
    for (const { reject } of this.#asked.values()) reject(reason);
    this.#asked.clear();
  }

  async ask(what, content) {
    await this.start();
    return new Promise((resolve, reject) => {
      const id = this.#next++;
      this.#asked.set(id, { resolve, reject });
      this.#worker.postMessage({ id, ask: what, ...content });
    });
  }

  // Runs a cell; outputs are handed over as they come, then the failure, or null.
  run(code, order, onOutput) {
    this.#onOutput = onOutput;
    return this.ask('run', { code, order });
  }

  #hear(message) {
    if (message.output) return this.#onOutput(message.output, message.html);
    if (message.failed) return this.#fail(message.failed);
    if (message.ready) this.#settle.resolve();
    if (!message.id) return this.tell(message);
    const waiting = this.#asked.get(message.id);
    this.#asked.delete(message.id);
    if (message.error) waiting?.reject(new Error(message.error)); else waiting?.resolve(message.answer);
  }

  #fail(reason) {
    this.stop(new Error(reason));
    this.tell({ failed: reason });
  }
}

export class Stopped extends Error {
  constructor() { super('stopped'); }
}
