import type { EncodingGuess } from '../model/dialect.ts';
import type { Issue } from '../model/issue.ts';
import type { FindingKind, TextFindings } from '../model/textFindings.ts';
import { agreeing, counted, grouped, issueOf } from './issueOf.ts';

/** What is odd about a text as bytes, and the records it is in. */
export interface EncodingFacts {
  readonly encoding: EncodingGuess;
  readonly findings: TextFindings;
  /** Records of the table with each kind of oddity, from 0, ascending. */
  readonly records: Readonly<Record<FindingKind, readonly number[]>>;
  readonly rowCount: number;
}

/** Issues about how the bytes became text. A kind that is in none of the table's records is another table's. */
export function encodingIssues({ encoding, findings, records, rowCount }: EncodingFacts): readonly Issue[] {
  const base = { column: null, of: Math.max(1, rowCount) } as const;
  const issues: Issue[] = [];
  const add = (
    kind: FindingKind,
    words: Omit<Parameters<typeof issueOf>[0], keyof typeof base | 'count' | 'rows'>,
  ) => {
    if (findings[kind].count > 0 && records[kind].length > 0)
      issues.push(issueOf({ ...base, ...words, count: findings[kind].count, rows: records[kind] }));
  };
  const { count } = findings.undecodable;
  const [first] = findings.undecodableOffsets;
  add('undecodable', {
    code: 'UNDECODABLE_BYTES',
    severity: 'high',
    dimension: 'validity',
    message: `${counted(count, 'piece')} ${agreeing(count, 'is', 'are')} no text in ${encoding.encoding} and ${agreeing(count, 'reads', 'read')} as \uFFFD${first === undefined ? '' : `; the first is at byte ${grouped(first)} of the file`}.`,
    remedy: 'Choose another encoding in the bar above the columns.',
  });
  const lines = findings.foreign.count;
  add('foreign', {
    code: 'MIXED_ENCODINGS',
    severity: 'medium',
    dimension: 'consistency',
    message: `${counted(lines, 'line')} of this ${encoding.encoding} text ${agreeing(lines, 'is', 'are')} in ${encoding.mixedWith ?? 'another encoding'} and ${agreeing(lines, 'was', 'were')} read so.`,
    remedy: 'Look at these rows; where they are wrong, choose one encoding in the bar above the columns.',
  });
  const lost = findings.lost.count;
  add('lost', {
    code: 'LOST_CHARACTERS',
    severity: 'medium',
    dimension: 'validity',
    message: `${counted(lost, 'character')} ${agreeing(lost, 'was', 'were')} lost before this file was written and ${agreeing(lost, 'stands', 'stand')} in it as \uFFFD.`,
    remedy: 'Ask the sender for the text as it was; it cannot be had from this file.',
  });
  const marks = findings.marks.count;
  add('marks', {
    code: 'BYTE_ORDER_MARKS',
    severity: 'medium',
    dimension: 'structure',
    message: `${counted(marks, 'byte order mark')} ${agreeing(marks, 'stands', 'stand')} within the text, as where files were joined.`,
    remedy: 'Look at these rows; a header may stand among them again.',
  });
  const zeros = findings.zeros.count;
  add('zeros', {
    code: 'ZERO_BYTES',
    severity: 'medium',
    dimension: 'validity',
    message: `${counted(zeros, 'zero byte')} ${agreeing(zeros, 'stands', 'stand')} in the text; ${agreeing(zeros, 'it was', 'they were')} kept.`,
    remedy: 'Look at these rows; the file may have been damaged or cut short.',
  });
  return issues;
}
