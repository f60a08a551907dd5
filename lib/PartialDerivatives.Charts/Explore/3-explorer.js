const colourX = '#1f6fc4', colourY = '#c2185b', colourSecant = '#ff8c00', colourDirection = '#6a1b9a', colourMap = '#333';
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

// A picture of the page as an element whose parts can be changed: on a site it is one already, elsewhere an img with the markup in its address.
function livePicture(still) {
  const svg = still.localName === 'svg' ? still.cloneNode(true) : document.importNode(new DOMParser().parseFromString(
    new TextDecoder().decode(Uint8Array.from(atob(still.src.split(',')[1]), letter => letter.charCodeAt(0))), 'image/svg+xml').documentElement, true);
  svg.setAttribute('role', 'group');
  svg.setAttribute('aria-label', still.alt || still.getAttribute('aria-label'));
  svg.style.cssText = 'display:block;width:100%;height:auto;overflow:visible';
  const moves = svg.querySelector('.fig-moves'), frame = svg.querySelector('.fig-frame'), number = name => +frame.getAttribute(name);
  moves.replaceChildren();
  return { svg, moves, title: svg.querySelector('.fig-title'), left: number('x'), top: number('y'), width: number('width'), height: number('height') };
}

function start(box, data) {
  const { x, y, z, ask } = data, [nameX, nameY] = data.variables, grid = new Grid(x, y, data.grid), question = ask && new Grid(x, y, ask.grid);
  const state = { x: data.at[0], y: data.at[1], step: data.step, angle: data.angle, azimuth: -62, elevation: 28, planes: true, tangent: true, hidden: !!ask };
  const places = {}, swaps = [], length = range => range.to - range.from;
  for (const place of box.querySelectorAll('[data-part]')) places[place.dataset.part] = place;
  let numbers;

  // Live parts take the place of those that stand still, and give it back for print.
  function replace(still, live) {
    swaps.push([still, live]);
    still.replaceWith(live);
    return live;
  }

  const views = {};
  for (const name of ['map', 'slice-x', 'slice-y']) {
    const still = places[name].firstElementChild;
    views[name] = livePicture(still);
    replace(still, views[name].svg);
  }
  const table = replace(places.numbers, places.numbers.cloneNode(true)), cell = name => table.querySelector('[data-number="' + name + '"]');
  const directional = replace(places.directional, places.directional.cloneNode(!ask));
  const announcement = htmlElement(box, 'div', {}, 'position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap');
  announcement.setAttribute('aria-live', 'polite');
  box.style.position = 'relative';

  // What moves, on the map and in the slices.
  const map = views.map, moving = name => (parent, attributes) => svgElement(parent, name, attributes);
  const path = moving('path'), circle = moving('circle'), rect = moving('rect');
  const lineX = path(map.moves, { stroke: colourX, 'stroke-width': 2 }), lineY = path(map.moves, { stroke: colourY, 'stroke-width': 2 });
  const gradient = arrow(colourMap, '∇f'), direction = arrow(colourDirection, 'u');
  const mapTouch = rect(map.moves, { width: map.width, height: map.height, fill: 'transparent', style: 'touch-action:none;cursor:crosshair' });
  const point = svgElement(map.moves, 'g', { tabindex: 0, role: 'application', 'aria-roledescription': 'point on the map', style: 'outline:none;cursor:grab;touch-action:none' });
  const ring = circle(point, { r: 12, fill: 'none', stroke: colourX, 'stroke-width': 3, visibility: 'hidden', style: 'touch-action:none' });
  const dot = circle(point, { r: 6.5, fill: '#fff', stroke: colourMap, 'stroke-width': 2.5, style: 'touch-action:none' });
  const tip = circle(map.moves, { r: 13, fill: 'transparent', style: 'cursor:grab;touch-action:none' });

  function arrow(colour, name) {
    const halo = path(map.moves, { fill: colour, stroke: '#fff', 'stroke-width': 5, 'stroke-linejoin': 'round', 'stroke-opacity': 0.7 });
    const body = path(map.moves, { fill: colour, stroke: colour, 'stroke-width': 2.4 });
    const text = svgElement(map.moves, 'text', { fill: colour, 'font-weight': 'bold', stroke: '#fff', 'stroke-opacity': 0.8, 'stroke-width': 3, 'paint-order': 'stroke' });
    return function (a, b, u, v, pixels) {
      const size = Math.hypot(u, v), head = Math.min(10, pixels);
      [u, v] = [u / size, v / size];
      const [tipX, tipY, baseX, baseY] = [a + u * pixels, b + v * pixels, a + u * (pixels - head), b + v * (pixels - head)];
      const d = !(size > 0) || pixels < 3 ? '' : `M${pen(a, b)}L${pen(baseX, baseY)}M${pen(tipX, tipY)}L${pen(baseX - v * head * .45, baseY + u * head * .45)}L${pen(baseX + v * head * .45, baseY - u * head * .45)}z`;
      halo.setAttribute('d', d);
      body.setAttribute('d', d);
      text.textContent = d && name;
      text.setAttribute('x', isFinite(u) ? (tipX + 10 * u).toFixed(1) : 0);
      text.setAttribute('y', isFinite(v) ? (tipY + 10 * v + 4).toFixed(1) : 0);
      return [tipX, tipY];
    };
  }

  function pen(a, b) {
    return a.toFixed(1) + ' ' + b.toFixed(1);
  }

  const slices = [['slice-x', x, colourX, t => [t, state.y]], ['slice-y', y, colourY, t => [state.x, t]]].map(([name, range, colour, place]) => {
    const view = views[name];
    return {
      view, range, place, along: name.slice(-1),
      curve: path(view.moves, { fill: 'none', stroke: colour, 'stroke-width': 2.5 }),
      tangent: path(view.moves, { stroke: '#222', 'stroke-width': 1.6, class: 'fig-line' }),
      secant: path(view.moves, { stroke: colourSecant, 'stroke-width': 2, 'stroke-dasharray': '6 4' }),
      touch: rect(view.moves, { width: view.width, height: view.height, fill: 'transparent', style: 'touch-action:pan-y;cursor:ew-resize' }),
      end: circle(view.moves, { r: 5, fill: '#fff', stroke: colourSecant, 'stroke-width': 2.5, 'pointer-events': 'none' }),
      dot: circle(view.moves, { r: 6, fill: '#fff', stroke: colour, 'stroke-width': 2.5, 'pointer-events': 'none' }),
      secantText: view.svg.querySelector('.fig-secant'), tangentText: view.svg.querySelector('.fig-tangent'),
    };
  });

  const controls = makeControls();
  const space = makeSpace(data, grid), canvas = document.createElement('canvas');
  canvas.style.cssText = 'display:block;width:100%;aspect-ratio:' + viewWidth + '/' + viewHeight + ';touch-action:pan-y;cursor:move';
  canvas.tabIndex = 0;
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', 'The surface; arrow keys turn it.');
  const context = canvas.getContext('2d');
  replace(places.space.firstElementChild, canvas);

  const horizontal = (view, range, value) => view.width * (value - range.from) / length(range);
  const vertical = (view, range, value) => view.height * (1 - (value - range.from) / length(range));
  const steps = () => [data.steps[state.step] * data.scale[0], data.steps[state.step] * data.scale[1]];
  const coordinate = (range, value) => format(value, range.decimals);
  const stepText = value => format(value, 1 - Math.floor(Math.log10(Math.abs(value))));

  // In one frame all that is flat; the surface as often as the machine can.
  let waiting = false, spaceCost = 0, spaceDrawn = 0, spaceWaiting = 0;
  function changed() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(function () {
      waiting = false;
      draw();
      clearTimeout(spaceWaiting);
      const rest = spaceCost > 6 ? spaceDrawn + 60 - performance.now() : 0;
      if (rest <= 0) drawSpace();
      else spaceWaiting = setTimeout(drawSpace, rest);
    });
  }

  function draw() {
    numbers = numbersAt(grid, state.x, state.y, steps());
    const a = horizontal(map, x, state.x), b = vertical(map, y, state.y), scaleX = map.width / length(x), scaleY = map.height / length(y);
    lineX.setAttribute('d', 'M0 ' + b.toFixed(1) + 'H' + map.width);
    lineY.setAttribute('d', 'M' + a.toFixed(1) + ' 0V' + map.height);
    const slope = state.hidden ? 0 : Math.min(70, 70 * Math.hypot(numbers.slopeX, numbers.slopeY) / data.steepest);
    gradient(a, b, numbers.slopeX * scaleX, -numbers.slopeY * scaleY, slope);
    const angle = state.angle * Math.PI / 180, [tipX, tipY] = direction(a, b, Math.cos(angle) * scaleX, -Math.sin(angle) * scaleY, 46);
    place(tip, tipX, tipY);
    place(dot, a, b);
    place(ring, a, b);
    slices.forEach(drawSlice);
    for (const [name, text] of [['x', coordinate(x, state.x)], ['y', coordinate(y, state.y)], ['f', numbers.text]]) cell(name).textContent = text;
    for (const along of ['x', 'y']) {
      const shown = numbers[along];
      cell('step-' + along).textContent = stepText(shown.step);
      cell('quotient-' + along).textContent = hide(shown.text);
      cell('slope-' + along).textContent = hide(shown.slopeText);
      cell('difference-' + along).textContent = hide(shown.difference);
    }
    if (!ask) {
      directional.innerHTML = `Slope in direction u, at ${state.angle}°: <b>${numbers.directional(state.angle)}</b><br>Largest along the gradient, at ${numbers.steepestDegrees}°: <b>${numbers.steepest}</b>`;
    }
    controls.update();
    point.setAttribute('aria-label', `Point ${nameX} ${coordinate(x, state.x)}, ${nameY} ${coordinate(y, state.y)}. Arrow keys move it, with Shift in small steps.`);
  }

  function hide(text) {
    return state.hidden ? '?' : text;
  }

  function place(element, a, b) {
    element.setAttribute('cx', a.toFixed(1));
    element.setAttribute('cy', isFinite(b) ? Math.max(-999, Math.min(999, b)).toFixed(1) : -999);
  }

  function drawSlice({ view, range, place: at, along, curve, tangent, secant, end, dot: own, secantText, tangentText }) {
    const value = along === 'x' ? state.x : state.y, shown = numbers[along], count = 96;
    let d = '', joined = false;
    for (let i = 0; i <= count; i++) {
      const height = vertical(view, z, grid.at(...at(range.from + i * length(range) / count))[0]);
      if (isFinite(height)) d += (joined ? 'L' : 'M') + pen(i * view.width / count, Math.max(-2000, Math.min(2000, height)));
      joined = isFinite(height);
    }
    curve.setAttribute('d', d);
    const a = horizontal(view, range, value), b = vertical(view, z, numbers.f);
    line(tangent, shown.slope);
    line(secant, shown.quotient);
    place(own, a, b);
    place(end, horizontal(view, range, value + shown.step), vertical(view, z, numbers.f + shown.quotient * shown.step));
    view.title.textContent = along === 'x' ? `Along ${nameX}, with ${nameY} = ${coordinate(y, state.y)}` : `Along ${nameY}, with ${nameX} = ${coordinate(x, state.x)}`;
    secantText.textContent = 'secant ' + hide(shown.text);
    tangentText.textContent = 'tangent ' + hide(shown.slopeText);

    function line(element, tilt) {
      const fall = -tilt * view.height / length(z) * length(range) / view.width, reach = 700 / Math.hypot(1, fall);
      element.setAttribute('d', isFinite(fall * reach) && isFinite(b) ? `M${pen(a - reach, b - fall * reach)}L${pen(a + reach, b + fall * reach)}` : '');
    }
  }

  let colours;
  function drawSpace() {
    const width = canvas.clientWidth, ratio = window.devicePixelRatio || 1;
    if (!width || !numbers) return;
    const pixels = Math.round(width * ratio);
    if (canvas.width !== pixels) [canvas.width, canvas.height] = [pixels, Math.round(pixels * viewHeight / viewWidth)];
    colours ||= readColours();
    context.setTransform(pixels / viewWidth, 0, 0, pixels / viewWidth, 0, 0);
    const before = performance.now();
    space(context, state, numbers, colours);
    context.font = 'bold 12px ' + colours.font;
    context.textAlign = 'left';
    context.fillStyle = colours.ink;
    context.fillText('Surface: drag to turn', 8, 16);
    spaceDrawn = performance.now();
    spaceCost = spaceDrawn - before;
  }

  function readColours() {
    const style = getComputedStyle(box), probe = htmlElement(box, 'i', {}, 'transition:none;color:var(--figure-grid,#ccc)'), grid = getComputedStyle(probe).color;
    probe.remove();
    return { ink: style.color, grid, font: style.fontFamily, x: colourX, y: colourY, secant: colourSecant };
  }

  function moveTo(a, b) {
    const snap = (range, value) => Math.max(range.from, Math.min(range.to, Number((Math.round(value * 10 ** range.decimals) / 10 ** range.decimals).toPrecision(15))));
    [state.x, state.y] = [snap(x, a), snap(y, b)];
    changed();
    announceSoon();
  }

  // A reader who does not see the figure is told what it shows, when the point has come to rest.
  let announcing = 0;
  function announceSoon() {
    clearTimeout(announcing);
    announcing = setTimeout(function () {
      const slopes = state.hidden ? '' : ` Slope along ${nameX}: secant ${numbers.x.text}, tangent ${numbers.x.slopeText}. Along ${nameY}: secant ${numbers.y.text}, tangent ${numbers.y.slopeText}.`;
      announcement.textContent = `${nameX} ${coordinate(x, state.x)}, ${nameY} ${coordinate(y, state.y)}, step ${stepText(steps()[0])}: f ${numbers.text}.${slopes}`;
    }, 300);
  }

  // The place of a pointer in pixels of a view's axes.
  function placeOf(view, event) {
    const seen = view.svg.getBoundingClientRect(), unit = viewWidth / seen.width;
    return [(event.clientX - seen.left) * unit - view.left, (event.clientY - seen.top) * unit - view.top];
  }

  function drag(element, begin) {
    element.addEventListener('pointerdown', function (event) {
      if (event.button) return;
      const move = begin(event);
      event.preventDefault();
      element.setPointerCapture(event.pointerId);
      function end() {
        for (const name of ['pointerup', 'pointercancel']) element.removeEventListener(name, end);
        element.removeEventListener('pointermove', move);
      }
      element.addEventListener('pointermove', move);
      for (const name of ['pointerup', 'pointercancel']) element.addEventListener(name, end);
      move(event);
    });
  }

  function dragPoint() {
    point.focus({ preventScroll: true });
    return function (event) {
      const [a, b] = placeOf(map, event);
      moveTo(x.from + a / map.width * length(x), y.to - b / map.height * length(y));
    };
  }
  drag(mapTouch, dragPoint);
  drag(point, dragPoint);

  drag(tip, () => function (event) {
    const [a, b] = placeOf(map, event), u = (a - horizontal(map, x, state.x)) / map.width * length(x), v = (vertical(map, y, state.y) - b) / map.height * length(y);
    if (u || v) turnTo(Math.round(Math.atan2(v, u) * 180 / Math.PI));
  });

  function turnTo(angle) {
    state.angle = (angle + 360) % 360;
    changed();
  }

  for (const slice of slices) {
    const index = slice.along === 'x' ? 0 : 1, own = () => index ? state.y : state.x;
    drag(slice.touch, function (event) {
      const [a] = placeOf(slice.view, event), far = value => Math.abs(a - horizontal(slice.view, slice.range, value));
      const takesEnd = far(own() + numbers[slice.along].step) < Math.min(16, far(own()));
      return function (event) {
        const value = slice.range.from + placeOf(slice.view, event)[0] / slice.view.width * length(slice.range);
        if (!takesEnd) return index ? moveTo(state.x, value) : moveTo(value, state.y);
        const step = Math.abs(value - own()) / data.scale[index];
        setStep(data.steps.reduce((best, h, i) => Math.abs(h - step) < Math.abs(data.steps[best] - step) ? i : best, 0));
      };
    });
  }

  let turnedFrom;
  drag(canvas, function (event) {
    turnedFrom = [event.clientX, event.clientY, state.azimuth, state.elevation];
    canvas.focus({ preventScroll: true });
    return event => turn(turnedFrom[2] - (event.clientX - turnedFrom[0]) / 2, turnedFrom[3] + (event.clientY - turnedFrom[1]) / 3);
  });

  function turn(azimuth, elevation) {
    [state.azimuth, state.elevation] = [azimuth, Math.max(4, Math.min(86, elevation))];
    changed();
  }

  const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
  function onArrow(element, act) {
    element.addEventListener('keydown', function (event) {
      const way = arrows[event.key];
      if (!way || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      act(...way, event.shiftKey);
    });
  }
  onArrow(point, function (u, v, small) {
    const by = range => small ? 10 ** -range.decimals : range.key;
    moveTo(state.x + u * by(x), state.y + v * by(y));
  });
  onArrow(canvas, (u, v) => turn(state.azimuth - 6 * u, state.elevation + 4 * v));
  point.addEventListener('focus', () => ring.setAttribute('visibility', 'visible'));
  point.addEventListener('blur', () => ring.setAttribute('visibility', 'hidden'));

  function setStep(index) {
    state.step = index;
    changed();
    announceSoon();
  }

  function makeControls() {
    const stepBox = replace(places.step, places.step.cloneNode(false)), directionBox = replace(places.direction, places.direction.cloneNode(false));
    const wide = 'display:block;width:100%;margin:2px 0 6px;accent-color:', push = 'font:inherit;padding:4px 10px;cursor:pointer';
    const label = htmlElement(stepBox, 'label', {}, 'display:block;padding-top:8px');
    const labelText = htmlElement(label, 'span', {});
    const slider = htmlElement(label, 'input', { type: 'range', min: 0, max: data.steps.length - 1, oninput: () => setStep(+slider.value) }, wide + colourSecant);
    htmlElement(stepBox, 'button', { type: 'button', textContent: 'h → 0', onclick: shrink }, push).setAttribute('aria-label', 'Let h go to 0: secants become tangents');
    const turning = htmlElement(directionBox, 'label', {}, 'display:block;padding-top:8px');
    const turningText = htmlElement(turning, 'span', {});
    const turner = htmlElement(turning, 'input', { type: 'range', min: 0, max: 359, oninput: () => turnTo(+turner.value) }, wide + colourDirection);
    for (const [name, text] of [['planes', 'cutting planes'], ['tangent', 'tangent plane']]) {
      const choice = htmlElement(directionBox, 'label', {}, 'display:inline-block;margin-right:14px;cursor:pointer');
      htmlElement(choice, 'input', { type: 'checkbox', checked: true, onchange: event => { state[name] = event.target.checked; changed(); } });
      choice.append(' ' + text);
    }
    if (ask) makeQuestion(push);
    return {
      update() {
        const [h, k] = steps();
        labelText.textContent = 'Step h: let it go to 0';
        slider.value = state.step;
        slider.setAttribute('aria-valuetext', h === k ? stepText(h) : `${stepText(h)} along ${nameX}, ${stepText(k)} along ${nameY}`);
        turningText.textContent = 'Direction u: ' + state.angle + '°';
        turner.value = state.angle;
        turner.setAttribute('aria-valuetext', state.angle + ' degrees' + (state.hidden ? '' : ', slope ' + numbers.directional(state.angle)));
      },
    };
  }

  function makeQuestion(push) {
    htmlElement(directional, 'div', { textContent: `Drag the point to where ${ask.where}.` }, 'font-weight:bold;margin-bottom:6px');
    const verdict = document.createElement('div');
    let last = Infinity;
    htmlElement(directional, 'button', {
      type: 'button', textContent: 'Is it here?', onclick() {
        const off = Math.abs(question.at(state.x, state.y)[0]), here = `(${coordinate(x, state.x)}, ${coordinate(y, state.y)})`, right = off <= ask.tolerance;
        if (right) state.hidden = false;
        verdict.textContent = right ? `✓ Right: ${ask.where} at ${here}. The numbers are shown now; there may be more such points.`
          : isNaN(off) ? `✗ At ${here} this has no value.`
          : `✗ Not yet at ${here}.` + (off < last ? isFinite(last) ? ' You came closer.' : '' : off > last ? ' That is farther off than your last try.' : '');
        verdict.dataset.verdict = right ? 'right' : 'wrong';
        if (!isNaN(off)) last = off;
        changed();
      },
    }, push);
    directional.append(verdict);
    verdict.style.marginTop = '6px';
    verdict.setAttribute('role', 'status');
  }

  // Secants become tangents before one's eyes; at once where movement is not wanted.
  function shrink() {
    const from = state.step || data.steps.length - 1, began = performance.now(), time = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 2500;
    requestAnimationFrame(function next(now) {
      const share = time ? Math.min(1, Math.max(0, now - began) / time) : 1;
      setStep(Math.round(from * (1 - share)));
      if (share < 1 && box.isConnected) requestAnimationFrame(next);
    });
  }

  function recolour() {
    colours = null;
    changed();
  }
  window.addEventListener('figure-theme', recolour);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', recolour);
  window.addEventListener('beforeprint', () => swaps.forEach(([still, live]) => live.replaceWith(still)));
  window.addEventListener('afterprint', () => swaps.forEach(([still, live]) => still.replaceWith(live)));
  new ResizeObserver(drawSpace).observe(canvas);
  draw();
  drawSpace();
  box.setAttribute('role', 'figure');
  box.dataset.drawn = '';
}

function explore(id, kind, data) {
  const near = window.IntersectionObserver && new IntersectionObserver(function (entries) {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting || target.dataset.drawn !== undefined) continue;
      near.unobserve(target);
      start(target, data);
    }
  }, { rootMargin: '400px' });
  for (const box of document.querySelectorAll('[data-figure="' + id + '"]')) near ? near.observe(box) : start(box, data);
}
