import type {
  Arrival,
  ForcedLoad,
  LoadProgress,
  OperationId,
  RecordId,
  RecordLoad,
  RecordState,
  StoredRecord,
} from '../../../core/model/record.ts';
import type { RunId } from '../../../core/model/ids.ts';
import { integerOf, type Row, textOf } from './openDatabase.ts';

/** A record's columns as they are written, so that what is put back is the same to the byte. */
export interface WrittenState {
  readonly into: number | null;
  readonly marks: number;
  readonly cells: string;
  readonly origins: string;
}

/** Values without the empty ones at the end. Origins that are one and the same for all values are one number. */
export function writeState({ values, origins, into, marks }: RecordState): WrittenState {
  let end = values.length;
  while (end > 0 && (values[end - 1] ?? null) === null && (origins[end - 1] ?? 0) === 0) end -= 1;
  const kept = values.slice(0, end);
  const of = kept.map((_, place) => origins[place] ?? 0);
  const only = of.find((origin) => origin !== 0) ?? 0;
  const isOne = kept.every((value, place) => of[place] === (value === null ? 0 : only));
  return { into, marks, cells: JSON.stringify(kept), origins: isOne ? String(only) : JSON.stringify(of) };
}

export function readState({ into, marks, cells, origins }: WrittenState): RecordState {
  const values = JSON.parse(cells) as readonly (string | null)[];
  const of = JSON.parse(origins) as number | readonly number[];
  return {
    values,
    origins: typeof of === 'number' ? values.map((value) => (value === null ? 0 : of)) : of,
    into: into as RecordId | null,
    marks,
  };
}

export function writtenOf(row: Row): WrittenState {
  const into = row['into_seq'];
  return {
    into: typeof into === 'number' ? into : null,
    marks: integerOf(row, 'marks'),
    cells: textOf(row, 'cells'),
    origins: textOf(row, 'origins'),
  };
}

export function recordOf(row: Row): StoredRecord {
  return {
    id: integerOf(row, 'seq') as RecordId,
    operation: integerOf(row, 'operation') as OperationId,
    ...readState(writtenOf(row)),
  };
}

/** @param row With the number of its late rows as `late`. */
export function loadOf(row: Row): LoadProgress {
  const [added, updated, same] = [
    integerOf(row, 'added'),
    integerOf(row, 'updated'),
    integerOf(row, 'same'),
  ] as const;
  const { error, progress_at: progressAt, forced, late } = row;
  const load = JSON.parse(textOf(row, 'document')) as RecordLoad;
  return {
    ...load,
    state: textOf(row, 'state') as LoadProgress['state'],
    next: integerOf(row, 'next'),
    rows: added + updated + same,
    added,
    updated,
    same,
    error: typeof error === 'string' ? error : null,
    progressAt: typeof progressAt === 'string' ? progressAt : load.startedAt,
    forced: typeof forced === 'string' ? (JSON.parse(forced) as ForcedLoad) : null,
    late: Number(late ?? 0),
  };
}

/** Stands for the cells of the row that a record was made of: they are the record's own before its first change. */
export const asBorn = '';

/** Texts of the source by place, those only that differ from their values: place, text, place, text, ... */
export function writeRaw(raw: readonly (string | null)[]): string | null {
  const pairs = raw.flatMap((text, place) => (text === null ? [] : [place, text]));
  return pairs.length === 0 ? null : JSON.stringify(pairs);
}

function readRaw(written: string): readonly (string | null)[] {
  const pairs = JSON.parse(written) as readonly (string | number | null)[];
  // As it was written before: one text or nothing for each place.
  if (typeof pairs[0] !== 'number') return pairs as readonly (string | null)[];
  const raw: (string | null)[] = [];
  for (let at = 0; at < pairs.length; at += 2) {
    while (raw.length < Number(pairs[at])) raw.push(null);
    raw.push(String(pairs[at + 1]));
  }
  return raw;
}

/** @param row With the run's id as `run_id`, and the record's cells before its first change as `born`. */
export function arrivalOf(row: Row): Arrival {
  const cells = textOf(row, 'cells');
  const values = JSON.parse(cells === asBorn ? textOf(row, 'born') : cells) as readonly (string | null)[];
  const raw = row['raw'];
  return {
    no: integerOf(row, 'no'),
    runId: textOf(row, 'run_id') as RunId,
    row: integerOf(row, 'row'),
    place: textOf(row, 'place'),
    recordId: integerOf(row, 'record') as RecordId,
    values,
    raw: typeof raw === 'string' ? readRaw(raw) : [],
  };
}

/** Characters of one value that a search looks through; more is prose that nobody searches for by its end. */
const searchedCharacters = 1_000;

/** What a search looks through. */
export function wordsOf({ values }: Pick<RecordState, 'values'>): string {
  let words = '';
  for (const value of values) if (value !== null) words += `${value.slice(0, searchedCharacters)} `;
  return words;
}
