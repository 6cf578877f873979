import { makeZip, type MadePart } from '../../core/workbook/workbookFixture.ts';
import { type IsFault, shrink } from '../shrink.ts';
import { partsOf } from './zipParts.ts';

/** Makes a workbook that shows a fault smaller: entry by entry where the archive itself is not at fault, else byte by byte. */
export async function shrinkWorkbook(bytes: Buffer, isFault: IsFault): Promise<Buffer> {
  const parts = partsOf(bytes);
  const packed = (list: readonly MadePart[]): Buffer => Buffer.from(makeZip(list));
  if (parts === undefined || !(await isFault(packed(parts)))) return shrink(bytes, isFault);
  let least = parts;
  for (const { name } of parts) {
    const fewer = least.filter((part) => part.name !== name);
    if (await isFault(packed(fewer))) least = fewer;
  }
  for (const { name } of least) {
    const replaced = (data: Buffer): readonly MadePart[] =>
      least.map((part) => (part.name === name ? { ...part, data } : part));
    const old = least.find((part) => part.name === name)?.data;
    if (old === undefined) continue;
    const data = await shrink(Buffer.from(old), (candidate) => isFault(packed(replaced(candidate))));
    least = replaced(data);
  }
  return packed(least);
}
