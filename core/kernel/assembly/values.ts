import { mix } from './hash';
import { Values } from './layout';

/** As `core/profile/quantileSketch.ts` has it. */
const sampledFrom: f64 = 16384;

/** Counts a value; true where the host's sketch is to take it, at the height that `values` had before. */
export function addValue(values: Values, value: f64): bool {
  values.count += 1;
  const distance = value - values.mean;
  values.mean += distance / values.count;
  values.squares += distance * (value - values.mean);
  if (value < values.min) values.min = value;
  if (value > values.max) values.max = value;
  values.sampled += 1;
  const taken = values.seen == values.place;
  values.seen += 1;
  const height = <i32>values.height;
  if (<i32>values.seen == 1 << height) beginNeighbours(values, height);
  return taken;
}

function beginNeighbours(values: Values, from: i32): void {
  let height = from;
  while (values.sampled >= sampledFrom * <f64>(1 << height) && height < 30) height += 1;
  values.height = <f64>height;
  values.seen = 0;
  values.place = <f64>(mix(<i32>(<i64>values.sampled)) & ((1 << height) - 1));
}
