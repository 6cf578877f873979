import { seeded } from '../seededRandom.ts';
import { mutated } from './mutations.ts';
import { seedFiles } from './seedFiles.ts';

/** Which of how many cases; the same words give the same bytes. */
export interface CaseName {
  readonly seed: number;
  readonly index: number;
}

/**
 * The bytes of a case: a small file of one of many kinds, sometimes one spliced into another, damaged in some ways.
 * `others` are files to start from beside those that are made here.
 */
export function makeCase({ seed, index }: CaseName, others: readonly Buffer[] = []): Buffer {
  const random = seeded(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
  const start = (): Buffer =>
    others.length > 0 && random.next() < 0.5
      ? random.pick(others)
      : Buffer.from(random.pick(seedFiles)(random));
  let bytes = start();
  if (random.next() < 0.1) {
    const other = start();
    const place = random.below(bytes.length + 1);
    bytes = Buffer.concat([bytes.subarray(0, place), other, bytes.subarray(place)]);
  }
  return mutated(bytes, random);
}
