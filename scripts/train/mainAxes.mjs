const sweeps = 60;
const enough = 1e-22;

/**
 * The directions in which rows differ most, strongest first: eigenvectors of the covariance by Jacobi's rotations. Each
 * points so that its largest part is positive, so that the same rows give the same axes.
 *
 * @param {readonly (readonly number[])[]} rows of mean nought and equal length
 * @returns {number[][]} as many unit vectors as a row is long
 */
export function mainAxes(rows) {
  const size = rows[0]?.length ?? 0;
  const matrix = Array.from({ length: size }, () => new Float64Array(size));
  for (const row of rows) {
    for (let i = 0; i < size; i += 1) {
      for (let j = i; j < size; j += 1) matrix[i][j] += row[i] * row[j];
    }
  }
  for (let i = 0; i < size; i += 1) for (let j = 0; j < i; j += 1) matrix[i][j] = matrix[j][i];
  const vectors = Array.from({ length: size }, (_, i) =>
    Float64Array.from({ length: size }, (_, j) => (i === j ? 1 : 0)),
  );
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    let off = 0;
    let all = 0;
    for (let i = 0; i < size; i += 1) {
      for (let j = 0; j < size; j += 1) {
        all += matrix[i][j] ** 2;
        if (i !== j) off += matrix[i][j] ** 2;
      }
    }
    if (off <= enough * all) break;
    for (let p = 0; p < size; p += 1) for (let q = p + 1; q < size; q += 1) rotate(matrix, vectors, [p, q]);
  }
  return [...vectors.keys()]
    .sort((a, b) => matrix[b][b] - matrix[a][a])
    .map((k) => {
      const axis = vectors.map((row) => row[k]);
      const largest = axis.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0);
      return largest < 0 ? axis.map((value) => -value) : axis;
    });
}

function rotate(matrix, vectors, [p, q]) {
  const between = matrix[p][q];
  if (between === 0) return;
  const theta = (matrix[q][q] - matrix[p][p]) / (2 * between);
  const tangent = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  for (const row of matrix) turn(row, [p, q], [cosine, sine]);
  const [upper, lower] = [matrix[p], matrix[q]];
  for (let k = 0; k < upper.length; k += 1) {
    const [a, b] = [upper[k], lower[k]];
    upper[k] = cosine * a - sine * b;
    lower[k] = sine * a + cosine * b;
  }
  for (const row of vectors) turn(row, [p, q], [cosine, sine]);
}

function turn(row, [p, q], [cosine, sine]) {
  const [a, b] = [row[p], row[q]];
  row[p] = cosine * a - sine * b;
  row[q] = sine * a + cosine * b;
}
