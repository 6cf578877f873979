import { detectAll } from 'jschardet';
import { labelOf } from './encodingNames.ts';
import { decoderFor } from './textReader.ts';

/**
 * The encoding that writes Japanese, Korean or Chinese with seven bits, if these bytes do: `iso-2022-jp`, `iso-2022-kr`
 * or `hz-gb-2312`. They are known by the marks that switch between ASCII and the others, and must read without a fault.
 */
export function sevenBitEncoding(head: Uint8Array): string | undefined {
  if (!hasMark(head)) return undefined;
  const found = detectAll(head, { minimumThreshold: 0 })[0]?.encoding;
  const label = typeof found === 'string' ? labelOf(found) : '';
  if (!sevenBit.includes(label)) return undefined;
  return decoderFor(label).decode(head, { stream: true }).includes('\uFFFD') ? undefined : label;
}

const sevenBit = ['iso-2022-jp', 'iso-2022-kr', 'hz-gb-2312'];

/** Whether an escape sequence for a character set or the opening mark of HZ is somewhere; so plain text is asked nothing more. */
function hasMark(head: Uint8Array): boolean {
  for (let i = head.indexOf(0x1b); i >= 0; i = head.indexOf(0x1b, i + 1))
    if (head[i + 1] === 0x24 || head[i + 1] === 0x28) return true;
  for (let i = head.indexOf(0x7e); i >= 0; i = head.indexOf(0x7e, i + 1))
    if (head[i + 1] === 0x7b) return true;
  return false;
}
