const push = 'font:inherit;padding:4px 10px;cursor:pointer';

const stepText = value => format(value, 1 - Math.floor(Math.log10(Math.abs(value))));

// Only what is new is written: a page lays out again what was written.
function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

// A circle to where it is seen.
function moveCircle(element, a, b) {
  element.setAttribute('cx', a.toFixed(1));
  element.setAttribute('cy', isFinite(b) ? Math.max(-999, Math.min(999, b)).toFixed(1) : -999);
}

// The page's colours, as Theme.cs has them for what stands still.
function readColours(box) {
  const style = getComputedStyle(box), probe = htmlElement(box, 'i', {}, 'transition:none'),
    colour = name => (probe.style.color = name, getComputedStyle(probe).color);
  const grid = colour('var(--figure-grid,#ccc)'), line = colour('var(--figure-ink,#222)');
  probe.remove();
  return { ink: style.color, grid, line, font: style.fontFamily, x: colourX, y: colourY, secant: colourSecant };
}

// What begin returns is called with each move until the pointer is let go.
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

const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
function onArrow(element, act) {
  element.addEventListener('keydown', function (event) {
    const way = arrows[event.key];
    if (!way || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    act(...way, event.shiftKey);
  });
}

// The slider for h, the one that turns the arrow, and what is switched; act says what they do.
function makeControls(data, state, places, replace, act) {
  const stepBox = replace(places.step, places.step.cloneNode(false)),
    directionBox = replace(places.direction, places.direction.cloneNode(false));
  const wide = 'display:block;width:100%;margin:2px 0 6px;accent-color:';
  const label = htmlElement(stepBox, 'label', {}, 'display:block;padding-top:8px');
  label.append('Step h: let it go to 0');
  const slider = htmlElement(label, 'input',
    { type: 'range', min: 0, max: data.steps.length - 1, oninput: () => act.setStep(+slider.value) }, wide + colourSecant);
  htmlElement(stepBox, 'button', { type: 'button', textContent: 'h → 0', onclick: act.shrink }, push)
    .setAttribute('aria-label', 'h → 0: secants become tangents');
  const turning = htmlElement(directionBox, 'label', {}, 'display:block;padding-top:8px');
  const turningText = htmlElement(turning, 'span', {});
  const turner = htmlElement(turning, 'input', { type: 'range', min: 0, max: 359, oninput: () => act.turnTo(+turner.value) },
    wide + colourDirection);
  for (const [name, text] of [['planes', 'cutting planes'], ['tangent', 'tangent plane']]) {
    const choice = htmlElement(directionBox, 'label', {}, 'display:inline-block;margin-right:14px;cursor:pointer');
    htmlElement(
      choice, 'input', { type: 'checkbox', checked: true, onchange: event => { state[name] = event.target.checked; act.changed(); } },
      'width:auto;margin:0 4px 0 0');
    choice.append(text);
  }
  return {
    update(numbers, [h, k]) {
      slider.value = state.step;
      const [nameX, nameY] = data.names;
      slider.setAttribute('aria-valuetext', h === k ? stepText(h) : `${stepText(h)} along ${nameX}, ${stepText(k)} along ${nameY}`);
      say(turningText, 'Direction u: ' + state.angle + '°');
      turner.value = state.angle;
      turner.setAttribute('aria-valuetext',
        state.angle + ' degrees' + (state.hidden ? '' : ', slope ' + numbers.directional(state.angle)));
    },
  };
}

// The question in the place of the numbers that it hides, with a verdict; place says where the point is.
function makeQuestion(ask, question, state, directional, place, changed) {
  htmlElement(directional, 'div', { textContent: `Drag the point to where ${ask.where}.` }, 'font-weight:bold;margin-bottom:6px');
  const answer = htmlElement(directional, 'div', {}, 'display:flex;flex-wrap:wrap;align-items:flex-start;gap:2px 10px');
  let last = Infinity;
  htmlElement(answer, 'button', {
    type: 'button', textContent: 'Is it here?', onclick() {
      const off = Math.abs(question.at(state.x, state.y)[0]), here = place(), right = off <= ask.tolerance;
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
  const verdict = htmlElement(answer, 'div', {}, 'flex:1 1 180px;padding:4px 0');
  verdict.setAttribute('role', 'status');
}
