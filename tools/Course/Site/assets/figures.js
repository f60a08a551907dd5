// Loads what a figure is drawn from when the figure comes near. The function that draws it is the library's own.
window.drawFigure = (function (draw) {
  return function (id, webgl, source, integrity, figure) {
    const box = document.querySelector('[data-figure="' + id + '"][data-panels]');
    const columns = box && [1, 2].find(columns => box.querySelector('.stack-' + columns)?.offsetWidth > 0);
    if (columns) {
      stack(figure, box, columns);
      box.classList.add('stacked-' + columns);
    }
    draw(id, webgl, source, integrity, figure);
  };

  // The panels go below each other, as the static picture has them: all that is placed in the figure goes with its panel.
  function stack({ layout }, box, columns) {
    const panels = box.dataset.panels.split(';').map(panel => panel.split(' ').map(Number));
    const { width, height } = layout;
    const cell = Math.max(...panels.map(panel => panel[2])), row = panels[0][3];
    const newWidth = cell * columns, newHeight = row * Math.ceil(panels.length / columns);
    // plotly.js refuses a share of 1.0000000000000002, and lays that panel out by itself.
    const share = at => Math.min(Math.max(at, 0), 1);
    const x = (at, i) => share((at * width - panels[i][0] + i % columns * cell + (cell - panels[i][2]) / 2) / newWidth);
    const y = (at, i) => share(1 - ((1 - at) * height - panels[i][1] + Math.floor(i / columns) * row) / newHeight);
    const panelAt = at => panels.findIndex(panel => at * width < panel[0] + panel[2]);
    for (const [name, part] of Object.entries(layout)) {
      if (/^xaxis/.test(name) && part.domain) {
        const i = panelAt((part.domain[0] + part.domain[1]) / 2), other = layout[(part.anchor ?? 'y').replace('y', 'yaxis')];
        part.domain = part.domain.map(at => x(at, i));
        other.domain = other.domain.map(at => y(at, i));
      } else if (/^scene/.test(name) && part.domain) {
        const i = panelAt((part.domain.x[0] + part.domain.x[1]) / 2);
        part.domain = { x: part.domain.x.map(at => x(at, i)), y: part.domain.y.map(at => y(at, i)) };
      } else if (/^legend/.test(name)) {
        move(part);
      }
    }
    for (const note of layout.annotations ?? []) if (note.xref === 'paper') move(note);
    delete layout.title;
    Object.assign(layout, { width: newWidth, height: newHeight });

    function move(part) {
      const i = panelAt(part.x);
      [part.x, part.y] = [x(part.x, i), y(part.y, i)];
    }
  }
})(DRAW_FIGURE);

(function () {
  const asked = new Set();
  const near = new IntersectionObserver(function (entries) {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting || asked.has(target.dataset.figure) || !/^[0-9a-f]{16}$/.test(target.dataset.figure)) continue;
      asked.add(target.dataset.figure);
      const script = document.createElement('script');
      script.src = 'assets/figures/' + target.dataset.figure + '.js';
      document.head.append(script);
    }
  }, { rootMargin: '100% 0px' });
  document.querySelectorAll(':not(.live-outputs) > .output [data-figure]').forEach(figure => near.observe(figure));
})();
