import { describe, expect, it } from 'vitest';
import { metadataItem, summarise, summariseError } from '../../../core/apply/summary.ts';
import type { SummaryFacts } from '../../../core/apply/summary.ts';
import type { TableAnalysis } from '../../../core/model/analysis.ts';
import type { ColumnProfile } from '../../../core/model/profile.ts';

function column(some: Partial<ColumnProfile> & Pick<ColumnProfile, 'index' | 'name'>): ColumnProfile {
  return {
    type: 'text',
    format: null,
    semanticType: null,
    reportedType: 'string',
    agreement: 1,
    ambiguousDates: false,
    count: 8,
    missing: 0,
    empty: 0,
    missingTokens: [],
    invalid: 0,
    anomalies: [],
    distinct: 8,
    distinctExact: true,
    min: null,
    max: null,
    mean: null,
    stddev: null,
    quantiles: null,
    histogram: { kind: 'category', bins: [] },
    topValues: [],
    topValuesError: 0,
    patterns: [],
    minLength: 0,
    maxLength: 0,
    leadingZeros: 0,
    examples: [],
    ...some,
  };
}

function tableOf(columns: readonly ColumnProfile[], some: Partial<TableAnalysis> = {}): TableAnalysis {
  return {
    name: 'staff.csv',
    sheetIndex: null,
    range: { top: 0, left: 0, bottom: 8, right: columns.length - 1 },
    dialect: {
      delimiter: ',',
      quote: null,
      escape: null,
      lineTerminator: '\n',
      margin: 1,
      runnerUp: null,
      encoding: 'utf-8',
      encodingMargin: 1,
      headerRows: [0],
      firstDataRow: 1,
      skippedRows: [],
      headerMargin: 1,
    },
    rowCount: 8,
    rejectedRows: 0,
    columns,
    issues: [],
    ...some,
  };
}

const times = { uploadedAt: '2026-02-03T09:00:00Z', processedAt: '2026-02-03T09:00:04Z' };
const staff = tableOf([
  column({ index: 0, name: 'name' }),
  column({
    index: 1,
    name: 'years',
    type: 'integer',
    reportedType: 'int',
    min: 1,
    max: 31,
    mean: 9.5,
    missing: 1,
    empty: 1,
    invalid: 2,
  }),
  column({ index: 2, name: 'rate', type: 'number', reportedType: 'float', min: 9.5, max: 40, mean: 20.25 }),
  column({
    index: 3,
    name: 'since',
    type: 'date',
    reportedType: 'date',
    min: '2019-01-01',
    max: '2025-06-30',
  }),
]);

function facts(table: TableAnalysis, more: Partial<SummaryFacts> = {}): SummaryFacts {
  return { fileName: 'staff.csv', ...times, table, counts: null, ...more };
}

describe('summarise', () => {
  it('has the shape of the CSV ingestion item, key by key, and puts ours beside it', () => {
    const { mapwright, ...item } = summarise(facts(staff));
    expect(item).toEqual({
      file_name: 'staff.csv',
      upload_timestamp: '2026-02-03T09:00:00Z',
      processed_timestamp: '2026-02-03T09:00:04Z',
      status: 'success',
      row_count: 8,
      schema: { name: 'string', years: 'int', rate: 'float', since: 'date' },
      statistics: {
        years: { min: 1, max: 31, avg: 9.5, count: 5 },
        rate: { min: 9.5, max: 40, avg: 20.25, count: 8 },
      },
      quality_issues: {
        total_rows: 8,
        has_issues: true,
        missing_values: { years: { count: 1, percentage: 12.5 } },
        invalid_values: { years: { count: 2, percentage: 25 } },
      },
    });
    expect(mapwright).toEqual({ table: 'staff.csv', issues: [] });
  });

  it('adds the run, its mapping and the issues, without cells of the data', () => {
    const table = tableOf([column({ index: 0, name: 'name' })], {
      issues: [
        {
          code: 'WHITESPACE',
          severity: 'low',
          dimension: 'consistency',
          column: 0,
          count: 2,
          share: 0.25,
          rows: [1, 4],
          message: '2 cells have outer spaces.',
          remedy: 'Trim them.',
        },
      ],
    });
    const counts = {
      rowsIn: 8,
      rowsOut: 7,
      rowsRejected: 1,
      failures: [{ code: 'NOT_A_DATE' as const, field: 'hired', count: 1, rows: [4], examples: ['secret'] }],
    };
    const summary = summarise(
      facts(table, { counts, target: { packId: 'test.staff', mappingId: 'm1', mappingVersion: 3 } }),
    );
    expect(summary.mapwright).toEqual({
      table: 'staff.csv',
      target: 'test.staff',
      mapping_id: 'm1',
      mapping_version: 3,
      run: {
        rows_in: 8,
        rows_out: 7,
        rows_rejected: 1,
        failures: [{ code: 'NOT_A_DATE', field: 'hired', count: 1 }],
      },
      issues: [
        {
          code: 'WHITESPACE',
          severity: 'low',
          column: 'name',
          count: 2,
          message: '2 cells have outer spaces.',
        },
      ],
    });
    expect(JSON.stringify(summary)).not.toContain('secret');
  });

  it('keeps columns of the same name apart', () => {
    const names = ['id', 'id', 'id_2', 'id', '__proto__'];
    const summary = summarise(facts(tableOf(names.map((name, index) => column({ index, name })))));
    expect(Object.keys(JSON.parse(JSON.stringify(summary.schema)) as object)).toEqual([
      'id',
      'id_3',
      'id_2',
      'id_4',
      '__proto__',
    ]);
  });

  it('rounds percentages to two places and has none of no rows', () => {
    const third = tableOf([column({ index: 0, name: 'a', missing: 1, empty: 1 })], { rowCount: 3 });
    expect(summarise(facts(third)).quality_issues.missing_values['a']).toEqual({
      count: 1,
      percentage: 33.33,
    });
    const none = tableOf([column({ index: 0, name: 'a', count: 0 })], { rowCount: 0 });
    expect(summarise(facts(none)).quality_issues).toEqual({
      total_rows: 0,
      has_issues: false,
      missing_values: {},
      invalid_values: {},
    });
  });

  it('has no statistics for a numeric column without a number', () => {
    const blank = column({ index: 0, name: 'a', type: 'integer', reportedType: 'int', missing: 8, empty: 8 });
    expect(summarise(facts(tableOf([blank]))).statistics).toEqual({});
  });
});

describe('metadataItem', () => {
  it('counts empty cells as missing, and other spellings for nothing as no number', () => {
    const salary = column({
      index: 0,
      name: 'salary',
      reportedType: 'float',
      missing: 3,
      empty: 2,
      invalid: 1,
    });
    expect(metadataItem(facts(tableOf([salary]))).quality_issues).toEqual({
      total_rows: 8,
      has_issues: true,
      missing_values: { salary: { count: 2, percentage: 25 } },
      invalid_values: { salary: { count: 2, percentage: 25 } },
    });
  });

  it('finds nothing invalid in strings', () => {
    const mail = column({ index: 0, name: 'mail', semanticType: 'email', missing: 1, invalid: 2 });
    expect(metadataItem(facts(tableOf([mail]))).quality_issues.has_issues).toBe(false);
  });

  it('has the keys of the item and no others, in their order', () => {
    expect(Object.keys(metadataItem(facts(staff)))).toEqual([
      'file_name',
      'upload_timestamp',
      'processed_timestamp',
      'status',
      'row_count',
      'schema',
      'statistics',
      'quality_issues',
    ]);
  });
});

describe('summariseError', () => {
  it('has no rows, an empty schema and statistics, and the reason', () => {
    expect(summariseError({ fileName: 'a.csv', ...times, message: 'a.csv is empty.' })).toMatchObject({
      status: 'error',
      row_count: 0,
      schema: {},
      statistics: {},
      error_message: 'a.csv is empty.',
    });
  });
});
