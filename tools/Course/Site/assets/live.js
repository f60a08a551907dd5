// The cells of a page, run and changed by the reader. Loaded with the first press of Run, the first click into a cell, or
// where the reader has written something before.
import { Kernel, Stopped } from './live-kernel.js';
import { keep, onChangeElsewhere, recall, solved } from './live-memory.js';
import { append, joined, show } from './live-output.js';
import { LiveBar } from './live-bar.js';
import { element } from './live-element.js';

const megabytes = bytes => (bytes / 1e6).toFixed(1);
let cells, bar, kernel, order = 0, session = 0, queue = [], busy = false, later = [], restarted = '';

// Takes over the page's cells; folder is where this file and the kernel's lie.
export async function open(elements, folder) {
  await new Promise((resolve, reject) => document.head.append(
    element('link', { rel: 'stylesheet', href: folder + 'live.css', onload: resolve, onerror: () => reject(new Error('live.css')) })));
  kernel = new Kernel(folder, hear);
  bar = new LiveBar({
    runAll: () => enqueue(cells), stop, restart, resetAll: () => cells.forEach(reset),
    retry: () => kernel.start().catch(() => {}), download: downloadNotebook,
  });
  cells = elements.map(makeCell);
  onChangeElsewhere((id, kept) => {
    const cell = cells.find(cell => cell.id === id), code = kept?.code ?? cell?.published;
    if (!cell || code === cell.code) return;
    const why = 'This cell was changed in another window, too. Yours is what stands above; the other one is:';
    if (cell.editor) offerBoth(cell, code, why, 'Use the other one', 'Keep mine');
    else setCode(cell, code);
  });
  window.addEventListener('beforeunload', event => { if (busy) event.preventDefault(); });
  tellProgress();
  return { run: i => run(cells[i]), edit: (i, event) => edit(cells[i], event), answer: (i, text) => answer(cells[i], text) };
}

function makeCell(root, index) {
  const pre = root.querySelector('pre.source'), line = root.querySelector('.cell-bar'), text = pre.textContent;
  const cell = { root, index, pre, line, id: root.id, published: text, code: text, live: null, ran: null, editor: null };
  root.isLive = true;
  cell.stored = [...root.querySelectorAll(':scope > .output, :scope > details > .output, :scope .cell-bar ~ .notice')];
  cell.place = element('div', { className: 'live-outputs' });
  (root.querySelector('details.question') ?? line).after(cell.place);
  const button = (name, title, action) => {
    const made = element('button', { type: 'button', textContent: name, onclick: action }, { 'aria-label': `${title}, cell ${index + 1}` });
    line.append(made);
    return made;
  };
  offerStop(cell, false);
  cell.editButton = button('Edit', 'Edit', () => edit(cell));
  if (index > 0) button('Run above', 'Run all above', () => enqueue(cells.slice(0, index)));
  cell.resetButton = button('Reset', 'Reset to the published text', () => reset(cell));
  cell.resetButton.hidden = true;
  cell.state = element('span', { className: 'cell-state' });
  line.append(cell.state);
  pre.addEventListener('click', event => { if (getSelection().isCollapsed) edit(cell, event); });
  line.addEventListener('keydown', event => runByKey(event, cell));
  const kept = recall(cell.id);
  if (kept && kept.published === cell.published) {
    setCode(cell, kept.code);
    unfold(root);
  } else if (kept) {
    const why = 'The published cell has changed since you wrote your version of it. Published is what stands above; yours is:';
    offerBoth(cell, kept.code, why, 'Use mine', 'Keep the published one');
  }
  setState(cell, '', '');
  return cell;
}

// There are two texts of a cell: the published one is another than the reader's was made from, or two windows wrote. Both are
// shown, and the reader chooses.
function offerBoth(cell, code, why, useOther, keepThis) {
  cell.both?.remove();
  const name = `Two versions of cell ${cell.index + 1}`;
  const box = cell.both = element('div', { className: 'notice' }, { role: 'group', 'aria-label': name });
  const choose = (name, action) => element('button', { type: 'button', textContent: name, onclick: () => { box.remove(); action(); } });
  box.append(
    element('p', { textContent: why }),
    element('pre', { textContent: code }),
    choose(useOther, () => { setCode(cell, code); remember(cell); }), ' ',
    choose(keepThis, () => remember(cell)));
  cell.line.after(box);
  unfold(box);
}

// What the reader wrote is seen, also in a set-up cell.
function unfold(element) {
  for (let fold = element.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
}

function setCode(cell, code) {
  if (cell.code === code) return;
  cell.code = code;
  if (cell.editor) cell.editor.code = code;
  else import('./live-colours.js').then(({ colour }) => { if (!cell.editor) colour(cell.pre.querySelector('code'), cell.code); });
  changed(cell);
}

// What a cell shows belongs to the text that it was made from.
function changed(cell) {
  const isEdited = cell.code !== cell.published;
  cell.root.classList.toggle('edited', isEdited);
  showAnswer(cell);
  cell.resetButton.hidden = !isEdited;
  cell.root.classList.toggle('stale', cell.live ? cell.ran?.code !== cell.code : isEdited);
  bar.edited(cells?.some(cell => cell.code !== cell.published));
}

// The answer to a question is written into its cell, where null or the answer before stands. The cell's element says its name.
const place = cell => new RegExp(`\\b(${cell.root.dataset.asks}\\s*=\\s*)([^;\\n]*)`);

function answer(cell, text) {
  if (!place(cell).test(cell.code)) return bar.say('The line for the answer is no longer in this cell: Reset brings it back.');
  setCode(cell, cell.code.replace(place(cell), (_, before) => before + text));
  remember(cell);
  run(cell);
}

function showAnswer(cell) {
  if (!cell.root.dataset.options) return;
  const text = cell.code.match(place(cell))?.[2] ?? 'null';
  for (const button of cell.root.querySelectorAll('.answers > [aria-pressed]')) {
    button.setAttribute('aria-pressed', JSON.stringify(button.textContent) === text);
  }
  const field = cell.root.querySelector('.answers > input');
  if (field && document.activeElement !== field) field.value = text === 'null' ? '' : text;
}

function remember(cell) {
  if (!keep(cell.id, cell.code, cell.published)) bar.say('This browser keeps nothing: download the notebook before you leave.');
}

async function edit(cell, event) {
  if (cell.editor) return cell.editor.focus();
  const position = event && offsetAt(cell.pre, event);
  const { Editor } = await import('./live-editor.js');
  if (cell.editor) return;
  let timer;
  cell.editor = new Editor(cell.pre, cell.code, `Cell ${cell.index + 1}, C#`, {
    ask: (what, content) => kernel.isStarted ? kernel.ask(what, { ...content, above: notRunAbove(cell) }) : Promise.reject(new Stopped()),
    changed(code) {
      cell.code = code;
      changed(cell);
      clearTimeout(timer);
      timer = setTimeout(() => remember(cell), 200);
      startAhead();
    },
    run(moves) {
      run(cell);
      if (moves) goOn(cell);
    },
    left() {
      remember(cell);
      // A cell that was only looked at is text again.
      setTimeout(() => {
        if (cell.editor && !cell.editor.element.contains(document.activeElement) && cell.code === cell.published) closeEditor(cell);
      }, 200);
    },
  });
  cell.editor.focus(position ?? cell.code.length);
}

// The editor knows what stands above, also where it has not run.
const notRunAbove = cell => cells.slice(0, cell.index).filter(each => !hasRun(each)).map(each => each.code);

function closeEditor(cell) {
  cell.editor.remove();
  cell.editor = null;
}

function offsetAt(pre, { clientX, clientY }) {
  const at = document.caretPositionFromPoint?.(clientX, clientY) ?? document.caretRangeFromPoint?.(clientX, clientY);
  const node = at?.offsetNode ?? at?.startContainer;
  if (!node || !pre.contains(node)) return undefined;
  const range = document.createRange();
  range.setStart(pre, 0);
  range.setEnd(node, at.offset ?? at.startOffset);
  return range.toString().length;
}

function runByKey(event, cell) {
  if (event.key !== 'Enter' || !(event.shiftKey || event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  run(cell);
  if (event.shiftKey) goOn(cell);
}

// To the next cell that is seen: where its code is folded, to the answers of its question.
function goOn(cell) {
  const next = cells.slice(cell.index + 1).flatMap(each => [...each.root.querySelectorAll('.answers > :first-child, .run')]);
  next.find(place => place.checkVisibility())?.focus();
}

function run(cell) { enqueue([cell], true); }

function enqueue(list, withNeeds = false) {
  for (const cell of list) {
    if (queue.some(item => item.cell === cell) || cell.root.dataset.state === 'running') continue;
    queue.push({ cell, withNeeds });
    setState(cell, 'queued', 'waits');
  }
  work();
}

// One cell after the other; after one that failed nothing runs on.
async function work() {
  if (busy) return;
  busy = true;
  bar.busy(true);
  later.forEach(clearTimeout);
  let done = 0;
  try {
    while (queue.length > 0) {
      const { cell, withNeeds } = queue[0];
      await kernel.start();
      if (withNeeds) await queueNeeds(cell);
      const next = queue.shift().cell;
      bar.count(++done, done + queue.length);
      if (!await execute(next)) {
        forgetQueue(`not run, as cell ${next.index + 1} failed`);
      }
    }
  } catch (error) {
    forgetQueue('not run');
    if (!(error instanceof Stopped)) bar.failed(error.message);
  }
  busy = false;
  bar.busy(false);
  bar.count(0, 0);
  // What is only for later does not compete with what the reader waits for.
  if (!navigator.connection?.saveData) later = [setTimeout(prepareToDraw, 1000), setTimeout(keepForLater, 5000)];
}

// The cells above that this one needs go before it, where they have not run as they stand.
async function queueNeeds(cell) {
  queue[0].withNeeds = false;
  const above = cells.slice(0, cell.index + 1);
  const needs = await kernel.ask('needs', { cells: above.map(each => ({ code: each.code, hasRun: hasRun(each) })) });
  const first = needs.map(i => above[i]);
  queue = [...first.map(each => ({ cell: each })), ...queue.filter(item => !first.includes(item.cell))];
  first.forEach(each => setState(each, 'queued', `waits: cell ${cell.index + 1} needs it`));
  const what = first.length === 1 ? 'a cell above, which runs first.' : `${first.length} cells above, which run first.`;
  if (first.length > 0) bar.say(`Cell ${cell.index + 1} needs ${what}`);
}

const hasRun = cell => cell.ran?.session === session && cell.ran.code === cell.code && !cell.ran.failed;

function forgetQueue(why) {
  for (const { cell } of queue) setState(cell, '', why);
  queue = [];
}

async function execute(cell) {
  const number = ++order, code = cell.code, mine = session, began = performance.now();
  const ticking = setInterval(() => {
    setState(cell, 'running', `runs for ${((performance.now() - began) / 1000).toFixed(0)} s`);
    offerStop(cell, true);
  }, 1000);
  setState(cell, 'running', 'runs');
  // Of many cells what is said aloud is the last one, and one that fails.
  if (queue.length === 0) bar.say(`Cell ${cell.index + 1} runs.`);
  cell.live = [];
  cell.ran = { session, code, failed: true };
  const outputs = clearOutputs(cell);
  let failure;
  try {
    failure = await kernel.run(code, number, (output, html) => addOutput(cell, outputs, output, html));
  } catch (error) {
    clearInterval(ticking);
    offerStop(cell, false);
    if (error instanceof Stopped) {
      setState(cell, 'failed', 'stopped');
    } else {
      addOutput(cell, outputs, { output_type: 'error', ename: 'Error', evalue: `The kernel ended: ${error.message}`, traceback: [] });
      setState(cell, 'failed', 'failed');
      restart('The kernel ended.');
    }
    settle(outputs);
    return false;
  }
  clearInterval(ticking);
  offerStop(cell, false);
  settle(outputs);
  cell.order = number;
  cell.ran = { session: mine, code, failed: !!failure };
  const seconds = ((performance.now() - began) / 1000).toFixed(2);
  if (failure) {
    const advice = `${failure.line ? `Line ${failure.line}: ` : ''}${failure.advice}`;
    outputs.append(element('p', { className: 'notice advice', textContent: advice }));
    setState(cell, 'failed', `[${number}] failed after ${seconds} s`);
    const where = failure.line ? ` in line ${failure.line}` : '';
    bar.say(`Cell ${cell.index + 1} failed${where}. ${failure.message.replace(/[.!?]?$/, end => end || '.')} ${failure.advice}`);
  } else {
    setState(cell, 'done', `[${number}] done in ${seconds} s`);
    if (queue.length === 0) bar.say(`Cell ${cell.index + 1} is done. ${verdict(cell)}`);
    takeVerdict(cell);
  }
  changed(cell);
  return !failure;
}

// The page does not jump: the place keeps its height until something new stands in it.
function clearOutputs(cell) {
  const height = [...cell.stored, cell.place].reduce((sum, box) => sum + (box.isConnected ? box.offsetHeight : 0), 0);
  cell.place.style.minHeight = `${height}px`;
  cell.stored.forEach(box => box.remove());
  cell.place.replaceChildren();
  return cell.place;
}

const settle = place => requestAnimationFrame(() => { place.style.minHeight = ''; });

function addOutput(cell, place, output, html) {
  const last = cell.live.at(-1);
  if (output.output_type === 'stream' && last?.output_type === 'stream' && last.name === output.name) {
    last.text += output.text;
    append(place.lastChild, output);
  } else {
    cell.live.push(output);
    place.append(show(output, html));
  }
}

// After a second the button that runs a cell stops it, where whoever uses the keyboard is.
function offerStop(cell, isOffered) {
  const button = cell.line.querySelector('.run');
  button.textContent = isOffered ? '■ Stop' : '▶ Run';
  button.setAttribute('aria-label', `${isOffered ? 'Stop' : 'Run'} cell ${cell.index + 1}`);
  button.onclick = isOffered ? stop : () => run(cell);
}

function setState(cell, state, words) {
  cell.root.dataset.state = state;
  cell.state.textContent = words;
}

function reset(cell) {
  queue = queue.filter(item => item.cell !== cell);
  if (cell.editor) closeEditor(cell);
  setCode(cell, cell.published);
  remember(cell);
  cell.live = null;
  cell.ran = null;
  cell.place.replaceChildren(...cell.stored);
  setState(cell, '', '');
  changed(cell);
}

const stop = () => restart('Stopped.');

function restart(why = 'Restarted.') {
  session++;
  order = 0;
  kernel.stop();
  forgetQueue('');
  for (const cell of cells) {
    if (!['failed', 'running'].includes(cell.root.dataset.state)) setState(cell, '', cell.live ? 'output from before the restart' : '');
  }
  restarted = `${why} What ran before is gone, your text is not.`;
  bar.say(`${restarted} The kernel starts again.`);
  startAhead();
}

// While the reader types or reads, the kernel starts and compiles a little, so that the first cell finds it warm.
function startAhead() {
  if (!kernel.isStarted) kernel.start().then(() => busy || kernel.ask('warmUp')).catch(error => error instanceof Stopped || console.warn(error));
}

function hear({ progress, total, ready, isWarm, failed }) {
  if (failed) return bar.failed(failed);
  if (ready) {
    bar.ready(restarted, isWarm);
    restarted = '';
  } else if (progress < total) {
    const how = `${megabytes(progress)} of ${megabytes(total)} MB`;
    bar.progress(progress, total, `Downloads .NET with the C# compiler and the library: ${how}. The browser keeps it.`);
  } else {
    bar.progress(total, total, 'Starts .NET, which takes about two seconds.');
  }
}

// The kernel's part that draws figures is there when the first figure is asked for.
function prepareToDraw() {
  if (kernel.isStarted) kernel.ask('drawing').catch(() => {});
}

// The next kernel starts warm, and a service worker keeps the chapter, so that it runs without a network. Where there is none, the
// browser's own cache serves.
async function keepForLater() {
  kernel.keepSnapshot();
  if (!navigator.serviceWorker) return;
  try {
    await navigator.serviceWorker.register(new URL('service-worker.js', document.baseURI));
    (await navigator.serviceWorker.ready).active.postMessage('keep');
  } catch { /* then it needs the network the next time, too */ }
}

const isExercise = cell => 'exercise' in cell.root.dataset;

// What a question says to its answer, in short.
const verdict = cell => cell.root.dataset.asks ? cell.place.innerText.trim().split('\n', 1)[0] : '';

function takeVerdict(cell) {
  if (!isExercise(cell)) return;
  if (cell.live.some(output => joined(output.data?.['text/html']).includes('✓ Right'))) solved(cell.id);
  tellProgress();
}

function tellProgress() {
  const here = cells.filter(isExercise), all = solved();
  const right = here.filter(cell => all.has(`${location.pathname}#${cell.id}`)).length;
  if (all.size > 0) bar.exercises(`Exercises: ${right} of ${here.length} right on this page, ${all.size} in the chapter.`);
}

async function downloadNotebook() {
  try {
    const { download } = await import('./live-notebook.js');
    const changes = cells.map(cell => ({ code: cell.code, outputs: cell.ran && cell.live, order: cell.order ?? null }));
    await download(document.getElementById('open-in-vscode').dataset.notebook, changes);
  } catch (error) {
    bar.failed(`The notebook could not be made: ${error.message}`);
  }
}
