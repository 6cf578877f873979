import type { Issue, IssueCode } from '../model/issue.ts';
import type { RowCheck } from './rowCheck.ts';
import { agreeing, counted, issueOf } from './issueOf.ts';

/** Cells whose letters came to harm before the file was written: gone for good, or read once in the wrong encoding. */
export const checkGarbledText: RowCheck = ({ sample, columns, interned }) =>
  columns.flatMap(({ index }) => {
    const values = interned[index];
    if (values === undefined) return [];
    return harms.flatMap((harm): readonly Issue[] => {
      const bad = values.values.map((value) => harm.sign.test(value));
      if (!bad.includes(true)) return [];
      const rows: number[] = [];
      for (let row = 0; row < values.codes.length; row += 1) {
        if (bad[values.codes[row] ?? -1] === true) rows.push(sample.rows[row]?.record ?? 0);
      }
      return [
        issueOf({
          code: harm.code,
          severity: 'medium',
          dimension: 'validity',
          column: index,
          count: rows.length,
          of: values.filled,
          rows,
          message: `${counted(rows.length, 'cell')} ${agreeing(rows.length, 'holds', 'hold')} ${harm.words}.`,
          remedy: harm.remedy,
        }),
      ];
    });
  });

interface Harm {
  readonly code: IssueCode;
  readonly sign: RegExp;
  readonly words: string;
  readonly remedy: string;
}

const harms: readonly Harm[] = [
  {
    code: 'LOST_CHARACTERS',
    sign: /\uFFFD/u,
    words: 'characters that were lost before this file was written and stand in it as \uFFFD',
    remedy: 'Ask the sender for the text as it was; it cannot be had from this file.',
  },
  {
    code: 'GARBLED_TEXT',
    // UTF-8 read as Windows-1252: the first byte of two or three reads as a capital or as â, the others as signs that
    // no language puts behind it.
    sign: /[ÂÃ][\u0080-\u00BF‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œŸ€]|â(?:€[\u0080-\u00BF‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œŸ¦]|„¢)/u,
    words: 'letters that were read in a wrong encoding once, such as Ã© for é',
    remedy: 'Ask the sender to export again as UTF-8; the mistake was made before this file was written.',
  },
];
