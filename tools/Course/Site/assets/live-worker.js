// The kernel's thread: downloads .NET with the compiler and the library, starts it, and answers the page (live-kernel.js).
// Files come packed by gzip and are unpacked here, so that any server will do; kernel.json says which there are. The runtime
// itself comes as it is: what a browser made of it, it keeps for the next visit, and only of a file under its own address.
import { dotnet } from './_framework/dotnet.js';

const folder = new URL('./_framework/', import.meta.url);
const ahead = new Map();
let manifest, kernel, drawing;

const post = message => self.postMessage(message);

async function download(name, count) {
  const isRuntime = name === 'dotnet.native.wasm';
  const response = await fetch(new URL(isRuntime ? name : name.replace('.wasm', '.bin'), folder));
  if (!response.ok) throw new Error(`${name}: ${response.status} ${response.statusText}`);
  if (isRuntime) {
    count(manifest.runtime);
    return response;
  }
  const counter = new TransformStream({ transform(chunk, out) { count?.(chunk.length); out.enqueue(chunk); } });
  return new Response(response.body.pipeThrough(counter).pipeThrough(new DecompressionStream('gzip')), {
    headers: { 'content-type': 'application/wasm' },
  });
}

// A network that fails for a moment is tried again; the page offers the rest.
async function downloadPatiently(name, count) {
  for (let wait = 500; ; wait *= 3) {
    try {
      return await download(name, count);
    } catch (error) {
      if (wait > 2000) throw error;
      await new Promise(resolve => setTimeout(resolve, wait));
    }
  }
}

async function start() {
  const list = await fetch(new URL('kernel.json', folder));
  if (!list.ok) throw new Error(`kernel.json: ${list.status} ${list.statusText}`);
  manifest = await list.json();
  const total = manifest.bytes;
  let loaded = 0, told = 0;
  const count = bytes => {
    loaded += bytes;
    if (loaded - told > total / 50) post({ progress: told = loaded, total });
  };
  const runtime = await dotnet
    .withResourceLoader((type, name) => type === 'dotnetjs' ? undefined : downloadPatiently(name, count).catch(error => {
      // .NET's own loader would wait for ever.
      post({ failed: error.message });
      throw error;
    }))
    // Loops that run long become WebAssembly; with the default, which is a tenth, it is mostly the compiler that does, for nothing.
    .withRuntimeOptions(['--jiterpreter-minimum-trace-hit-count=50000'])
    .create();
  runtime.setModuleImports('page', {
    output: (json, html) => post({ output: JSON.parse(json), html }),
    assembly: name => ahead.get(name) ?? atOnce(name) ?? new Uint8Array(),
    documentation: () => new TextDecoder().decode(downloadAtOnce('documentation.json') ?? new Uint8Array([123, 125])),
  });
  post({ progress: total, total });
  await runtime.runMain();
  kernel = (await runtime.getAssemblyExports('live')).Live.Kernel;
  post({ ready: true });
}

// What draws figures, three megabytes, comes with a cell that draws one, or after the first result, while the reader reads on.
function downloadDrawing() {
  drawing ??= Promise.all(manifest.figures.map(async name =>
    ahead.set(name.replace('.bin', ''), new Uint8Array(await (await downloadPatiently(name)).arrayBuffer()))));
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
  async warmUp() {
    const problem = await kernel.WarmUp();
    if (problem) console.error(problem);
  },
  drawing: async () => void await downloadDrawing(),
  check: ({ above, code }) => JSON.parse(kernel.Check(JSON.stringify(above), code)),
  complete: ({ above, code, position }) => JSON.parse(kernel.Complete(JSON.stringify(above), code, position)),
  describe: ({ name }) => JSON.parse(kernel.Describe(name)),
  hover: ({ above, code, position }) => JSON.parse(kernel.Hover(JSON.stringify(above), code, position)),
  call: ({ above, code, position }) => JSON.parse(kernel.Call(JSON.stringify(above), code, position)),
};

const started = start();
started.catch(error => post({ failed: String(error?.message ?? error) }));

self.onmessage = async ({ data }) => {
  try {
    await started;
    post({ id: data.id, answer: await answers[data.ask](data) });
  } catch (error) {
    post({ id: data.id, error: String(error?.message ?? error) });
  }
};
