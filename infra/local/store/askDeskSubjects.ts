import { invariant } from '../../../core/model/errors.ts';
import type { AskedRows } from '../../../core/ports/askStore.ts';
import type { SqlSubject } from './askSql.ts';
import type { SqlField } from './askPlanSql.ts';

const text = (sql: string): SqlField => ({ sql, form: 'text' });
const number = (sql: string): SqlField => ({ sql, form: 'number' });
const moment = (sql: string): SqlField => ({ sql, form: 'moment' });
const inFile = (path: string): string => `json_extract(record, '$.${path}')`;
const inVersion = (path: string): string => `json_extract(document, '$.${path}')`;

/** Fields of `core/ask/topics` as the desk's database has them; `sender_of` is a function of ours. */
const runFields: Readonly<Record<string, SqlField>> = {
  started: moment('started_at'),
  state: text('state'),
  sender: text("nullif(sender, '')"),
  file: text('file_name'),
  pack: text('pack'),
  person: text('person'),
  trigger: text('via'),
  rows: number('nullif(rows_in, -1)'),
  rejected: number('nullif(rows_rejected, -1)'),
  rejectShare: number('nullif(reject_share, -1)'),
  quality: number('nullif(quality, -1)'),
  duration: number('nullif(duration_ms, -1) / 1000.0'),
  mapping: text('mapping'),
  mappingVersion: number('mapping_version'),
};

const fileFields: Readonly<Record<string, SqlField>> = {
  added: moment(inFile('addedAt')),
  state: text(inFile('state')),
  sender: text(`sender_of(${inFile('name')})`),
  file: text(inFile('name')),
  pack: text(inFile('packId')),
  size: number(inFile('sizeBytes')),
  origin: text(`nullif(${inFile('origin')}, '')`),
  problem: text(inFile('error.message')),
};

const mappingFields: Readonly<Record<string, SqlField>> = {
  approved: moment(inVersion('approvedAt')),
  person: text(inVersion('approvedBy')),
  change: text("CASE WHEN version = 1 THEN 'new' ELSE 'changed' END"),
  sender: text(`sender_of(${inVersion('evidence.fileName')})`),
  file: text(inVersion('evidence.fileName')),
  pack: text(inVersion('packId')),
  version: number('version'),
  reason: text(`nullif(${inVersion('reason')}, '')`),
  edited: number(inVersion('evidence.edited')),
  columns: number(`json_array_length(document, '$.layout.columns')`),
  rows: number(inVersion('evidence.rowCount')),
};

/** Runs, files and approved mappings in the desk's database. */
export function deskSubject(kind: Exclude<AskedRows['kind'], 'records'>): SqlSubject {
  const { fields, ...place } = places[kind];
  return {
    ...place,
    name: kind,
    field(name) {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      invariant(field !== undefined, 'a plan names fields that are there');
      return field;
    },
  };
}

const places = {
  runs: { from: () => 'run_entry', base: '1', id: 'id', fields: runFields },
  files: { from: () => 'file', base: 'removed_at IS NULL', id: 'id', fields: fileFields },
  mappings: {
    from: () => 'mapping_version',
    base: '1',
    id: "mapping_id || ' ' || version",
    fields: mappingFields,
  },
} as const;
