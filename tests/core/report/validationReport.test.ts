import { describe, expect, it } from 'vitest';
import type { RunCounts } from '../../../core/model/run.ts';
import { type ValidationFacts, validationReport } from '../../../core/report/validationReport.ts';

const counts: RunCounts = { rowsIn: 1_000, rowsOut: 1_000, rowsRejected: 0, failures: [] };
const facts: ValidationFacts = {
  fileName: 'claims.csv',
  processedAt: '2026-11-21T08:30:00.000Z',
  reportLocation: '/outputs/claims.report.xlsx',
  target: { packId: 'healthcare.claims', version: '2.1.0' },
  counts,
};

describe('validationReport', () => {
  it('has the keys of the claims pipeline first, and nothing of its own among them', () => {
    const { mapwright: _, ...report } = validationReport({
      ...facts,
      counts: { ...counts, rowsOut: 950, rowsRejected: 50 },
    });
    expect(JSON.stringify(report)).toBe(
      '{"validation_status":"failed","report_location":"/outputs/claims.report.xlsx","summary":{"total_records":1000,"valid_records":950,"error_records":50}}',
    );
  });

  it('is a success where every record is valid', () => {
    expect(validationReport(facts).validation_status).toBe('success');
  });

  it('tells why records failed and how rules came out, with the first rows of each', () => {
    const rows = Array.from({ length: 30 }, (_, row) => row);
    const rule = { place: 2, severity: 'high', message: 'Paid is not above billed.', rejects: true } as const;
    const { mapwright } = validationReport({
      ...facts,
      mapping: { id: 'm1', version: 3 },
      counts: {
        ...counts,
        failures: [{ code: 'NOT_A_DATE', field: 'day', count: 30, rows, examples: ['x'] }],
        rules: [{ ...rule, checked: 900, broken: 30, rows, examples: ['1 > 0'] }],
        duplicates: { key: ['id'], groups: 1, rows: 2, examples: [{ value: 'a', rows: [0, 1] }] },
      },
    });
    expect(mapwright).toMatchObject({
      mapping_id: 'm1',
      mapping_version: 3,
      reasons: [{ code: 'NOT_A_DATE', field: 'day', count: 30, rows: rows.slice(0, 20) }],
      rules: [{ rule: 2, checked: 900, broken: 30, rejects: true }],
      duplicates: { key: ['id'], groups: 1, rows: 2 },
    });
    expect(JSON.stringify(mapwright)).not.toContain('"1 > 0"');
  });
});
