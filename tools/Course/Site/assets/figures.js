// Loads what a figure is drawn from when the figure comes near. The function that draws it is the library's own.
window.drawFigure = DRAW_FIGURE;

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
