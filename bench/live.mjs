// Measures the live pages in real browsers, and Pyodide's core beside them in the same browser and run:
//
//   dotnet run --project tools/Course -- render --out site
//   npm install --no-save pyodide                     (where there is to be a comparison; it is not committed)
//   node --experimental-websocket bench/live.mjs site
//        [--browser chromium,firefox] [--pyodide node_modules/pyodide] [--runs 3] [--pages 5] [--log]
//
// It serves both folders itself, and so knows what was transferred; it needs no package. Times are medians of the runs, each with a
// profile of its own (cold), then the same page loaded once more when the kernel's snapshot is kept (warm). Measure on a machine that does nothing else.
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, normalize, extname } from 'node:path';
import { gzipSync } from 'node:zlib';

const [site, ...rest] = process.argv.slice(2);
const option = (name, otherwise) => rest.includes(name) ? rest[rest.indexOf(name) + 1] : otherwise;
const pyodide = [option('--pyodide', 'node_modules/pyodide')].find(folder => existsSync(join(folder, 'pyodide.js')));
const browsers = option('--browser', 'chromium,firefox').split(',');
const runs = +option('--runs', '3'), pageCount = +option('--pages', '5');
if (!site || !existsSync(join(site, 'index.html'))) {
  throw new Error('Name the folder of a rendered site first: node bench/live.mjs site');
}

// --- the server ---
const types = {
  '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.json': 'application/json',
  '.wasm': 'application/wasm', '.svg': 'image/svg+xml',
};
const pythonPage = '<!DOCTYPE html><title>Pyodide</title><script src="/pyodide/pyodide.js"></script>';
const packed = new Map();
let transferred = 0;
const server = createServer((request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, 'http://x').pathname));
  const file = path.startsWith('/pyodide/') && pyodide ? join(pyodide, path.slice(9)) : join(site, path);
  const found = path !== '/python.html' && existsSync(file) && statSync(file).isFile();
  if (!found && path !== '/python.html') return response.writeHead(404).end();
  let body = found ? readFileSync(file) : Buffer.from(pythonPage);
  const type = types[extname(path)] ?? 'application/octet-stream';
  const isKept = /live-[0-9a-f]+\/|\/pyodide\//.test(path);
  const headers = { 'content-type': type, 'cache-control': isKept ? 'public, max-age=31536000, immutable' : 'no-cache' };
  if (type !== 'application/octet-stream') {
    if (!packed.has(file)) packed.set(file, gzipSync(body, { level: 9 }));
    body = packed.get(file);
    headers['content-encoding'] = 'gzip';
  }
  transferred += body.length;
  if (rest.includes('--log')) console.error(`${(transferred / 1e6).toFixed(2)} ${body.length} ${path}`);
  response.writeHead(200, { ...headers, 'content-length': body.length }).end(body);
}).listen(0, '127.0.0.1');
await new Promise(resolve => server.once('listening', resolve));
const root = `http://127.0.0.1:${server.address().port}/`;

// --- the browser: Chrome's protocol or WebDriver BiDi, as far as it is needed ---
class Connection {
  #next = 1; #waiting = new Map();
  constructor(socket) {
    this.socket = socket;
    socket.onmessage = ({ data }) => {
      const { id, result, error, type } = JSON.parse(data), waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error || type === 'error') waiting?.reject(new Error(data)); else waiting?.resolve(result);
    };
  }
  static async open(address) {
    const socket = new WebSocket(address);
    await new Promise((resolve, reject) => {
      socket.onopen = resolve;
      socket.onerror = () => reject(new Error(`no connection to ${address}`));
    });
    return new Connection(socket);
  }
  send(method, params = {}, session) {
    const id = this.#next++;
    this.socket.send(JSON.stringify({ id, method, params, ...session && { sessionId: session } }));
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }
}

function launch(program, args, sign) {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  return new Promise((resolve, reject) => {
    let said = '';
    child.on('error', reject);
    child.on('exit', code => reject(new Error(`${program} ended with ${code}: ${said.slice(-500)}`)));
    child.stderr.on('data', data => {
      const address = sign.exec(said += data)?.[1];
      if (address) resolve({ child, address });
    });
  });
}

async function openBrowser(browserName) {
  const profile = mkdtempSync(join(tmpdir(), 'live-bench-'));
  // Processes of a browser that is ending may write into its profile a while longer; that it stays there harms nobody.
  const close = child => new Promise(resolve => {
    child.once('exit', () => {
      try {
        rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
      } catch (error) {
        console.error(`${profile} is left: ${error.code}`);
      }
      resolve();
    });
    child.kill();
  });
  if (browserName === 'firefox') {
    const { child, address } = await launch(process.env.FIREFOX ?? 'firefox-esr',
      ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'], /WebDriver BiDi listening on (ws:\S+)/);
    const connection = await Connection.open(address + '/session');
    await connection.send('session.new', { capabilities: {} });
    const { contexts: [{ context }] } = await connection.send('browsingContext.getTree');
    return {
      close: () => close(child),
      go: url => connection.send('browsingContext.navigate', { context, url, wait: 'complete' }),
      async evaluate(expression) {
        const { result, exceptionDetails } = await connection.send('script.evaluate', {
          expression: `(async () => JSON.stringify(await (${expression})))()`,
          target: { context }, awaitPromise: true, userActivation: true,
        });
        if (exceptionDetails) throw new Error(exceptionDetails.text);
        return result.value === undefined ? undefined : JSON.parse(result.value);
      },
    };
  }
  const { child, address } = await launch(process.env.CHROMIUM ?? 'chromium',
    ['--headless=new', '--no-sandbox', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
      '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--remote-debugging-port=0', `--user-data-dir=${profile}`,
      '--window-size=1280,900', 'about:blank'],
    /DevTools listening on (ws:\S+)/);
  const connection = await Connection.open(address);
  const { targetId } = await connection.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await connection.send('Target.attachToTarget', { targetId, flatten: true });
  return {
    close: () => close(child),
    async go(url) {
      await connection.send('Page.navigate', { url }, sessionId);
      await this.evaluate(
        'new Promise(resolve => document.readyState === "complete" ? resolve() : addEventListener("load", () => resolve()))');
    },
    async evaluate(expression) {
      const { result, exceptionDetails } = await connection.send(
        'Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true, userGesture: true }, sessionId);
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    },
  };
}

// --- what is done on a page; these functions run there ---
const onPage = `
  const cells = () => [...document.querySelectorAll('.cell.code')];
  const until = (isSo, limit = 180000) => new Promise((resolve, reject) => {
    const from = performance.now();
    (function look() {
      if (isSo()) resolve(performance.now());
      else if (performance.now() - from > limit) {
        reject(new Error('never: ' + isSo + ' | ' + document.querySelector('.live-status')?.textContent));
      }
      else setTimeout(look, 4);
    })();
  });
  const settled = cell => /done|failed/.test(cell.dataset.state ?? '');
  const drawn = cell => cell.querySelector('.live-outputs .js-plotly-plot');
  const run = async (cell, isShown = () => true) => {
    cell.dataset.state = '';
    const from = performance.now();
    cell.querySelector('.run').click();
    return await until(() => settled(cell) && isShown(cell)) - from;
  };
`;
const within = body => `(async () => { ${onPage} ${body} })()`;
const firstResult = within(`
  const cell = cells().find(cell => cell.querySelector('.output')), from = performance.now();
  let ready = 0;
  const tells = change => [...change.addedNodes].some(node => /ready/.test(node.textContent));
  new MutationObserver(changes => { if (!ready && changes.some(tells)) ready = performance.now() - from; })
    .observe(document.body, { subtree: true, childList: true, characterData: true });
  cell.querySelector('.run').click();
  const result = await until(() => settled(cell)) - from;
  return { ready, result };`);
const firstFigure = within(`
  const cell = cells().find(cell => cell.querySelector('.output [data-figure]:not([data-explore])'));
  cell.scrollIntoView();
  return await run(cell, drawn);`);
const laterFigures = within(`
  const cell = cells().find(cell => cell.querySelector('[data-figure]:not([data-explore])')), times = [];
  for (let i = 0; i < 9; i++) times.push(await run(cell, drawn));
  return times;`);
// A page makes it when nothing has run for five seconds.
const snapshotIsKept = `(async () => {
  for (let i = 0; i < 120 && !await caches.has('kernel'); i++) await new Promise(resolve => setTimeout(resolve, 500));
})()`;
const completion = within(`
  // A cell that is folded takes no text.
  const cell = cells().find(cell => !cell.closest('details') && !cell.querySelector('details'));
  cell.querySelector('pre.source').click();
  await until(() => cell.querySelector('textarea'));
  const area = cell.querySelector('textarea'), times = [];
  for (const text of ['Charts.S', 'Math.S', 'Console.W', 'Charts.C', 'Math.C']) {
    area.focus();
    area.select();
    document.execCommand('insertText', false, text.slice(0, -1));
    await new Promise(resolve => setTimeout(resolve, 1000));
    document.querySelectorAll('[role=option]').forEach(option => option.remove());
    const from = performance.now();
    document.execCommand('insertText', false, text.slice(-1));
    times.push(await until(() => document.querySelector('[role=option]')) - from);
  }
  return times;`);
const runAll = within(`
  const button = [...document.querySelectorAll('.live-buttons button')].find(button => button.textContent === 'Run all');
  const from = performance.now();
  button.click();
  const isDone = () => !document.querySelector('[data-state=queued], [data-state=running]') && settled(cells().at(-1));
  const all = await until(isDone) - from;
  return { all, cells: cells().map(cell => 1000 * +/([\\d.]+) s$/.exec(cell.querySelector('.cell-state').textContent)?.[1]) };`);
const firstPython = `(async () => {
  const from = performance.now(), python = await loadPyodide(), ready = performance.now() - from;
  python.runPython('sum(i * i for i in range(10))');
  return { ready, result: performance.now() - from };
})()`;

const median = values => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const rows = new Map();
// What was measured is told also where a later run fails.
process.on('exit', () => {
  for (const [name, values] of rows) {
    const shown = value => value.toFixed(name.includes('MB') ? 2 : 0);
    const other = rows.get(name.replace(': ', ', Pyodide: '));
    const ratio = other ? `   ${(median(values) / median(other)).toFixed(2)} of Pyodide's` : '';
    console.log(`${name.padEnd(62)} ${shown(median(values)).padStart(8)}   (${values.map(shown).join(', ')})${ratio}`);
  }
});
const pages = readdirSync(site).filter(name => /^0\d.*\.html$/.test(name)).sort();

async function measure(browserName, what, measurement) {
  const note = (name, value) => rows.set(`${what}: ${name}`, [...rows.get(`${what}: ${name}`) ?? [], value]);
  const browser = await openBrowser(browserName);
  try {
    await measurement(browser, note);
  } finally {
    await browser.close();
  }
}

async function chapter(browser, note) {
  for (const visit of ['cold', 'warm']) {
    await browser.go(root + pages[0]);
    await new Promise(resolve => setTimeout(resolve, 1500));
    transferred = 0;
    const { ready, result } = await browser.evaluate(firstResult);
    note(`ready, ${visit} (ms)`, ready);
    note(`first result, ${visit} (ms)`, result);
    note(`transferred until first result, ${visit} (MB)`, transferred / 1e6);
    note(`first figure, ${visit} (ms)`, await browser.evaluate(firstFigure));
    note(`transferred until first figure, ${visit} (MB)`, transferred / 1e6);
    note(`later figure, ${visit} (ms)`, median(await browser.evaluate(laterFigures)));
    await browser.evaluate(snapshotIsKept);
  }
  for (const page of pages.slice(0, pageCount)) {
    await browser.go(root + page);
    await new Promise(resolve => setTimeout(resolve, 500));
    await browser.evaluate(within('cells()[0].querySelector(".run").click(); return await until(() => settled(cells()[0]));'));
    const { all, cells } = await browser.evaluate(runAll);
    note(`Run all of ${page.slice(0, 2)}, the kernel started (ms)`, all);
    note('median cell (ms)', median(cells.filter(Number.isFinite)));
  }
  // It changes a cell, which the browser keeps: so it comes last.
  note('completion (ms)', median(await browser.evaluate(completion)));
}

async function python(browser, note) {
  for (const visit of ['cold', 'warm']) {
    await browser.go(root + 'python.html');
    transferred = 0;
    const { ready, result } = await browser.evaluate(firstPython);
    note(`ready, ${visit} (ms)`, ready);
    note(`first result, ${visit} (ms)`, result);
    note(`transferred until first result, ${visit} (MB)`, transferred / 1e6);
  }
}

if (!pyodide) console.error('Without Pyodide: npm install --no-save pyodide');
for (const browser of browsers) {
  for (let i = 0; i < runs; i++) {
    await measure(browser, browser, chapter);
    if (pyodide) await measure(browser, `${browser}, Pyodide`, python);
  }
}
server.close();
