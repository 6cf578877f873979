import { describe, expect, it } from 'vitest';
import { asId } from '../../../../../core/model/ids.ts';
import type { Run, RunCounts } from '../../../../../core/model/run.ts';
import { runAnswer } from '../../../../../infra/local/cli/run/runAnswer.ts';
import { endText, runText } from '../../../../../infra/local/cli/run/runText.ts';

const plain: RunCounts = { rowsIn: 5_000, rowsOut: 5_000, rowsRejected: 0, failures: [] };

const runOf = (counts: RunCounts, change: Partial<Run> = {}): Run => ({
  id: asId('run1'),
  fileId: asId('file1'),
  fileName: 'claims.csv',
  tableName: 'claims',
  packId: asId('healthcare.claims'),
  mappingId: asId('mapping1'),
  mappingVersion: 3,
  trigger: 'person',
  state: 'done',
  startedAt: '2026-11-21T03:00:00.000Z',
  finishedAt: '2026-11-21T03:00:01.000Z',
  startedBy: 'Ana',
  counts,
  outputs: [{ name: 'claims.cleaned.csv', kind: 'cleaned-csv', sizeBytes: 10 }],
  error: null,
  ...change,
});

const rule = (place: number, broken: number) => ({
  place,
  severity: 'high' as const,
  message: `Rule ${String(place)} holds.`,
  rejects: place === 1,
  checked: 4_890,
  broken,
  rows: [],
  examples: [],
});

describe('a run on the command line', () => {
  it('says of a run by an older version no more than it knows', () => {
    expect(runText(runOf(plain))).toBe(
      'claims.csv  mapping mapping1, version 3\n5,000 rows in, 5,000 out, 0 rejected',
    );
    expect(runAnswer('a/claims.csv', runOf(plain), ['out/claims.cleaned.csv'])).toEqual({
      source: { name: 'claims.csv', path: 'a/claims.csv' },
      run: {
        id: 'run1',
        state: 'done',
        packId: 'healthcare.claims',
        mappingId: 'mapping1',
        mappingVersion: 3,
      },
      rowsIn: 5_000,
      rowsOut: 5_000,
      rowsRejected: 0,
      failures: [],
      outputs: [
        { name: 'claims.cleaned.csv', kind: 'cleaned-csv', sizeBytes: 10, path: 'out/claims.cleaned.csv' },
      ],
    });
  });

  it('lists the rules that are broken, what was changed, duplicates and quality, and why it is held back', () => {
    const dimensions = { completeness: 0.98128, validity: 1, consistency: 0.99999, uniqueness: null };
    const counts: RunCounts = {
      ...plain,
      rules: [rule(0, 12), rule(1, 300), rule(2, 0)],
      changes: [
        {
          field: 'billed',
          changed: 4_903,
          steps: [{ kind: 'parseNumber', count: 4_903 }],
          examples: [{ before: '$1.50\u001b[2J', after: '1.5' }],
        },
      ],
      duplicates: { key: ['claim_id'], groups: 2, rows: 3, examples: [] },
      likely: {
        fields: [{ field: 'name', as: 'personName' }],
        groups: 2,
        rows: 5,
        threshold: 0.5,
        expectedPrecision: null,
        examples: [],
      },
      quality: { overall: 0.9128, dimensions },
    };
    const reason = 'Quality 91.2 % is below 95 %.';
    const told = runText(runOf(counts, { state: 'quarantined', quarantine: { reason } })).split('\n');
    expect(told.slice(2, 6)).toEqual([
      'quality 91.2 %: completeness 98.1 %, validity 100.0 %, consistency 99.9 %, uniqueness -',
      '2 of claim_id stand more than once, 3 rows beyond the first of each',
      '2 groups of 5 rows in all are likely the same',
      `held back: ${reason}`,
    ]);
    const table = told.slice(6).join('\n');
    expect(table).toMatch(
      /Rule 1 holds\.\s+high\s+rejected\s+300\s+4,890\nRule 0 holds\.\s+high\s+flagged\s+12/,
    );
    expect(table).toContain('1 of 3 rules hold in every row');
    expect(table).toMatch(/billed\s+4,903\s+parseNumber\s+\$1\.50␛\[2J -> 1\.5/);
    expect(runAnswer('a', runOf(counts), [])).toMatchObject({
      rules: counts.rules,
      quality: { overall: 0.9128 },
      duplicates: { groups: 2 },
      likely: { groups: 2, rows: 5 },
    });
  });

  it('ends with a line about all files', () => {
    const ended = new Map([
      ['done', 35],
      ['quarantined', 1],
      ['failed', 1],
    ]);
    expect(endText(ended)).toBe('37 files: 35 done, 1 quarantined, 1 failed');
  });
});
