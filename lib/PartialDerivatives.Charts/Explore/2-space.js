// The surface as ExplorerSpace.cs draws it, on a canvas, seen from where the reader has turned it.
const patchesASide = 32, boxHeight = 0.72, distance = 2.7, scale = 510, centreX = 164, centreY = 156, viewWidth = 320, viewHeight = 330;

// The colour map viridis, with the ten stops of Viridis.cs, in 41 steps.
const viridis = (function () {
  const stops = ['440154', '482878', '3e4989', '31688e', '26828e', '1f9e89', '35b779', '6ece58', 'b5de2b', 'fde725']
    .map(stop => [0, 2, 4].map(k => parseInt(stop.slice(k, k + 2), 16)));
  return Array.from({ length: 41 }, (_, step) => {
    const place = step / 40 * 9, i = Math.min(Math.floor(place), 8);
    return 'rgb(' + stops[i].map((from, k) => Math.round(from + (place - i) * (stops[i + 1][k] - from))).join() + ')';
  });
})();

function makeSpace(data, grid) {
  const { x, y, z } = data, clamp = (value, from, to) => value < from ? from : value > to ? to : value;
  const share = (range, value) => (value - range.from) / (range.to - range.from);
  const lines = range => Array.from({ length: patchesASide + 1 }, (_, i) => range.from + i * (range.to - range.from) / patchesASide);
  const linesX = lines(x), linesY = lines(y), fixed = linesY.map(b => linesX.map(a => grid.at(a, b)[0]));

  return function draw(context, state, numbers, colours) {
    const azimuth = state.azimuth * Math.PI / 180, elevation = state.elevation * Math.PI / 180;
    const forward = [-Math.cos(elevation) * Math.cos(azimuth), -Math.cos(elevation) * Math.sin(azimuth), -Math.sin(elevation)];
    const across = [-Math.sin(azimuth), Math.cos(azimuth), 0];
    const up = [-Math.sin(elevation) * Math.cos(azimuth), -Math.sin(elevation) * Math.sin(azimuth), Math.cos(elevation)];
    const eye = forward.map(part => -distance * part), f = numbers.f;
    const tangent = (a, b) => f + numbers.slopeX * (a - state.x) + numbers.slopeY * (b - state.y);

    // Where a point is seen, and how far away.
    function project(a, b, c) {
      const r0 = share(x, a) - 0.5 - eye[0], r1 = share(y, b) - 0.5 - eye[1], r2 = boxHeight * (share(z, c) - 0.5) - eye[2];
      const depth = r0 * forward[0] + r1 * forward[1] + r2 * forward[2];
      return [centreX + scale * (r0 * across[0] + r1 * across[1]) / depth,
        centreY - scale * (r0 * up[0] + r1 * up[1] + r2 * up[2]) / depth, depth];
    }

    // What is higher or lower than the box is seen at its end.
    const onSurface = (a, b, c) => project(a, b, clamp(c, z.from, z.to));

    function area(corners, fill, opacity) {
      context.globalAlpha = opacity;
      context.fillStyle = fill;
      context.beginPath();
      corners.forEach(([a, b], i) => i ? context.lineTo(a, b) : context.moveTo(a, b));
      context.fill();
      context.globalAlpha = 1;
    }

    function line(points, colour, width) {
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.beginPath();
      let pen = false;
      for (const [a, b] of points) {
        if (isNaN(a) || isNaN(b)) pen = false;
        else pen = (pen ? context.lineTo(a, b) : context.moveTo(a, b), true);
      }
      context.stroke();
    }

    // The far sides of the box, labels along its near edges below and along its left edge.
    function box() {
      const nearX = eye[0] > 0 ? x.to : x.from, nearY = eye[1] > 0 ? y.to : y.from, farX = x.from + x.to - nearX,
        farY = y.from + y.to - nearY;
      side(x, y, (a, b) => [a, b, z.from]);
      side(x, z, (a, c) => [a, farY, c]);
      side(y, z, (b, c) => [farX, b, c]);
      labels(x, a => [a, nearY, z.from], false);
      labels(y, b => [nearX, b, z.from], false);
      const [left, right] = [c => [farX, nearY, c], c => [nearX, farY, c]];
      labels(z, project(...left(z.from))[0] < project(...right(z.from))[0] ? left : right, true);
    }

    function side(u, v, place) {
      const at = (a, b) => project(...place(a, b));
      area([at(u.from, v.from), at(u.to, v.from), at(u.to, v.to), at(u.from, v.to)], 'gray', 0.08);
      for (const [a] of u.ticks) line([at(a, v.from), at(a, v.to)], colours.grid, 1);
      for (const [b] of v.ticks) line([at(u.from, b), at(u.to, b)], colours.grid, 1);
    }

    function labels(range, place, isUpright) {
      const [fromX, fromY] = project(...place(range.from)), [toX, toY] = project(...place(range.to));
      const length = Math.hypot(toX - fromX, toY - fromY) || 1;
      let awayX = (toY - fromY) / length, awayY = (fromX - toX) / length;
      const middleX = (fromX + toX) / 2, middleY = (fromY + toY) / 2;
      if (awayX * (middleX - centreX) + awayY * (middleY - centreY) < 0) [awayX, awayY] = [-awayX, -awayY];
      context.fillStyle = colours.ink;
      context.textAlign = 'center';
      context.font = '11px ' + colours.font;
      for (const [tick, text] of range.ticks) {
        const [a, b] = project(...place(tick));
        const half = context.measureText(text).width / 2 + 1;
        context.fillText(text, clamp(a + 13 * awayX, half, viewWidth - half), b + 13 * awayY + 4);
      }
      context.font = 'italic 11px ' + colours.font;
      if (isUpright) context.fillText(range.title, Math.max(toX, context.measureText(range.title).width / 2 + 2), toY - 13);
      else context.fillText(range.title, middleX + 30 * awayX, middleY + 30 * awayY + 4);
    }

    // The cuts of a part of a range: its ends and what is between, with the number among all cuts, or −1.
    function cuts(range, all, [from, to]) {
      const small = 1e-6 * (range.to - range.from), place = t => ({ t, index: all.indexOf(t) });
      return [place(from), ...all.map((t, index) => ({ t, index })).filter(cut => cut.t > from + small && cut.t < to - small), place(to)];
    }

    // Each patch has an edge in its own colour, which closes the seam to its neighbour; every second cut is a line of the mesh.
    function surface(patches) {
      context.lineWidth = 0.7;
      for (const { corners, height, meshX, meshY } of patches) {
        const [a, b, c, d] = corners;
        context.fillStyle = context.strokeStyle = viridis[clamp(Math.round(40 * share(z, height)), 0, 40)];
        context.beginPath();
        context.moveTo(a[0], a[1]);
        context.lineTo(b[0], b[1]);
        context.lineTo(c[0], c[1]);
        context.lineTo(d[0], d[1]);
        context.closePath();
        context.fill();
        context.stroke();
        if (!meshX && !meshY) continue;
        context.strokeStyle = 'rgba(0,0,0,.22)';
        context.beginPath();
        if (meshX) (context.moveTo(...meshX[0]), context.lineTo(...meshX[1]));
        if (meshY) (context.moveTo(...meshY[0]), context.lineTo(...meshY[1]));
        context.stroke();
      }
    }

    // A quarter of the surface, with the quarter of the tangent plane between what is behind it and what is before.
    function quarter(xs, ys) {
      const columns = cuts(x, linesX, xs), rows = cuts(y, linesY, ys), behind = [], before = [];
      const heights = rows.map(row => columns.map(column => row.index >= 0 && column.index >= 0 ? fixed[row.index][column.index]
        : grid.at(column.t, row.t)[0]));
      const points = rows.map((row, j) => columns.map((column, i) => onSurface(column.t, row.t, heights[j][i])));
      // The edge of a patch that is on a line of the mesh, and away from the eye, so that no nearer patch covers half of it.
      const mesh = (first, second, isSecond, from, to) => [first, second][+isSecond].index % 2 === 0 ? [from, to] : null;
      for (let j = 0; j + 1 < rows.length; j++) {
        for (let i = 0; i + 1 < columns.length; i++) {
          const height = (heights[j][i] + heights[j][i + 1] + heights[j + 1][i] + heights[j + 1][i + 1]) / 4;
          if (isNaN(height)) continue;
          const corners = [points[j][i], points[j][i + 1], points[j + 1][i + 1], points[j + 1][i]], [a, b, c, d] = corners,
            nearX = eye[0] > 0, nearY = eye[1] > 0;
          const isBefore = height > tangent((columns[i].t + columns[i + 1].t) / 2, (rows[j].t + rows[j + 1].t) / 2) === eyeIsAbove;
          (isBefore ? before : behind).push({
            corners, height, depth: a[2] + b[2] + c[2] + d[2],
            meshX: mesh(columns[i], columns[i + 1], !nearX, nearX ? a : b, nearX ? d : c),
            meshY: mesh(rows[j], rows[j + 1], !nearY, nearY ? a : d, nearY ? b : c),
          });
        }
      }
      const nearer = (a, b) => b.depth - a.depth;
      surface(behind.sort(nearer));
      const fromX = Math.max(xs[0], state.x - reachX), toX = Math.min(xs[1], state.x + reachX), fromY = Math.max(ys[0], state.y - reachY),
        toY = Math.min(ys[1], state.y + reachY);
      if (state.tangent && fromX < toX && fromY < toY && isFinite(tangent(fromX, fromY))) {
        area([[fromX, fromY], [toX, fromY], [toX, toY], [fromX, toY]].map(([a, b]) => project(a, b, tangent(a, b))), colours.secant, 0.55);
      }
      surface(before.sort(nearer));
    }

    function wall(a, b, colour) {
      if (state.planes) area([project(...a, z.from), project(...b, z.from), project(...b, z.to), project(...a, z.to)], colour, 0.2);
    }

    context.clearRect(0, 0, viewWidth, viewHeight);
    context.lineJoin = 'round';
    box();
    const at = (range, part) => range.from + (part + 0.5) * (range.to - range.from);
    const eyeIsAbove = at(z, eye[2] / boxHeight) > tangent(at(x, eye[0]), at(y, eye[1]));
    const rise = Math.abs(numbers.slopeX) * (x.to - x.from) + Math.abs(numbers.slopeY) * (y.to - y.from);
    const part = Math.min(0.2, 0.35 * (z.to - z.from) / Math.max(rise, Number.MIN_VALUE)), reachX = part * (x.to - x.from),
      reachY = part * (y.to - y.from);
    const left = [x.from, state.x], right = [state.x, x.to], front = [y.from, state.y], back = [state.y, y.to];
    const [farX, nearX] = eye[0] > share(x, state.x) - 0.5 ? [left, right] : [right, left];
    const [farY, nearY] = eye[1] > share(y, state.y) - 0.5 ? [front, back] : [back, front];
    function half(along) {
      quarter(along, farY);
      wall([along[0], state.y], [along[1], state.y], colours.x);
      quarter(along, nearY);
    }
    half(farX);
    wall([state.x, farY[0]], [state.x, farY[1]], colours.y);
    wall([state.x, nearY[0]], [state.x, nearY[1]], colours.y);
    half(nearX);
    const run = (range, own) =>
      [...Array.from({ length: 61 }, (_, i) => range.from + i * (range.to - range.from) / 60), own].sort((a, b) => a - b);
    line(run(x, state.x).map(t => onSurface(t, state.y, grid.at(t, state.y)[0])), colours.x, 2.5);
    line(run(y, state.y).map(t => onSurface(state.x, t, grid.at(state.x, t)[0])), colours.y, 2.5);
    const [pointX, pointY] = onSurface(state.x, state.y, f);
    context.beginPath();
    context.arc(pointX, pointY, 5, 0, 2 * Math.PI);
    context.fillStyle = '#fff';
    context.strokeStyle = '#333';
    context.lineWidth = 2.5;
    context.fill();
    context.stroke();
  };
}
