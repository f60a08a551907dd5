const colourX = '#1f6fc4', colourY = '#dc2a6e', colourSecant = '#ff8c00', colourDirection = '#6a1b9a', colourMap = '#333';
const svgNames = 'http://www.w3.org/2000/svg';

function svgElement(parent, name, attributes) {
  const element = parent.appendChild(document.createElementNS(svgNames, name));
  for (const key in attributes) element.setAttribute(key, attributes[key]);
  return element;
}

function htmlElement(parent, name, properties, style) {
  const element = parent.appendChild(Object.assign(document.createElement(name), properties));
  if (style) element.style.cssText = style;
  return element;
}

// A picture whose moving parts can be changed: on a site it is an element already, elsewhere an img with the markup in its address.
// Over the one that stands still lie a canvas, on which what moves is drawn, and what can be touched and read. Each is a layer, so
// that a frame paints nothing but what has moved; and where a GPU is only imitated, a canvas of the processor's own is drawn several
// times as fast as paths.
function livePicture(still) {
  const base = still.localName === 'svg' ? still.cloneNode(true) : document.importNode(new DOMParser().parseFromString(
    new TextDecoder().decode(Uint8Array.from(atob(still.src.split(',')[1]), letter => letter.charCodeAt(0))),
    'image/svg+xml').documentElement, true);
  const frame = base.querySelector('.fig-frame'), number = name => +frame.getAttribute(name), moves = base.querySelector('.fig-moves');
  const holder = document.createElement('div'), svg = base.cloneNode(false),
    layer = 'display:block;width:100%;height:auto;will-change:transform';
  holder.style.position = 'relative';
  base.style.cssText = layer;
  base.removeAttribute('role');
  base.setAttribute('aria-hidden', true);
  svg.style.cssText = layer + ';position:absolute;left:0;top:0;overflow:visible';
  svg.setAttribute('role', 'group');
  svg.setAttribute('aria-label', still.alt || still.getAttribute('aria-label'));
  const canvas = document.createElement('canvas');
  canvas.style.cssText = 'position:absolute;left:0;top:0;width:100%;height:100%;pointer-events:none';
  moves.replaceChildren();
  moves.setAttribute('transform', 'translate(' + number('x') + ' ' + number('y') + ')');
  svg.append(moves);
  svg.append(...base.querySelectorAll('.fig-title,.fig-secant,.fig-tangent'));
  holder.append(base, canvas, svg);
  return {
    holder, svg, moves, canvas, context: canvas.getContext('2d', { willReadFrequently: true }), left: number('x'), top: number('y'),
    width: number('width'), height: number('height'),
    title: svg.querySelector('.fig-title'), secant: svg.querySelector('.fig-secant'), tangent: svg.querySelector('.fig-tangent'),
  };
}

// An empty canvas in the units of the picture, with the corner of the axes as origin.
function cleared(view) {
  const { canvas, context } = view, unit = canvas.width / viewWidth;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.setTransform(unit, 0, 0, unit, unit * view.left, unit * view.top);
  return context;
}

function stroke(context, points, colour, width, dashes = []) {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.setLineDash(dashes);
  context.beginPath();
  let joined = false;
  for (const [a, b] of points) {
    if (isFinite(b)) joined ? context.lineTo(a, b) : context.moveTo(a, b);
    joined = isFinite(b);
  }
  context.stroke();
  context.setLineDash([]);
}

function ring(context, a, b, radius, colour, width, fill) {
  if (!isFinite(b)) return;
  context.beginPath();
  context.arc(a, b, radius, 0, 2 * Math.PI);
  if (fill) (context.fillStyle = fill, context.fill());
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
}

// An arrow of some length in pixels in the direction of a vector, with its name at the tip; where the tip is.
function arrow(context, a, b, u, v, pixels, colour, name, font) {
  const size = Math.hypot(u, v), head = Math.min(10, pixels);
  [u, v] = size > 0 ? [u / size, v / size] : [0, 0];
  const tip = [a + u * pixels, b + v * pixels], back = [a + u * (pixels - head), b + v * (pixels - head)],
    wing = [v * head * .45, u * head * .45];
  if (!(size > 0) || !(pixels >= 3)) return tip;
  const shape = new Path2D();
  shape.moveTo(a, b);
  shape.lineTo(...back);
  shape.moveTo(...tip);
  shape.lineTo(back[0] - wing[0], back[1] + wing[1]);
  shape.lineTo(back[0] + wing[0], back[1] - wing[1]);
  shape.closePath();
  context.lineJoin = 'round';
  context.strokeStyle = 'rgba(255,255,255,.7)';
  context.lineWidth = 5;
  context.stroke(shape);
  context.lineJoin = 'miter';
  context.strokeStyle = context.fillStyle = colour;
  context.lineWidth = 2.4;
  context.fill(shape);
  context.stroke(shape);
  context.font = 'bold 11px ' + font;
  context.textAlign = 'center';
  context.strokeStyle = 'rgba(255,255,255,.8)';
  context.lineWidth = 3;
  context.strokeText(name, tip[0] + 10 * u, tip[1] + 10 * v + 4);
  context.fillText(name, tip[0] + 10 * u, tip[1] + 10 * v + 4);
  return tip;
}
