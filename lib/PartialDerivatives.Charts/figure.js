(function (id, webgl, source, integrity, figure) {
  const selector = '[data-figure="' + id + '"]';

  // The colours in Theme.cs, and where they stand in the figure.
  const roles = { '#fff': 'paper', '#444': 'ink', '#222': 'ink', '#e4e4e4': 'grid', '#ccc': 'grid', '#f5f5f5': 'side' };
  // What is measured in pixels, and where it stands. The figure is laid out for one width; where a page shows it larger or smaller,
  // all of these are, as the static picture's are.
  const lengths = ['width', 'height', 'size', 'dash', 'ticklen', 'standoff', 'offset', 'itemwidth', 'legendwidth', 't', 'b', 'l', 'r'];
  const { width, height } = figure.layout;
  const coloured = [];
  const measured = [];
  (function find(node, within) {
    for (const key in node) {
      const value = node[key];
      if (roles[value]) coloured.push([node, key, value]);
      else if (lengths.includes(key) && within !== 'contours' && (typeof value !== 'object' || Array.isArray(value)))
        measured.push([node, key, value, within === 'space' && key === 'size']);
      else if (typeof value === 'object')
        find(value, within === 'space' || /^scene/.test(key) ? 'space' : within === 'contours' && key !== 'labelfont' ? within : key);
    }
  })(figure, '');

  function measure(box) {
    const scale = box.clientWidth / width;
    // plotly.js draws the texts of axes in space as large as the square of their size.
    const times = (value, isSquared) => typeof value === 'number' ? value * (isSquared ? Math.sqrt(scale) : scale)
      : typeof value === 'string' ? value.replace(/[\d.]+(?=px)/g, number => number * scale)
      : value.map(part => times(part, isSquared));
    for (const [node, key, value, isSquared] of measured) node[key] = times(value, isSquared);
    // Where the figure is narrow its title is as wide as it, and the bar would cover that.
    figure.config.displayModeBar = box.clientWidth < 480 ? false : 'hover';
  }

  // How far texts are from axes in space plotly.js counts in pixels of its own, which no attribute says.
  function pad(plot, box) {
    for (const name in plot._fullLayout) {
      const scene = /^scene\d*$/.test(name) && plot._fullLayout[name]._scene;
      if (!scene) continue;
      scene.axesOptions.tickPad = [18, 18, 18].map(pixels => pixels * box.clientWidth / width);
      scene.axesOptions.labelPad = [30, 30, 30].map(pixels => pixels * box.clientWidth / width);
      scene.glplot.redraw();
    }
  }

  // What stands under the picture, true at every moment.
  function tell(box, text) {
    const line = box.querySelector('small');
    if (line) line.textContent = text;
  }

  function addScript(properties) {
    return document.head.appendChild(Object.assign(document.createElement('script'), properties));
  }

  // A page that has plotly.js beside it says so: <meta name="plotly" content="plotly.min.js">. This works from file://, too.
  function loadLocal(address) {
    return new Promise(function (resolve, reject) {
      addScript({ src: address, onload: resolve, onerror: function () { reject(new Error(address)); } });
    });
  }

  // The bundle is evaluated where RequireJS's define is out of sight: as an AMD module it would not set window.Plotly.
  function loadPublic() {
    return fetch(source, { integrity: integrity }).then(function (response) {
      if (!response.ok) throw new Error(source + ': ' + response.status);
      return response.text();
    }).then(function (text) {
      addScript({ textContent: 'window.Plotly || (function(define,module,exports){' + text + '\n}).call(window);' }).remove();
    });
  }

  // One download for all the figures of the page. Outputs run in any order, so each of them may be the one that loads it.
  function load() {
    const local = document.querySelector('meta[name="plotly"]');
    window.partialDerivativesPlotly ||= (local ? loadLocal(local.content) : loadPublic()).catch(function (error) {
      console.warn('The static picture stays: plotly.js could not be loaded.', error);
      window.dispatchEvent(new Event('figure-alone'));
      window.partialDerivativesPlotly = null;
    });
  }

  // The page's colours for paper, ink and grid, as Theme.cs has them for the static picture. They are read from a canvas,
  // because plotly.js knows fewer notations than CSS; the sides of the box in space are the paper under a little grey.
  function dress(box) {
    const probe = box.appendChild(document.createElement('i'));
    const pixel = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
    function paint(colour) {
      pixel.fillStyle = colour;
      pixel.fillRect(0, 0, 1, 1);
    }
    probe.style.transition = 'none';
    for (const [node, key, otherwise] of coloured) {
      const side = roles[otherwise] === 'side';
      probe.style.color = 'var(--figure-' + (side ? 'paper,#fff' : roles[otherwise] + ',' + otherwise) + ')';
      paint(getComputedStyle(probe).color);
      if (side) paint('rgba(128,128,128,.08)');
      node[key] = 'rgb(' + pixel.getImageData(0, 0, 1, 1).data.slice(0, 3).join() + ')';
    }
    probe.remove();
  }

  // Asked once a page, as browsers let a page have few WebGL contexts and take away the oldest.
  function hasWebGL() {
    return window.partialDerivativesWebGL ??= !!document.createElement('canvas').getContext('webgl');
  }

  // The ticks are the static picture's until the reader looks closer: then plotly.js chooses them.
  function follow(plot) {
    const own = {};
    for (const name in figure.layout)
      if (/^[xy]axis/.test(name) && figure.layout[name].range) own[name] = figure.layout[name].range.slice();
    plot.on('plotly_relayout', function (change) {
      const ticks = {};
      for (const key in change) {
        const [, name] = /^([xy]axis\d*)\.(?:range|autorange)/.exec(key) || [];
        if (!own[name]) continue;
        const range = figure.layout[name].range;
        const back = change[name + '.autorange']
          || range.every((end, i) => Math.abs(end - own[name][i]) < 1e-9 * Math.abs(own[name][1] - own[name][0]));
        ticks[name + '.tickmode'] = back ? 'array' : 'auto';
      }
      if (Object.keys(ticks).length) Plotly.relayout(plot, ticks);
    });
  }

  function draw(box) {
    if (box.dataset.drawn !== undefined) return;
    if (webgl && !hasWebGL()) return tell(box, 'Static picture: this browser has no WebGL, which draws surfaces.');
    box.dataset.drawn = '';
    const picture = box.querySelector('img,svg');
    const plot = document.createElement('div');
    plot.style.cssText = 'position:absolute;inset:0 0 auto;aspect-ratio:' + width + '/' + height
      + ';overflow:hidden;background:var(--figure-paper,#fff)';
    box.append(plot);
    dress(box);
    measure(box);
    Plotly.newPlot(plot, figure.data, figure.layout, figure.config).then(function () {
      box.setAttribute('role', 'figure');
      box.setAttribute('aria-label', picture.alt || picture.getAttribute('aria-label'));
      pad(plot, box);
      // In the place of the picture, and as large: nothing on the page moves.
      plot.style.position = 'relative';
      picture.replaceWith(plot);
      tell(box, webgl ? 'Drag to turn, scroll to come closer.' : 'Drag to look closer, double-click to step back.');
      follow(plot);

      function redraw() {
        if (!plot.isConnected || !plot.offsetWidth) return;
        dress(box);
        measure(box);
        Plotly.react(plot, figure.data, figure.layout, figure.config).then(() => pad(plot, box));
      }
      let shown = box.clientWidth;
      new ResizeObserver(function () {
        if (box.clientWidth === shown) return;
        shown = box.clientWidth;
        redraw();
      }).observe(box);
      window.addEventListener('figure-theme', redraw);
      matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
      // On paper the static picture stands: it is sharp, and follows the colours that the page has in print.
      window.addEventListener('beforeprint', function () { plot.replaceWith(picture); });
      window.addEventListener('afterprint', function () { picture.replaceWith(plot); });
    });
  }

  // Plotly may come with this page, from an output that runs later, or from the network.
  function drawWhenLoaded(box) {
    if (window.Plotly) return draw(box);
    const alone = () => tell(box, 'Static picture: plotly.js could not be loaded. Without a network, show Charts.UseOffline() first.');
    tell(box, 'Static picture: the interactive one is being loaded.');
    window.addEventListener('figure-alone', alone);
    load();
    if (window.partialDerivativesPlotly === null) alone();
    const wait = setInterval(function () {
      if (window.Plotly || !box.isConnected) clearInterval(wait);
      if (window.Plotly) draw(box);
    }, 100);
  }

  function start() {
    const boxes = document.querySelectorAll(selector);
    boxes.forEach(box => tell(box, 'Static picture: the interactive one is drawn when it comes into view.'));
    if (!window.IntersectionObserver) return boxes.forEach(drawWhenLoaded);
    const near = new IntersectionObserver(function (entries) {
      for (const entry of entries) {
        if (!entry.isIntersecting) continue;
        near.unobserve(entry.target);
        drawWhenLoaded(entry.target);
      }
    }, { rootMargin: '400px' });
    // What is in view is drawn at once: the observer would tell a frame later.
    boxes.forEach(function (box) {
      const { top, bottom } = box.getBoundingClientRect();
      if (window.Plotly && bottom > 0 && top < innerHeight) draw(box); else near.observe(box);
    });
  }

  if (document.readyState === 'complete') start();
  else window.addEventListener('load', start);
})
