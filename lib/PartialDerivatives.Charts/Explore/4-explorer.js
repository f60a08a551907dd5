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
  map.title.textContent = data.map + ': drag the point, turn the arrow u';

  const kinds = [['slice-x', x, colourX, t => [t, state.y]], ['slice-y', y, colourY, t => [state.x, t]]];
  const slices = kinds.map(([name, range, colour, at]) => {
    const view = views[name];
    return {
      view, range, at, colour, along: name.slice(-1),
      touch: svgElement(view.moves, 'rect', { ...touchable, width: view.width, height: view.height, style: 'cursor:ew-resize' }),
      end: svgElement(view.moves, 'circle', { r: 5, fill: 'none' }),
    };
  });

  const controls = makeControls();
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
  const position = () => `${nameX} ${coordinate(x, state.x)}, ${nameY} ${coordinate(y, state.y)}`;
  const stepText = value => format(value, 1 - Math.floor(Math.log10(Math.abs(value))));

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
    colours ||= readColours();
    const context = cleared(map);
    stroke(context, [[0, b], [map.width, b]], colourX, 2);
    stroke(context, [[a, 0], [a, map.height]], colourY, 2);
    if (!state.hidden) {
      const pixels = Math.min(70, 70 * Math.hypot(numbers.slopeX, numbers.slopeY) / data.steepest);
      arrow(context, a, b, numbers.slopeX * scaleX, -numbers.slopeY * scaleY, pixels, colourMap, '∇' + nameF, colours.font);
    }
    const angle = state.angle * Math.PI / 180;
    place(tip, ...arrow(context, a, b, Math.cos(angle) * scaleX, -Math.sin(angle) * scaleY, 46, colourDirection, 'u', colours.font));
    ring(context, a, b, 6.5, colourMap, 2.5, '#fff');
    if (document.activeElement === point) ring(context, a, b, 12, colourX, 3);
    place(dot, a, b);
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
    controls.update();
    point.setAttribute('aria-label', `Point ${position()}. Arrow keys move it, with Shift in small steps.`);
  }

  // Only what is new is written: a page lays out again what was written.
  function say(element, text) {
    if (element.textContent !== text) element.textContent = text;
  }

  function hide(text) {
    return state.hidden ? '?' : text;
  }

  function place(element, a, b) {
    element.setAttribute('cx', a.toFixed(1));
    element.setAttribute('cy', isFinite(b) ? Math.max(-999, Math.min(999, b)).toFixed(1) : -999);
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
    if (!state.hidden) stroke(context, curve(along === 'x' ? 1 : 2), colour, 1.4, [5, 3.5]);
    const a = horizontal(view, range, value), b = vertical(view, z, numbers.f),
      endAt = [horizontal(view, range, value + shown.step), vertical(view, z, numbers.f + shown.quotient * shown.step)];
    line(shown.slope, colours.line, 1.6);
    line(shown.quotient, colourSecant, 2, [6, 4]);
    if (!state.hidden) ring(context, a, vertical(view, z, shown.slope), 2.5, colour, 1, colour);
    ring(context, ...endAt, 5, colourSecant, 2.5, '#fff');
    ring(context, a, b, 6, colour, 2.5, '#fff');
    context.restore();
    place(end, ...endAt);
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
    colours ||= readColours();
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

  function readColours() {
    const style = getComputedStyle(box), probe = htmlElement(box, 'i', {}, 'transition:none'),
      colour = name => (probe.style.color = name, getComputedStyle(probe).color);
    const grid = colour('var(--figure-grid,#ccc)'), line = colour('var(--figure-ink,#222)');
    probe.remove();
    return { ink: style.color, grid, line, font: style.fontFamily, x: colourX, y: colourY, secant: colourSecant };
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
  for (const name of ['focus', 'blur']) point.addEventListener(name, changed);

  function setStep(index) {
    state.step = index;
    changed();
    announceSoon();
  }

  function makeControls() {
    const stepBox = replace(places.step, places.step.cloneNode(false)),
      directionBox = replace(places.direction, places.direction.cloneNode(false));
    const wide = 'display:block;width:100%;margin:2px 0 6px;accent-color:', push = 'font:inherit;padding:4px 10px;cursor:pointer';
    const label = htmlElement(stepBox, 'label', {}, 'display:block;padding-top:8px');
    label.append('Step h: let it go to 0');
    const slider = htmlElement(label, 'input',
      { type: 'range', min: 0, max: data.steps.length - 1, oninput: () => setStep(+slider.value) }, wide + colourSecant);
    htmlElement(stepBox, 'button', { type: 'button', textContent: 'h → 0', onclick: shrink }, push)
      .setAttribute('aria-label', 'h → 0: secants become tangents');
    const turning = htmlElement(directionBox, 'label', {}, 'display:block;padding-top:8px');
    const turningText = htmlElement(turning, 'span', {});
    const turner = htmlElement(turning, 'input', { type: 'range', min: 0, max: 359, oninput: () => turnTo(+turner.value) },
      wide + colourDirection);
    for (const [name, text] of [['planes', 'cutting planes'], ['tangent', 'tangent plane']]) {
      const choice = htmlElement(directionBox, 'label', {}, 'display:inline-block;margin-right:14px;cursor:pointer');
      htmlElement(
        choice, 'input', { type: 'checkbox', checked: true, onchange: event => { state[name] = event.target.checked; changed(); } },
        'width:auto;margin:0 4px 0 0');
      choice.append(text);
    }
    if (ask) makeQuestion(push);
    return {
      update() {
        const [h, k] = steps();
        slider.value = state.step;
        slider.setAttribute('aria-valuetext', h === k ? stepText(h) : `${stepText(h)} along ${nameX}, ${stepText(k)} along ${nameY}`);
        say(turningText, 'Direction u: ' + state.angle + '°');
        turner.value = state.angle;
        turner.setAttribute('aria-valuetext',
          state.angle + ' degrees' + (state.hidden ? '' : ', slope ' + numbers.directional(state.angle)));
      },
    };
  }

  function makeQuestion(push) {
    htmlElement(directional, 'div', { textContent: `Drag the point to where ${ask.where}.` }, 'font-weight:bold;margin-bottom:6px');
    const verdict = document.createElement('div');
    let last = Infinity;
    htmlElement(directional, 'button', {
      type: 'button', textContent: 'Is it here?', onclick() {
        const off = Math.abs(question.at(state.x, state.y)[0]), here = `(${coordinate(x, state.x)}, ${coordinate(y, state.y)})`,
          right = off <= ask.tolerance;
        if (right) state.hidden = false;
        verdict.textContent = right ? `✓ Right: ${ask.where} at ${here}. The numbers are shown now; there may be more such points.`
          : isNaN(off) ? `✗ At ${here} this has no value.`
          : `✗ Not yet at ${here}.`
            + (off < last ? isFinite(last) ? ' You came closer.' : '' : off > last ? ' That is farther off than your last try.' : '');
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
