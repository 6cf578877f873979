import type { Analysis, Inspection } from '../../core/model/analysis.ts';
import type { Dialect } from '../../core/model/dialect.ts';
import type { DraftStep } from '../../core/model/draft.ts';
import { asId, type FileId, type MappingId, type PackId, type RunId } from '../../core/model/ids.ts';
import type { MappingVersion } from '../../core/model/mapping.ts';
import type { PackVersion } from '../../core/model/pack.ts';
import type { Run } from '../../core/model/run.ts';
import type { FileRecord } from '../../core/ports/stores.ts';

/** Small nouns for the port suites; every field filled, so that a store that drops one is caught. */

const packId = asId<PackId>('crm.leads');
/** The mapping that drafts are kept under. */
export const mappingId = asId<MappingId>('m1');

export function fileRecord(id: string): FileRecord {
  return {
    id: asId<FileId>(id),
    name: `${id} Ünïcode "quoted".csv`,
    sizeBytes: 2 ** 40 + 1,
    addedAt: '2025-03-04T05:06:07.008Z',
    state: 'review',
    overrides: { delimiter: ';', quote: null, headerRows: [0, 1] },
    packId,
    error: { code: 'SOURCE_EMPTY', message: 'm', remedy: 'r', retryable: false },
  };
}

const dialect: Dialect = {
  delimiter: ',',
  quote: '"',
  escape: null,
  lineTerminator: '\r\n',
  margin: 0.25,
  runnerUp: null,
  encoding: 'utf-8',
  encodingMargin: 1,
  headerRows: [0],
  firstDataRow: 1,
  skippedRows: [9],
  headerMargin: 0.5,
};

export const inspection: Inspection = {
  kind: 'delimited',
  sheets: [],
  table: { name: 't', sheetIndex: null, dialect, columnNames: ['__proto__', 'a', 'a'], headRecords: [['x']] },
};

export const analysis: Analysis = {
  source: { name: 't.csv', sizeBytes: 3, sha256: 'ab' },
  kind: 'delimited',
  sheets: [],
  tables: [
    {
      name: 't',
      sheetIndex: null,
      range: { top: 0, left: 0, bottom: 9, right: 2 },
      dialect,
      rowCount: 8,
      rejectedRows: 0,
      columns: [],
      issues: [],
    },
  ],
};

export function draftStep(label: string): DraftStep {
  return { label, edits: [{ kind: 'assign', columnIndex: 3, field: 'email' }] };
}

export function mappingVersion(mapping: string, version: number, approvedBy = 'Ada'): MappingVersion {
  return {
    mappingId: asId<MappingId>(mapping),
    version,
    packId,
    layout: { fingerprint: 'f00d', columns: [{ name: 'E-Mail', type: 'text', format: null }] },
    correspondences: [],
    ignoredColumns: [2],
    overrides: {},
    approvedBy,
    approvedAt: '2025-03-04T05:06:07.008Z',
    reason: '',
    evidence: {
      fileName: 'a.csv',
      sha256: null,
      rowCount: 1,
      acceptedAsProposed: 1,
      edited: 0,
      appVersion: '0.0.0',
    },
    hash: `${mapping}-${version}`,
  };
}

export function run(id: string): Run {
  return {
    id: asId<RunId>(id),
    fileId: asId<FileId>('f1'),
    fileName: 'a.csv',
    tableName: 'a',
    packId,
    mappingId: asId<MappingId>('m1'),
    mappingVersion: 1,
    trigger: 'approval',
    state: 'running',
    startedAt: '2025-03-04T05:06:07.008Z',
    finishedAt: null,
    startedBy: 'Ada',
    counts: null,
    outputs: [],
    error: null,
  };
}

export function packVersion(id: string, version: number): PackVersion {
  return {
    packId: asId<PackId>(id),
    version,
    pack: {
      id: asId<PackId>(id),
      title: `Pack ${id} „v${version}“`,
      version: String(version),
      about: '',
      fields: [
        {
          name: 'paid',
          label: 'Paid',
          type: 'number',
          required: true,
          description: '',
          synonyms: ['gezahlt'],
          enum: [],
          maxLength: null,
          formerly: ['paid_amount'],
        },
      ],
    },
    savedBy: 'A. Kaya',
    savedAt: '2025-03-04T05:06:07.008Z',
    note: version === 1 ? '' : 'Renamed.',
  };
}
