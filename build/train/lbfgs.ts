/** Value and gradient of what is to become small, at a point. The gradient is written into `into`. */
export type Objective = (at: Float64Array, into: Float64Array) => number;

const memory = 10;

const dotProduct = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (const [at, value] of a.entries()) sum += value * (b[at] ?? 0);
  return sum;
};

/** Minimises a smooth function by L-BFGS with a halving line search. Same input, same result. */
export function minimise(objective: Objective, start: Float64Array, steps: number): Float64Array {
  let point = start;
  let slope = new Float64Array(point.length);
  let value = objective(point, slope);
  const moves: { readonly move: Float64Array; readonly bend: Float64Array; readonly scale: number }[] = [];
  for (let step = 0; step < steps; step++) {
    const direction = downhill(slope, moves);
    const descent = dotProduct(direction, slope);
    if (descent > -1e-9) break;
    let size = moves.length === 0 ? Math.min(1, 1 / Math.sqrt(dotProduct(slope, slope))) : 1;
    let next = point;
    let nextValue = value;
    const nextSlope = new Float64Array(point.length);
    for (let attempt = 0; attempt < 30; attempt++, size /= 2) {
      next = point.map((at, index) => at + size * (direction[index] ?? 0));
      nextValue = objective(next, nextSlope);
      if (nextValue <= value + 1e-4 * size * descent) break;
    }
    if (value - nextValue < 1e-7 * Math.abs(value)) break;
    const from = point;
    const fromSlope = slope;
    const move = next.map((at, index) => at - (from[index] ?? 0));
    const bend = nextSlope.map((at, index) => at - (fromSlope[index] ?? 0));
    const curve = dotProduct(move, bend);
    if (curve > 1e-10) moves.push({ move, bend, scale: 1 / curve });
    if (moves.length > memory) moves.shift();
    point = next;
    slope = nextSlope;
    value = nextValue;
  }
  return point;
}

function downhill(
  slope: Float64Array,
  moves: readonly { readonly move: Float64Array; readonly bend: Float64Array; readonly scale: number }[],
): Float64Array {
  const direction = slope.map((value) => -value);
  const add = (factor: number, other: Float64Array): void => {
    for (const [at, value] of other.entries()) direction[at] = (direction[at] ?? 0) + factor * value;
  };
  const shares = moves.toReversed().map(({ move, bend, scale }) => {
    const share = scale * dotProduct(move, direction);
    add(-share, bend);
    return share;
  });
  const last = moves.at(-1);
  if (last) {
    const factor = 1 / (last.scale * dotProduct(last.bend, last.bend));
    for (const [at, value] of direction.entries()) direction[at] = value * factor;
  }
  for (const [at, { move, bend, scale }] of moves.entries())
    add((shares[moves.length - 1 - at] ?? 0) - scale * dotProduct(bend, direction), move);
  return direction;
}
