import { minimise } from './lbfgs.ts';

/** Rows of numbers, one below the other. */
export interface Matrix {
  readonly data: Float64Array;
  readonly width: number;
  readonly rows: number;
}

/** Weights of each class, the last of each row being the offset. */
export interface Fit {
  readonly weights: readonly Float64Array[];
}

export function toMatrix(rows: readonly ArrayLike<number>[]): Matrix {
  const width = rows[0]?.length ?? 0;
  const data = new Float64Array(rows.length * width);
  for (const [at, row] of rows.entries()) data.set(Array.from(row), at * width);
  return { data, width, rows: rows.length };
}

/**
 * Multinomial logistic regression: every class counts the same however many rows it has; weights (not offsets) are held
 * back by half their square, against `trust` times the loss.
 */
export function fitLogistic(table: Matrix, classOf: readonly number[], classes: number, trust: number): Fit {
  const { width, rows, data } = table;
  const stride = width + 1;
  const sizes = Array.from({ length: classes }, (_, c) => classOf.filter((own) => own === c).length);
  const share = sizes.map((size) => (trust * rows) / (classes * Math.max(1, size)));
  const scores = new Float64Array(classes);
  const point = minimise(
    (at, slope) => {
      let value = 0;
      for (let c = 0; c < classes; c++)
        for (let k = 0; k < stride; k++) {
          const weight = at[c * stride + k] ?? 0;
          slope[c * stride + k] = k < width ? weight : 0;
          if (k < width) value += (weight * weight) / 2;
        }
      for (let row = 0; row < rows; row++) {
        const from = row * width;
        const own = classOf[row] ?? 0;
        let top = -Infinity;
        for (let c = 0; c < classes; c++) {
          let score = at[c * stride + width] ?? 0;
          for (let k = 0; k < width; k++) score += (at[c * stride + k] ?? 0) * (data[from + k] ?? 0);
          scores[c] = score;
          top = Math.max(top, score);
        }
        let sum = 0;
        for (const score of scores) sum += Math.exp(score - top);
        const factor = share[own] ?? 1;
        value += factor * (Math.log(sum) + top - (scores[own] ?? 0));
        for (let c = 0; c < classes; c++) {
          const pull = factor * (Math.exp((scores[c] ?? 0) - top) / sum - (c === own ? 1 : 0));
          for (let k = 0; k < width; k++)
            slope[c * stride + k] = (slope[c * stride + k] ?? 0) + pull * (data[from + k] ?? 0);
          slope[c * stride + width] = (slope[c * stride + width] ?? 0) + pull;
        }
      }
      return value;
    },
    new Float64Array(classes * stride),
    200,
  );
  return {
    weights: Array.from({ length: classes }, (_, c) => point.slice(c * stride, (c + 1) * stride)),
  };
}
