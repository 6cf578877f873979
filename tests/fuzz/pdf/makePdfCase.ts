import { seeded } from '../../seededRandom.ts';
import type { FuzzCase } from '../campaign.ts';
import type { CaseName } from '../makeCase.ts';
import { mutated } from '../mutations.ts';
import { mutatedPdf } from './pdfMutations.ts';
import { pdfSeeds } from './pdfSeeds.ts';

/** A small drawing, damaged object by object or byte by byte; the same words give the same bytes. */
export async function makePdfCase({ seed, index }: CaseName): Promise<FuzzCase> {
  const random = seeded(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
  const bytes = random.pick(await pdfSeeds());
  return {
    name: 'case.pdf',
    bytes: random.next() < 0.7 ? mutatedPdf(bytes, random) : mutated(bytes, random),
  };
}
