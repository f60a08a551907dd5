// Hermite's interpolation as HermiteBasis.cs and HermiteGrid.cs have it: first node and number of nodes of each stencil.
const stencils = [[0, 2], [-2, 4], [-1, 4], [0, 4]];
const unknown = 9;

function weights(stencil, t) {
  const [first, n] = stencils[stencil], result = { first, n, value: [], slope: [], valueSlope: [], slopeSlope: [] };
  for (let i = 0; i < n; i++) {
    const here = first + i;
    let lagrange = 1, tilt = 0, tiltHere = 0;
    for (let j = 0; j < n; j++) {
      if (j === i) continue;
      const gap = i - j, factor = (t - first - j) / gap;
      tilt = tilt * factor + lagrange / gap;
      lagrange *= factor;
      tiltHere += 1 / gap;
    }
    const square = lagrange * lagrange, squareTilt = 2 * lagrange * tilt, linear = 1 - 2 * tiltHere * (t - here);
    result.value.push(linear * square);
    result.valueSlope.push(linear * squareTilt - 2 * tiltHere * square);
    result.slope.push((t - here) * square);
    result.slopeSlope.push((t - here) * squareTilt + square);
  }
  return result;
}

class Grid {
  constructor(x, y, data) {
    [this.columns, this.rows] = data.size;
    Object.assign(this, { x, y, decimals: data.decimals, unusual: data.unusual });
    this.nodes = Float64Array.from(data.nodes, value => value === null ? NaN : value * data.unit);
  }

  // The cell of a point, and where it is in the cell.
  place(x, y) {
    const u = (x - this.x.from) / (this.x.to - this.x.from) * this.columns, v = (y - this.y.from) / (this.y.to - this.y.from) * this.rows;
    const i = Math.max(0, Math.min(this.columns - 1, Math.floor(u))), j = Math.max(0, Math.min(this.rows - 1, Math.floor(v)));
    return { i, j, s: u - i, t: v - j, unusual: this.unusual[j * this.columns + i] };
  }

  // The stencils of a cell, along x and along y.
  stencils({ i, j, unusual }) {
    const usual = (cell, cells) => cell === 0 ? 3 : cell === cells - 1 ? 1 : 2;
    return unusual ? [+unusual[0], +unusual[1]] : [usual(i, this.columns), usual(j, this.rows)];
  }

  // f and its partial derivatives.
  at(x, y) {
    const place = this.place(x, y), { i, j, s, t } = place, [stencilX, stencilY] = this.stencils(place);
    const across = weights(stencilX, s), up = weights(stencilY, t);
    let f = 0, slopeX = 0, slopeY = 0;
    for (let b = 0; b < up.n; b++) {
      for (let a = 0; a < across.n; a++) {
        const node = 4 * ((j + up.first + b) * (this.columns + 1) + i + across.first + a), n = this.nodes;
        const value = n[node] * up.value[b] + n[node + 2] * up.slope[b], slope = n[node + 1] * up.value[b] + n[node + 3] * up.slope[b];
        f += value * across.value[a] + slope * across.slope[a];
        slopeX += value * across.valueSlope[a] + slope * across.slopeSlope[a];
        slopeY += (n[node] * up.valueSlope[b] + n[node + 2] * up.slopeSlope[b]) * across.value[a]
          + (n[node + 1] * up.valueSlope[b] + n[node + 3] * up.slopeSlope[b]) * across.slope[a];
      }
    }
    return [f, slopeX * this.columns / (this.x.to - this.x.from), slopeY * this.rows / (this.y.to - this.y.from)];
  }

  // How many decimals of f (0), ∂f/∂x (1) or ∂f/∂y (2) are right; null where no digit is.
  rightDecimals(part, x, y) {
    const { unusual } = this.place(x, y), lost = unusual ? +unusual[2 + part] : 0;
    return lost === unknown ? null : this.decimals[part] - lost;
  }
}

const less = (a, b) => a === null || b === null ? null : Math.min(a, b);

// Value, difference quotients and slopes at a point, and their decimals, as ExplorerNumbers.cs has them.
function numbersAt(grid, x, y, steps) {
  const [f, slopeX, slopeY] = grid.at(x, y);
  const stepX = x + (x + steps[0] > grid.x.to ? -steps[0] : steps[0]) - x,
    stepY = y + (y + steps[1] > grid.y.to ? -steps[1] : steps[1]) - y;
  function along(part, range, cells, from, step, slope, point) {
    const quotient = (grid.at(...point(from + step))[0] - f) / step, own = grid.rightDecimals(part, x, y);
    const stencilAcross = (a, b) => grid.stencils(grid.place(a, b))[2 - part];
    const cell = place => Math.max(0, Math.min(cells - 1, Math.floor((place - range.from) / (range.to - range.from) * cells)));
    let decimals = own;
    for (let k = Math.min(cell(from), cell(from + step)); k <= Math.max(cell(from), cell(from + step)); k++) {
      const middle = point(range.from + (k + 0.5) / cells * (range.to - range.from));
      decimals = stencilAcross(...middle) === stencilAcross(x, y) ? less(decimals, grid.rightDecimals(part, ...middle)) : null;
    }
    const ends = less(grid.rightDecimals(0, x, y), grid.rightDecimals(0, ...point(from + step)));
    const fromEnds = ends === null ? null : Math.min(ends + Math.floor(Math.log10(Math.abs(step) / 2)), grid.decimals[part]);
    if (decimals === null || fromEnds !== null && fromEnds > decimals) decimals = fromEnds;
    const rounding = 4e-15 * Math.abs(f) / Math.abs(step);
    if (rounding > 0) decimals = less(decimals, Math.floor(-Math.log10(rounding)));
    const text = told(quotient, decimals), isShown = hasDigits(text) || decimals > grid.decimals[part] - 4;
    return { step, quotient, slope, text: isShown ? text : '–', slopeText: told(slope, own),
      difference: difference(quotient - slope, less(decimals, own)) };
  }
  const gradient = less(grid.rightDecimals(1, x, y), grid.rightDecimals(2, x, y));
  return {
    f, slopeX, slopeY, text: told(f, grid.rightDecimals(0, x, y)),
    x: along(1, grid.x, grid.columns, x, stepX, slopeX, u => [u, y]),
    y: along(2, grid.y, grid.rows, y, stepY, slopeY, v => [x, v]),
    directional: degrees => told(slopeX * Math.cos(degrees * Math.PI / 180) + slopeY * Math.sin(degrees * Math.PI / 180), gradient),
    steepest: told(Math.hypot(slopeX, slopeY), gradient),
    steepestDegrees: gradient !== null && Math.hypot(slopeX, slopeY) * Math.PI / 180 > 10 ** -gradient
      ? Math.round(Math.atan2(slopeY, slopeX) * 180 / Math.PI + 360) % 360 : NaN,
  };
}

// A number none of whose digits is known but that it is small in units of a power of ten is not told.
function told(value, decimals) {
  const text = format(value, decimals);
  return decimals < 0 && !hasDigits(text) ? '–' : text;
}

// Whether a number as it is shown is not 0.
function hasDigits(text) {
  return /[1-9]/.test(text.split('·')[0]);
}

function difference(value, decimals) {
  const text = format(value, decimals);
  return decimals === null || hasDigits(text) || text === '–' ? text : '< ' + format(10 ** -decimals, decimals);
}

// A number with the decimals that are right, as ShownNumber.cs writes it.
function format(value, decimals) {
  if (decimals === null || !isFinite(value)) return '–';
  const size = Math.abs(value), sign = value < 0 ? '−' : '';
  if (decimals >= 0 && decimals <= 7 && size < 1e15 && (decimals <= 5 || size >= 1e-3)) {
    const digits = size.toFixed(decimals);
    return /[1-9]/.test(digits) ? sign + digits : digits;
  }
  const exponent = size === 0 ? -decimals : Math.max(Math.floor(Math.log10(size)), -decimals);
  if (exponent === -decimals) {
    const digit = (size * 10 ** decimals).toFixed(0);
    return digit === '0' && decimals > 0 ? '0' : (digit === '0' ? '' : sign) + digit + '·' + powerOfTen(exponent);
  }
  const [mantissa, power] = size.toExponential(Math.min(exponent + decimals, 15)).split('e');
  return sign + mantissa + '·' + powerOfTen(+power);
}

function powerOfTen(exponent) {
  return exponent === 0 ? '1' : exponent === 1 ? '10'
    : '10' + [...String(exponent)].map(digit => digit === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[digit]).join('');
}
