import type { TableAnalysis } from '../../../core/model/analysis.ts';
import { asId } from '../../../core/model/ids.ts';
import type { ColumnProfile } from '../../../core/model/profile.ts';
import type { RunCounts } from '../../../core/model/run.ts';
import type { ReportFacts } from '../../../core/report/reportFacts.ts';
import { standardDialect } from '../parse/encodeRecord.ts';
import { feeds, schemaOf } from '../apply/fixture.ts';

/** A column with the plainest properties; `some` says what is special about it. */
function columnOf(index: number, name: string, some: Partial<ColumnProfile> = {}): ColumnProfile {
  return {
    index,
    name,
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
    examples: ['a', 'b'],
    ...some,
  };
}

export function tableOf(names: readonly string[], some: Partial<TableAnalysis> = {}): TableAnalysis {
  return {
    name: 'claims',
    sheetIndex: null,
    range: { top: 0, left: 0, bottom: 8, right: names.length - 1 },
    dialect: {
      ...standardDialect,
      encoding: 'utf-8',
      encodingMargin: 1,
      headerRows: [0],
      firstDataRow: 1,
      skippedRows: [],
      headerMargin: 1,
    },
    rowCount: 8,
    rejectedRows: 0,
    columns: names.map((name, index) => columnOf(index, name)),
    issues: [],
    ...some,
  };
}

/** A run over three columns of which one feeds a date; `counts` says how it went. */
export function factsOf(counts: Partial<RunCounts> = {}, some: Partial<ReportFacts> = {}): ReportFacts {
  return {
    fileName: 'claims.csv',
    sizeBytes: 1234,
    sha256: 'ab'.repeat(32),
    startedAt: '2026-11-21T08:30:00.000Z',
    origin: {
      startedBy: 'Ada',
      trigger: 'person',
      mappingId: asId('m1'),
      mappingVersion: 3,
      approvedBy: 'Grace',
      approvedAt: '2026-11-20T16:00:00.000Z',
      appVersion: '0.1.0',
    },
    schema: schemaOf([
      { name: 'claim_id', required: true },
      { name: 'service_date', type: 'date' },
      { name: 'payer', required: true },
    ]),
    correspondences: [feeds('claim_id', [0], [{ kind: 'trim' }]), feeds('service_date', [1])],
    table: tableOf(['Claim', 'Day', 'Note']),
    counts: { rowsIn: 8, rowsOut: 8, rowsRejected: 0, failures: [], ...counts },
    outputs: [{ name: 'claims.cleaned.csv', kind: 'cleaned-csv', sizeBytes: 10 }],
    stepText: ({ kind }) => kind,
    ...some,
  };
}
