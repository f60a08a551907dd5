// Outputs as nbformat has them, put into the page as the site puts the stored ones.
const call = /\)\(("[0-9a-f]{16}", (?:true|false|"explore"), .*)\);\s*$/s;

// A chart as Plotly.NET gives it: an empty place, and a script that draws into it.
const chart = new RegExp(
  /var data = (?<data>\[[^\n]*\]);\s*var layout = (?<layout>\{[^\n]*\});\s*/.source
  + /var config = (?<config>\{[^\n]*\});\s*Plotly\.newPlot\('(?<id>[0-9a-f-]{36})'/.source);

// An element for an output; html is what stands for its LaTeX. Scripts in it never run: the page's policy forbids them, and they
// are taken out.
export function show(output, html) {
  const box = document.createElement('div');
  box.className = 'output';
  if (output.output_type === 'stream') {
    box.append(text(joined(output.text), output.name === 'stderr' ? 'stderr' : ''));
  } else if (output.output_type === 'error') {
    const label = document.createElement('p');
    label.className = 'error-label';
    label.textContent = 'Error';
    box.append(label, text(output.traceback?.length ? output.traceback.join('\n') : output.evalue, 'error'));
  } else {
    value(box, output.data ?? {}, html);
  }
  return box;
}

// Console text goes to the end of what is there.
export function append(box, output) {
  write(box.querySelector('pre'), joined(output.text));
}

export const joined = text => Array.isArray(text) ? text.join('') : text ?? '';

function text(content, name) {
  const pre = document.createElement('pre');
  if (name) pre.className = name;
  write(pre, content);
  return pre;
}

// What a terminal shows in the end: no colours, and of a progress bar the last state, once a frame. One line alone has no columns to
// keep below each other, so it may go on in the next.
function write(pre, content) {
  pre.printed = (pre.printed ?? '') + content;
  pre.isMoved ||= moving.test(content);
  pre.isMore ||= /\n./s.test(pre.printed.slice(-content.length - 1));
  pre.classList.toggle('line', !pre.isMore);
  if (!pre.isMoved) {
    pre.append(content);
  } else {
    pre.frame ??= requestAnimationFrame(() => {
      pre.frame = null;
      pre.textContent = onTerminal(pre.printed);
    });
  }
}

const moving = /[\x00-\x08\x0b-\x1f]/;

function onTerminal(printed) {
  const plain = printed.replace(/\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\))/g, '').replaceAll('\r\n', '\n');
  return plain.split('\n').map(line => {
    if (!moving.test(line)) return line;
    const shown = [];
    let place = 0;
    for (const sign of line) {
      if (sign === '\r') place = 0;
      else if (sign === '\b') place = Math.max(0, place - 1);
      else if (sign >= ' ' || sign === '\t') shown[place++] = sign;
    }
    return shown.join('');
  }).join('\n');
}

function value(box, data, latex) {
  const picture = ['image/png', 'image/jpeg'].find(type => data[type]);
  if (data['text/html']) html(box, joined(data['text/html']));
  else if (data['image/svg+xml']) image(box, 'data:image/svg+xml,' + encodeURIComponent(joined(data['image/svg+xml'])));
  else if (latex) html(box, latex);
  else if (picture) image(box, `data:${picture};base64,${joined(data[picture])}`);
  else box.append(text(joined(data['text/plain'] ?? Object.values(data)[0]), ''));
}

function image(box, source) {
  box.append(Object.assign(new Image(), { src: source, alt: 'Picture that the cell gives' }));
}

function html(box, source) {
  const parsed = new DOMParser().parseFromString(source, 'text/html');
  const scripts = [...parsed.querySelectorAll('script')].map(script => script.textContent);
  const calls = scripts.map(script => call.exec(script)?.[1]).filter(Boolean).map(each => JSON.parse(`[${each}]`));
  for (const found of scripts.map(script => chart.exec(script)?.groups).filter(Boolean)) calls.push(placeChart(parsed, found));
  clean(parsed);
  parsed.querySelectorAll('style').forEach(element => element.remove());
  for (const figure of parsed.querySelectorAll('[data-figure]')) prepare(figure);
  for (const table of parsed.querySelectorAll('table')) wrap(table, 'div', 'scroll');
  for (const formula of parsed.querySelectorAll('math[display=block]')) wrap(formula, 'span', 'equation');
  box.append(...[...parsed.head.childNodes, ...parsed.body.childNodes].map(node => document.adoptNode(node)));
  for (const each of calls) draw(each);
}

// Nothing that runs, loads from elsewhere, submits, or lays itself over the page.
function clean(parsed) {
  parsed.querySelectorAll('script, iframe, object, embed, link, meta, base, form, template').forEach(element => element.remove());
  for (const element of parsed.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      const isAddress = /^(href|src|xlink:href|action|formaction)$/i.test(name);
      if (/^on/i.test(name) || isAddress && !/^(https?:|mailto:|data:image\/|#)/i.test(value.trim())) element.removeAttribute(name);
    }
    if (/fixed|sticky/.test(element.style?.position ?? '')) element.style.position = '';
  }
}

// The place of a chart of Plotly.NET becomes one of a figure of the library, as the site makes it of a stored one.
function placeChart(parsed, { id, ...json }) {
  const figure = Object.fromEntries(Object.entries(json).map(([name, text]) => [name, JSON.parse(text)]));
  const name = id.replaceAll('-', '').slice(0, 16), { layout } = figure;
  layout.width ??= 700;
  layout.height ??= 450;
  figure.config.responsive = false;
  const place = parsed.getElementById(id), box = parsed.createElement('div'), outer = parsed.createElement('div');
  box.dataset.figure = name;
  box.style.cssText = `max-width:${layout.width}px;min-height:${layout.height}px`;
  // What draws replaces a picture, and takes its words.
  box.append(Object.assign(parsed.createElement('img'), { alt: 'Chart made with Plotly.NET' }));
  outer.append(box);
  place.replaceWith(outer);
  const isSpatial = figure.data.some(({ type }) => /3d$|gl$|^(surface|cone|streamtube|isosurface|volume)$/.test(type));
  return [name, isSpatial, '', '', figure];
}

// The static pictures become elements of the page, so that the theme reaches them.
function prepare(figure) {
  figure.parentElement.className = 'scroll';
  figure.querySelector('p')?.remove();
  figure.querySelectorAll('img').forEach(preparePicture);
}

function preparePicture(image) {
  const svg = /^data:image\/svg\+xml;base64,([A-Za-z0-9+/=]+)$/.exec(image.getAttribute('src') ?? '');
  if (!svg) return;
  const bytes = Uint8Array.from(atob(svg[1]), character => character.charCodeAt(0));
  const picture = new DOMParser().parseFromString(new TextDecoder().decode(bytes), 'image/svg+xml');
  clean(picture);
  const element = image.ownerDocument.importNode(picture.documentElement, true);
  element.setAttribute('role', 'img');
  element.setAttribute('aria-label', image.alt);
  image.replaceWith(element);
}

function wrap(element, name, className) {
  const box = element.ownerDocument.createElement(name);
  box.className = className;
  element.replaceWith(box);
  box.append(element);
}

// The library's own functions draw; each is there where the page has such a figure, and else it is loaded now.
const loading = {};
async function draw(figure) {
  // The output is put into the page first.
  await null;
  const [name, file] = figure[1] === 'explore' ? ['exploreFigure', 'explore.js'] : ['drawFigure', 'figures.js'];
  if (!window[name]) await (loading[name] ??= new Promise((resolve, reject) => {
    document.head.append(
      Object.assign(document.createElement('meta'), { name: 'plotly', content: 'assets/plotly.min.js' }),
      Object.assign(document.createElement('script'), { src: 'assets/' + file, onload: resolve, onerror: reject }));
  }));
  window[name](...figure);
}
