function start(box, data) {
  const { x, y, z, ask } = data, [nameX, nameY, nameF] = data.names, grid = new Grid(x, y, data.grid),
    question = ask && new Grid(x, y, ask.grid);
  const state = { x: data.at[0], y: data.at[1], step: data.step, angle: data.angle, azimuth: -62, elevation: 28, planes: true,
    tangent: true, hidden: !!ask };
  const places = {}, swaps = [], length = range => range.to - range.from;
  for (const place of box.querySelectorAll('[data-part]')) places[place.dataset.part] = place;
  let numbers, colours;

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
    // A finger that moves along a slice turns no page; up and down it does. Parts of a picture have no touch-action in Chromium.
    if (name !== 'map') views[name].svg.style.touchAction = 'pan-y';
    replace(still, views[name].holder);
  }
  const table = replace(places.numbers, places.numbers.cloneNode(true)), cell = name => table.querySelector('[data-number="' + name + '"]');
  const directional = replace(places.directional, places.directional.cloneNode(!ask));
  table.style.willChange = directional.style.willChange = 'transform';
  const announcement = htmlElement(box, 'div', {},
    'position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap');
  announcement.setAttribute('aria-live', 'polite');
  box.style.position = 'relative';

  // What can be touched: it shows nothing itself.
  const map = views.map, touchable = { fill: 'none', 'pointer-events': 'all' };
  const mapTouch = svgElement(map.moves, 'rect', { ...touchable, width: map.width, height: map.height, style: 'cursor:crosshair' });
  const point = svgElement(map.moves, 'g', { tabindex: 0, role: 'application', 'aria-roledescription': 'point on the map',
    style: 'outline:none;cursor:grab' });
  const dot = svgElement(point, 'circle', { ...touchable, r: 14 }),
    tip = svgElement(map.moves, 'circle', { ...touchable, r: 13, style: 'cursor:grab' });
  map.title.textContent = data.map + (data.map === 'Map' ? ': drag the point, turn the arrow u' : ': drag the point');

  const kinds = [['slice-x', x, colourX, t => [t, state.y]], ['slice-y', y, colourY, t => [state.x, t]]];
  const slices = kinds.map(([name, range, colour, at]) => {
    const view = views[name];
    return {
      view, range, at, colour, along: name.slice(-1),
      touch: svgElement(view.moves, 'rect', { ...touchable, width: view.width, height: view.height, style: 'cursor:ew-resize' }),
      end: svgElement(view.moves, 'circle', { r: 5, fill: 'none' }),
    };
  });

  const controls = makeControls(data, state, places, replace, { changed, setStep, turnTo, shrink });
  if (ask) makeQuestion(ask, question, state, directional, () => `(${coordinate(x, state.x)}, ${coordinate(y, state.y)})`, changed);
  const space = makeSpace(data, grid), canvas = document.createElement('canvas');
  canvas.style.cssText = 'display:block;width:100%;aspect-ratio:' + viewWidth + '/' + viewHeight + ';touch-action:pan-y;cursor:move';
  canvas.tabIndex = 0;
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', 'The surface; arrow keys turn it.');
  // Without a GPU, thousands of small areas are painted faster where no GPU is imitated.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  replace(places.space.firstElementChild, canvas);

  const horizontal = (view, range, value) => view.width * (value - range.from) / length(range);
  const vertical = (view, range, value) => view.height * (1 - (value - range.from) / length(range));
  const steps = () => [data.steps[state.step] * data.scale[0], data.steps[state.step] * data.scale[1]];
  const coordinate = (range, value) => format(value, range.decimals);
  const hide = text => state.hidden ? '?' : text;
  const position = () => `${nameX} ${coordinate(x, state.x)}, ${nameY} ${coordinate(y, state.y)}`;

  // In each frame all that is flat; the surface, too, unless frames then take too long: it follows a little later.
  let waiting = false, spaceCost = 0, spaceDrawn = 0, spaceWaiting = 0, lastFrame = 0;
  function changed() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(function (now) {
      const isSlow = spaceCost > 6 || now - lastFrame > 20 && now - lastFrame < 200;
      waiting = false;
      lastFrame = now;
      draw();
      clearTimeout(spaceWaiting);
      const rest = isSlow ? spaceDrawn + 60 - performance.now() : 0;
      if (rest <= 0) drawSpace();
      else spaceWaiting = setTimeout(drawSpace, rest);
    });
  }

  function draw() {
    numbers = numbersAt(grid, state.x, state.y, steps());
    const a = horizontal(map, x, state.x), b = vertical(map, y, state.y), scaleX = map.width / length(x), scaleY = map.height / length(y);
    colours ||= readColours(box);
    const context = cleared(map);
    stroke(context, [[0, b], [map.width, b]], colourX, 2);
    stroke(context, [[a, 0], [a, map.height]], colourY, 2);
    if (!state.hidden) {
      const pixels = Math.min(70, 70 * Math.hypot(numbers.slopeX, numbers.slopeY) / data.steepest);
      arrow(context, a, b, numbers.slopeX * scaleX, -numbers.slopeY * scaleY, pixels, colourMap, '∇' + nameF, colours.font);
    }
    const angle = state.angle * Math.PI / 180;
    moveCircle(tip, ...arrow(context, a, b, Math.cos(angle) * scaleX, -Math.sin(angle) * scaleY, 46, colourDirection, 'u', colours.font));
    ring(context, a, b, 6.5, colourMap, 2.5, '#fff');
    if (document.activeElement === point) ring(context, a, b, 12, colourX, 3);
    moveCircle(dot, a, b);
    slices.forEach(drawSlice);
    for (const [name, text] of [['x', coordinate(x, state.x)], ['y', coordinate(y, state.y)], ['f', numbers.text]]) say(cell(name), text);
    for (const along of ['x', 'y']) {
      const shown = numbers[along];
      say(cell('step-' + along), stepText(shown.step));
      say(cell('quotient-' + along), hide(shown.text));
      say(cell('slope-' + along), hide(shown.slopeText));
      say(cell('difference-' + along), hide(shown.difference));
    }
    if (!ask) {
      const [ahead, most] = directional.querySelectorAll('b');
      say(ahead, numbers.directional(state.angle));
      say(most, numbers.steepest);
      say(directional.firstChild, `Slope in direction u, at ${state.angle}°: `);
      const where = Number.isFinite(+numbers.steepestDegrees) ? `, at ${numbers.steepestDegrees}°` : '';
      say(most.previousSibling, `Largest along the gradient${where}: `);
    }
    controls.update(numbers, steps());
    point.setAttribute('aria-label', `Point ${position()}. Arrow keys move it, with Shift in small steps.`);
  }

  function drawSlice({ view, range, at, along, colour, end }) {
    const value = along === 'x' ? state.x : state.y, shown = numbers[along], count = 96, context = cleared(view);
    context.save();
    context.beginPath();
    context.rect(0, 0, view.width, view.height);
    context.clip();
    const samples = Array.from({ length: count + 1 }, (_, i) => grid.at(...at(range.from + i * length(range) / count)));
    const curve = part => samples.map((sample, i) => [i * view.width / count, vertical(view, z, sample[part])]);
    stroke(context, curve(0), colour, 2.5);
    if (!state.hidden) stroke(context, curve(along === 'x' ? 1 : 2), colour, 1.8, [5, 3.5]);
    const a = horizontal(view, range, value), b = vertical(view, z, numbers.f),
      endAt = [horizontal(view, range, value + shown.step), vertical(view, z, numbers.f + shown.quotient * shown.step)];
    line(shown.slope, colours.line, 1.6);
    line(shown.quotient, colourSecant, 2, [6, 4]);
    if (!state.hidden) ring(context, a, vertical(view, z, shown.slope), 2.5, colour, 1, colour);
    ring(context, ...endAt, 5, colourSecant, 2.5, '#fff');
    ring(context, a, b, 6, colour, 2.5, '#fff');
    context.restore();
    moveCircle(end, ...endAt);
    say(view.title, along === 'x' ? `Along ${nameX}, with ${nameY} = ${coordinate(y, state.y)}`
      : `Along ${nameY}, with ${nameX} = ${coordinate(x, state.x)}`);
    say(view.secant, 'secant ' + hide(shown.text));
    say(view.tangent, 'tangent ' + hide(shown.slopeText));

    // Long enough to leave the axes, however steep.
    function line(tilt, ink, width, dashes) {
      const fall = -tilt * view.height / length(z) * length(range) / view.width, reach = 700 / Math.hypot(1, fall);
      if (isFinite(fall * reach)) stroke(context, [[a - reach, b - fall * reach], [a + reach, b + fall * reach]], ink, width, dashes);
    }
  }

  function drawSpace() {
    colours ||= readColours(box);
    const unit = canvas.width / viewWidth;
    context.setTransform(unit, 0, 0, unit, 0, 0);
    const before = performance.now();
    space(context, state, numbers, colours);
    context.font = 'bold 12px ' + colours.font;
    context.textAlign = 'left';
    context.fillStyle = colours.ink;
    context.fillText('Surface: drag to turn', 8, 16);
    spaceDrawn = performance.now();
    spaceCost = spaceDrawn - before;
  }

  function moveTo(a, b) {
    const snap = (range, value) => Math.max(range.from,
      Math.min(range.to, Number((Math.round(value * 10 ** range.decimals) / 10 ** range.decimals).toPrecision(15))));
    [state.x, state.y] = [snap(x, a), snap(y, b)];
    changed();
    announceSoon();
  }

  // A reader who does not see the figure is told what it shows, when the point has come to rest.
  let announcing = 0;
  function announceSoon() {
    clearTimeout(announcing);
    announcing = setTimeout(function () {
      const slope = (name, { text, slopeText }) => `long ${name}: secant ${text}, tangent ${slopeText}.`;
      const slopes = state.hidden ? '' : ` Slope a${slope(nameX, numbers.x)} A${slope(nameY, numbers.y)}`;
      announcement.textContent = `${position()}, step ${stepText(steps()[0])}: ${nameF} ${numbers.text}.${slopes}`;
    }, 300);
  }

  // The place of a pointer in pixels of a view's axes.
  function placeOf(view, event) {
    const seen = view.svg.getBoundingClientRect(), unit = viewWidth / seen.width;
    return [(event.clientX - seen.left) * unit - view.left, (event.clientY - seen.top) * unit - view.top];
  }

  function dragPoint() {
    point.focus({ preventScroll: true });
    return function (event) {
      const [a, b] = placeOf(map, event);
      moveTo(x.from + a / map.width * length(x), y.to - b / map.height * length(y));
    };
  }
  for (const element of [mapTouch, point, tip]) element.addEventListener('touchstart', event => event.preventDefault(), { passive: false });
  drag(mapTouch, dragPoint);
  drag(point, dragPoint);

  drag(tip, () => function (event) {
    const [a, b] = placeOf(map, event), u = (a - horizontal(map, x, state.x)) / map.width * length(x),
      v = (vertical(map, y, state.y) - b) / map.height * length(y);
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

  onArrow(point, function (u, v, small) {
    const by = range => small ? 10 ** -range.decimals : range.key;
    moveTo(state.x + u * by(x), state.y + v * by(y));
  });
  onArrow(canvas, (u, v) => turn(state.azimuth - 6 * u, state.elevation + 4 * v));
  for (const name of ['focus', 'blur']) point.addEventListener(name, changed);

  function setStep(index) {
    state.step = index;
    changed();
    announceSoon();
  }

  // Secants become tangents before one's eyes; at once where movement is not wanted.
  function shrink() {
    const from = state.step || data.steps.length - 1, began = performance.now(),
      time = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 2500;
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

  // As many pixels as the screen has.
  function fit() {
    const layers = Object.values(views).map(view => ({ canvas: view.canvas, height: view.svg.viewBox.baseVal.height }));
    for (const { canvas: layer, height } of [...layers, { canvas, height: viewHeight }]) {
      const pixels = Math.round(layer.clientWidth * (window.devicePixelRatio || 1));
      if (pixels && layer.width !== pixels) [layer.width, layer.height] = [pixels, Math.round(pixels * height / viewWidth)];
    }
    draw();
    drawSpace();
  }
  new ResizeObserver(fit).observe(box);
  fit();
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
