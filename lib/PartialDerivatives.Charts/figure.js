(function (id, webgl, source, integrity, figure) {
  const selector = '[data-figure="' + id + '"]';

  // The colours in Theme.cs, and where they stand in the figure.
  const roles = { '#fff': 'paper', '#444': 'ink', '#222': 'ink', '#e4e4e4': 'grid', '#ccc': 'grid', '#f5f5f5': 'side' };
  const coloured = [];
  (function find(node) {
    for (const key in node) {
      if (typeof node[key] === 'object') find(node[key]);
      else if (roles[node[key]]) coloured.push([node, key, node[key]]);
    }
  })(figure);

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

  // The camera sees the whole height; where a box is narrow, it steps back so far that it sees the whole width, too.
  let fitted = false;
  function fit(box) {
    if (fitted) return;
    fitted = true;
    const margin = figure.layout.margin;
    for (const name in figure.layout) {
      if (!name.startsWith('scene')) continue;
      const { domain, camera } = figure.layout[name];
      const [from, to] = domain.y || [0, 1];
      const height = (box.dataset.height - margin.t - margin.b) * (to - from);
      const away = Math.hypot(camera.eye.x, camera.eye.y, camera.eye.z);
      const back = Math.max(1, 2.4 / away * height / (box.clientWidth * (domain.x[1] - domain.x[0])));
      for (const axis in camera.eye) camera.eye[axis] *= back;
    }
  }

  // Asked once a page, as browsers let a page have few WebGL contexts and take away the oldest.
  function hasWebGL() {
    return window.partialDerivativesWebGL ??= !!document.createElement('canvas').getContext('webgl');
  }

  function draw(box) {
    if (box.dataset.drawn !== undefined || webgl && !hasWebGL()) return;
    box.dataset.drawn = '';
    const picture = box.querySelector('img,svg');
    const plot = document.createElement('div');
    plot.style.cssText = 'position:absolute;inset:0;background:var(--figure-paper,#fff)';
    box.style.height = box.dataset.height + 'px';
    box.append(plot);
    dress(box);
    fit(box);
    Plotly.newPlot(plot, figure.data, figure.layout, figure.config).then(function () {
      box.setAttribute('role', 'figure');
      box.setAttribute('aria-label', picture.alt || picture.getAttribute('aria-label'));
      box.replaceChildren(plot);
      new ResizeObserver(function () { if (plot.offsetWidth) Plotly.Plots.resize(plot); }).observe(plot);

      function recolour() {
        if (!plot.isConnected) return;
        dress(box);
        Plotly.react(plot, figure.data, figure.layout, figure.config);
      }
      window.addEventListener('figure-theme', recolour);
      matchMedia('(prefers-color-scheme: dark)').addEventListener('change', recolour);
      // On paper the static picture stands: it is sharp, and follows the colours that the page has in print.
      window.addEventListener('beforeprint', function () { box.replaceChildren(picture); });
      window.addEventListener('afterprint', function () { box.replaceChildren(plot); });
    });
  }

  // Plotly may come with this page, from an output that runs later, or from the network.
  function drawWhenLoaded(box) {
    if (window.Plotly) return draw(box);
    load();
    const wait = setInterval(function () {
      if (window.Plotly || !box.isConnected) clearInterval(wait);
      if (window.Plotly) draw(box);
    }, 100);
  }

  function start() {
    const boxes = document.querySelectorAll(selector);
    if (!window.IntersectionObserver) return boxes.forEach(drawWhenLoaded);
    const near = new IntersectionObserver(function (entries) {
      for (const entry of entries) {
        if (!entry.isIntersecting) continue;
        near.unobserve(entry.target);
        drawWhenLoaded(entry.target);
      }
    }, { rootMargin: '400px' });
    boxes.forEach(function (box) { near.observe(box); });
  }

  if (document.readyState === 'complete') start();
  else window.addEventListener('load', start);
})
