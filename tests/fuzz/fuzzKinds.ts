import type { FuzzCase } from './campaign.ts';
import { corpusTexts, corpusWorkbooks } from './corpusFiles.ts';
import { type CaseName, makeCase } from './makeCase.ts';
import { makePdfCase } from './pdf/makePdfCase.ts';
import { type IsFault, shrink } from './shrink.ts';
import { makeWorkbookCase } from './workbooks/makeWorkbookCase.ts';
import { shrinkWorkbook } from './workbooks/shrinkWorkbook.ts';

/** A kind of files that are damaged. */
export interface FuzzKind {
  /** Gets ready to make cases; `withCorpus` starts from files of the labelled corpora, too, where they are. */
  begin(withCorpus: boolean): (name: CaseName) => Promise<FuzzCase>;
  /** A smaller file that shows the same fault. */
  smaller(bytes: Buffer, isFault: IsFault): Promise<Buffer>;
}

export const fuzzKinds = {
  text: {
    begin(withCorpus) {
      const others = withCorpus ? corpusTexts().map(({ bytes }) => bytes) : [];
      return async (name) => ({ name: 'case.csv', bytes: makeCase(name, others) });
    },
    smaller: shrink,
  },
  workbook: {
    begin(withCorpus) {
      const others = withCorpus ? corpusWorkbooks() : [];
      return (name) => makeWorkbookCase(name, others);
    },
    smaller: shrinkWorkbook,
  },
  pdf: { begin: () => makePdfCase, smaller: shrink },
} as const satisfies Record<string, FuzzKind>;
