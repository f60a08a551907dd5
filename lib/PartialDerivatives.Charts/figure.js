(function (id, webgl, source, integrity, figure) {
  const selector = '[data-figure="' + id + '"]';

  // One download for all the figures of the page. The bundle is evaluated where RequireJS's define is out of sight:
  // as an AMD module it would not set window.Plotly. Outputs run in any order, so each of them may be the one that loads it.
  function load() {
    window.partialDerivativesPlotly ||= fetch(source, { integrity: integrity }).then(function (response) {
      if (!response.ok) throw new Error(source + ': ' + response.status);
      return response.text();
    }).then(function (text) {
      const script = document.createElement('script');
      script.textContent = 'window.Plotly || (function(define,module,exports){' + text + '\n}).call(window);';
      document.head.appendChild(script).remove();
    }).catch(function (error) {
      console.warn('The static picture stays: plotly.js could not be loaded.', error);
      window.partialDerivativesPlotly = null;
    });
  }

  function draw(box) {
    box.dataset.drawn = '';
    const plot = document.createElement('div');
    plot.style.cssText = 'position:absolute;inset:0;background:#fff';
    box.style.height = box.dataset.height + 'px';
    box.append(plot);
    Plotly.newPlot(plot, figure.data, figure.layout, figure.config).then(function () {
      box.setAttribute('role', 'figure');
      box.setAttribute('aria-label', box.querySelector('img').alt);
      box.replaceChildren(plot);
      new ResizeObserver(function () { if (plot.offsetWidth) Plotly.Plots.resize(plot); }).observe(plot);
    });
  }

  function drawAll() {
    if (webgl && !document.createElement('canvas').getContext('webgl')) return;
    document.querySelectorAll(selector + ':not([data-drawn])').forEach(draw);
  }

  // Plotly may come with this page, from an output that runs later, or from the network.
  function start() {
    if (window.Plotly) return drawAll();
    load();
    const wait = setInterval(function () {
      if (window.Plotly || !document.querySelector(selector)) clearInterval(wait);
      if (window.Plotly) drawAll();
    }, 100);
  }

  if (document.readyState === 'complete') start();
  else window.addEventListener('load', start);
})
