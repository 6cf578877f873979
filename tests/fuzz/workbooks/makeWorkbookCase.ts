import { seeded } from '../../seededRandom.ts';
import type { FuzzCase } from '../campaign.ts';
import type { CaseName } from '../makeCase.ts';
import { mutated } from '../mutations.ts';
import { mutatedXml } from './xmlMutations.ts';
import { workbookSeeds } from './workbookSeeds.ts';
import { mutatedWorkbook } from './zipMutations.ts';
import { partsOf } from './zipParts.ts';

/**
 * The bytes of a case: a small workbook of one of many programs and formats, damaged entry by entry and tag by tag where it
 * is a zip, tag by tag or byte by byte where it is not. `others` are files to start from beside those that are made here.
 */
export async function makeWorkbookCase(
  { seed, index }: CaseName,
  others: readonly FuzzCase[] = [],
): Promise<FuzzCase> {
  const random = seeded(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
  const seeds = await workbookSeeds();
  const { name, bytes } = others.length > 0 && random.next() < 0.4 ? random.pick(others) : random.pick(seeds);
  const ending = /\.[a-z]+$/.exec(name)?.[0] ?? '.xlsx';
  const parts = partsOf(bytes);
  const isText = bytes.subarray(0, 60).includes('<');
  const damaged =
    parts !== undefined && parts.length > 0 && random.next() < 0.9
      ? mutatedWorkbook(parts, random)
      : isText
        ? mutatedXml(bytes, random)
        : mutated(bytes, random);
  return { name: `case${ending}`, bytes: damaged };
}
