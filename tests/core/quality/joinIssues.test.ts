import { describe, expect, it } from 'vitest';
import type { Issue, IssueCode, Severity } from '../../../core/model/issue.ts';
import { joinIssues } from '../../../core/quality/joinIssues.ts';

function issue(code: IssueCode, severity: Severity, share: number): Issue {
  return {
    code,
    severity,
    dimension: 'validity',
    column: null,
    count: 1,
    share,
    rows: [],
    message: '',
    remedy: '',
  };
}

describe('joinIssues', () => {
  it('puts first what would cost most: by severity, then by kind, then by share', () => {
    const sorted = joinIssues({
      reading: [issue('DOUBLED_QUOTES', 'low', 0.9)],
      table: [
        { ...issue('WHITESPACE', 'low', 0.1), column: 0 },
        { ...issue('MISSING_VALUES', 'high', 0.2), column: 0 },
        { ...issue('MISSING_VALUES', 'high', 0.4), column: 1 },
        { ...issue('TYPE_MISMATCH', 'high', 0.2), column: 2 },
      ],
      rows: [issue('UNUSUAL_ROWS', 'low', 0.1)],
    });
    expect(sorted.map(({ code, column }) => `${code} ${column}`)).toEqual([
      'TYPE_MISMATCH 2',
      'MISSING_VALUES 1',
      'MISSING_VALUES 0',
      'WHITESPACE 0',
      'UNUSUAL_ROWS null',
      'DOUBLED_QUOTES null',
    ]);
  });

  it('keeps one word on ragged rows, of the check that saw the rows', () => {
    const joined = joinIssues({
      reading: [],
      table: [issue('RAGGED_ROWS', 'critical', 1)],
      rows: [issue('RAGGED_ROWS', 'medium', 0.1)],
    });
    expect(joined.map(({ severity }) => severity)).toEqual(['medium']);
  });
});
