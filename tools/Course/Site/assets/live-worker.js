// The kernel's thread: downloads .NET with the compiler and the library, starts it, and answers the page (live-kernel.js).
// Files come packed by gzip and are unpacked here, so that any server will do; kernel.json says which there are. The runtime
// itself comes as it is: what a browser made of it, it keeps for the next visit, and only of a file under its own address.
import { dotnet } from './_framework/dotnet.js';
import { holdStill, Snapshot } from './live-snapshot.js';

const folder = new URL('./_framework/', import.meta.url);
const ahead = new Map();
const snapshotAddress = new URL('./snapshot', import.meta.url).href;
const isForSnapshot = self.name === 'snapshot';
let manifest, kernel, drawing, isWarm = false;

const post = message => self.postMessage(message);

function fail(error) {
  if (isForSnapshot) self.close();
  post({ failed: String(error?.message ?? error) });
}

async function open(name) {
  const response = await fetch(new URL(name, folder));
  if (!response.ok) throw new Error(`${name}: ${response.status} ${response.statusText}`);
  return response;
}

// The bytes of a packed file.
async function download(name, count) {
  const { body } = await open(name.replace('.wasm', '.bin'));
  const counter = new TransformStream({ transform(chunk, out) { count?.(chunk.length); out.enqueue(chunk); } });
  return new Response(body.pipeThrough(counter).pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

// A network that fails for a moment is tried again; the page offers the rest.
async function patiently(work) {
  for (let wait = 500; ; wait *= 3) {
    try {
      return await work();
    } catch (error) {
      if (wait > 2000) throw error;
      await new Promise(resolve => setTimeout(resolve, wait));
    }
  }
}

async function start() {
  const snapshotIsRead = isForSnapshot || Snapshot.read(snapshotAddress);
  manifest = await (await open('kernel.json')).json();
  const total = manifest.bytes;
  let loaded = 0, told = 0;
  const count = bytes => {
    loaded += bytes;
    if (loaded - told > total / 50) post({ progress: told = loaded, total });
  };
  const runtimeFile = patiently(() => open('dotnet.native.wasm')).then(response => (count(manifest.runtime), response));
  const files = new Map(manifest.start.map(name => [name, patiently(() => download(name, count))]));
  // Files come into the memory when all are there and the runtime is: in the same order each time, as a snapshot needs it.
  let runtimeIsThere;
  const all = Promise.all([...files.values(), runtimeFile, new Promise(resolve => { runtimeIsThere = resolve; })]).then(() => {});
  // .NET's own loader would wait for ever.
  all.catch(fail);
  async function file(name) {
    await all;
    const bytes = await files.get(name);
    files.delete(name);
    return { ok: true, url: name, arrayBuffer: async () => bytes };
  }
  const release = holdStill();
  const runtime = await dotnet
    .withConfig({ maxParallelDownloads: files.size + 1 })
    .withModuleConfig({ preRun: () => setTimeout(runtimeIsThere) })
    .withResourceLoader((type, name) => type === 'dotnetjs' ? undefined : type === 'dotnetwasm' ? runtimeFile : file(name))
    // Loops that run long become WebAssembly; with the default, which is a tenth, it is mostly the compiler that does, for nothing.
    // Nothing does before the kernel is ready, since it would not be in the memory.
    .withRuntimeOptions(['--jiterpreter-minimum-trace-hit-count=50000', '--no-jiterpreter-traces-enabled',
      '--no-jiterpreter-interp-entry-enabled', '--no-jiterpreter-jit-call-enabled'])
    .create();
  runtime.setModuleImports('page', {
    output: (json, html) => json && post({ output: JSON.parse(json), html }),
    assembly: name => ahead.get(name) ?? atOnce(name) ?? new Uint8Array(),
    documentation: name => new TextDecoder().decode(downloadAtOnce(name) ?? new Uint8Array([123, 125])),
  });
  post({ progress: total, total });
  await runtime.runMain();
  kernel = (await runtime.getAssemblyExports('live')).Live.Kernel;
  const kept = await snapshotIsRead;
  if (isForSnapshot || kept) {
    const snapshot = await Snapshot.at(runtime.Module, snapshotAddress);
    if (isForSnapshot) {
      await downloadDrawing();
      await snapshot.keep(() => warmUp(true));
      return self.close();
    }
    isWarm = snapshot.restore(kept);
    if (!isWarm) await Snapshot.forget();
  }
  release();
  runtime.INTERNAL.jiterpreter_apply_options({ enableTraces: true, enableInterpEntry: true, enableJitCall: true });
  post({ ready: true, isWarm });
}

async function warmUp(hasTime) {
  const problem = await kernel.WarmUp(hasTime);
  if (problem) throw new Error(`The warm-up: ${problem}`);
}

// What draws figures, three megabytes, comes with a cell that draws one, or after the first result, while the reader reads on.
function downloadDrawing() {
  // It is in the snapshot.
  if (isWarm) return;
  drawing ??= Promise.all(manifest.figures.map(async name =>
    ahead.set(name.replace('.bin', ''), new Uint8Array(await patiently(() => download(name))))));
  drawing.catch(() => { drawing = null; });
  return drawing;
}

// .NET asks for an assembly in the middle of a call, and unpacks it itself.
const atOnce = name =>
  [`${name}.bin`, `later/${name}.bin`, `later/${name}.wasm`].reduce((found, file) => found ?? downloadAtOnce(file), null);

function downloadAtOnce(name) {
  if (!manifest.later.includes(name) && !manifest.figures.includes(name)) return null;
  const request = new XMLHttpRequest();
  request.open('GET', new URL(name, folder), false);
  request.responseType = 'arraybuffer';
  try {
    request.send();
  } catch {
    return null;
  }
  return request.status === 200 ? new Uint8Array(request.response) : null;
}

// A cell that only names the library's namespace draws nothing, and what is explored is drawn by the page.
const draws = code => /\bCharts\s*\.\s*(?!Explore\b)|\b(Figure|Plotly)\b/.test(code);

const answers = {
  async run({ code, order }) {
    if (draws(code)) {
      try {
        await downloadDrawing();
      } catch (error) {
        return {
          message: `What draws figures could not be downloaded (${error.message}).`,
          advice: 'Check the network, then run the cell again.',
        };
      }
    }
    return JSON.parse(await kernel.Run(code, order));
  },
  needs({ cells }) {
    // It is needed while the cells run that come first.
    if (draws(cells.at(-1).code)) downloadDrawing();
    return JSON.parse(kernel.Needs(JSON.stringify(cells)));
  },
  warmUp: () => isWarm || warmUp(false),
  drawing: async () => void await downloadDrawing(),
  check: ({ above, code }) => JSON.parse(kernel.Check(JSON.stringify(above), code)),
  complete: ({ above, code, position }) => JSON.parse(kernel.Complete(JSON.stringify(above), code, position)),
  describe: ({ name }) => JSON.parse(kernel.Describe(name)),
  hover: ({ above, code, position }) => JSON.parse(kernel.Hover(JSON.stringify(above), code, position)),
  call: ({ above, code, position }) => JSON.parse(kernel.Call(JSON.stringify(above), code, position)),
};

const started = start();
started.catch(fail);

self.onmessage = async ({ data }) => {
  try {
    await started;
    post({ id: data.id, answer: await answers[data.ask](data) });
  } catch (error) {
    // What ended a kernel that took over a snapshot shall not end the next one.
    if (isWarm) await Snapshot.forget();
    post({ id: data.id, error: String(error?.message ?? error) });
  }
};
