// Outputs as nbformat has them, put into the page as the site puts the stored ones.
const call = /\}\)\(("[0-9a-f]{16}", (?:true|false), .*)\);\s*$/s;

// An element for an output. Scripts in it never run: the page's policy forbids them, and they are taken out.
export function show(output) {
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
    value(box, output.data ?? {});
  }
  return box;
}

// Console text goes to the end of what is there.
export function append(box, output) {
  box.querySelector('pre').append(joined(output.text));
}

export const joined = text => Array.isArray(text) ? text.join('') : text ?? '';

function text(content, name) {
  const pre = document.createElement('pre');
  if (name) pre.className = name;
  pre.textContent = content.replace(/\x1b\[[0-?]*[ -/]*[@-~]/g, '');
  return pre;
}

function value(box, data) {
  const picture = ['image/png', 'image/jpeg'].find(type => data[type]);
  if (data['text/html']) html(box, joined(data['text/html']));
  else if (data['image/svg+xml']) image(box, 'data:image/svg+xml,' + encodeURIComponent(joined(data['image/svg+xml'])));
  else if (picture) image(box, `data:${picture};base64,${joined(data[picture])}`);
  else box.append(text(joined(data['text/plain'] ?? Object.values(data)[0]), ''));
}

function image(box, source) {
  box.append(Object.assign(new Image(), { src: source, alt: 'Picture that the cell gives' }));
}

function html(box, source) {
  const parsed = new DOMParser().parseFromString(source, 'text/html');
  const calls = [...parsed.querySelectorAll('script')].map(script => call.exec(script.textContent)?.[1]).filter(Boolean);
  clean(parsed);
  parsed.querySelectorAll('style').forEach(element => element.remove());
  for (const figure of parsed.querySelectorAll('[data-figure]')) prepare(figure);
  for (const table of parsed.querySelectorAll('table')) wrap(table, 'div', 'scroll');
  for (const formula of parsed.querySelectorAll('math[display=block]')) wrap(formula, 'span', 'equation');
  box.append(...[...parsed.head.childNodes, ...parsed.body.childNodes].map(node => document.adoptNode(node)));
  for (const each of calls) draw(JSON.parse(`[${each}]`));
}

// Nothing that runs, loads from elsewhere, submits, or lays itself over the page.
function clean(parsed) {
  parsed.querySelectorAll('script, iframe, object, embed, link, meta, base, form, template').forEach(element => element.remove());
  for (const element of parsed.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      if (/^on/i.test(name) || (/^(href|src|xlink:href|action|formaction)$/i.test(name) && !/^(https?:|mailto:|data:image\/|#)/i.test(value.trim()))) {
        element.removeAttribute(name);
      }
    }
    if (/fixed|sticky/.test(element.style?.position ?? '')) element.style.position = '';
  }
}

// The static picture becomes an element of the page, so that the theme reaches it.
function prepare(figure) {
  figure.parentElement.className = 'scroll';
  figure.querySelector('p')?.remove();
  const image = figure.querySelector('img');
  const svg = /^data:image\/svg\+xml;base64,([A-Za-z0-9+/=]+)$/.exec(image?.getAttribute('src') ?? '');
  if (!svg) return;
  const bytes = Uint8Array.from(atob(svg[1]), character => character.charCodeAt(0));
  const picture = new DOMParser().parseFromString(new TextDecoder().decode(bytes), 'image/svg+xml');
  clean(picture);
  const element = figure.ownerDocument.importNode(picture.documentElement, true);
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

// The library's own function draws; it is there where the page has figures, and else it is loaded now.
async function draw(figure) {
  if (!window.drawFigure) await (window.drawFigureLoading ??= new Promise((resolve, reject) => {
    const meta = Object.assign(document.createElement('meta'), { name: 'plotly', content: 'assets/plotly.min.js' });
    document.head.append(meta, Object.assign(document.createElement('script'), { src: 'assets/figures.js', onload: resolve, onerror: reject }));
  }));
  window.drawFigure(...figure);
}
