import type { RecordEvent } from '../../contract/recordViews.ts';
import type {
  Arrival,
  LoadProgress,
  RecordOperation,
  RecordState,
  StoredRecord,
} from '../../model/record.ts';
import type { RecordFrame } from './recordFrame.ts';

/** What is known of one record. */
export interface RecordFacts {
  readonly record: StoredRecord;
  readonly arrivals: readonly Arrival[];
  readonly operations: readonly RecordOperation[];
  readonly loads: readonly LoadProgress[];
  /** Models whose suggestions were accepted, by the batch of what that changed. */
  readonly models: ReadonlyMap<string, string>;
}

/**
 * What became of a record, newest first. A row that changed it is named by its place in the file, and where an earlier row
 * of the very same file had said otherwise, so is that one.
 */
export function recordHistory(
  of: RecordFrame,
  { record, arrivals, operations, loads, models }: RecordFacts,
): readonly RecordEvent[] {
  const loadOf = new Map<string, LoadProgress>(loads.map((load) => [load.runId, load]));
  const arrivalOf = new Map(arrivals.map((arrival) => [arrival.no, arrival]));
  const events = operations.map((operation): RecordEvent => {
    const own = operation.records.find(({ id }) => id === record.id);
    const load = operation.batch === null ? undefined : loadOf.get(operation.batch);
    const arrival = own === undefined ? undefined : cameBy(own, arrivalOf);
    const model = models.get(operation.batch ?? '') ?? '';
    const saidBefore = (place: number): string | undefined => {
      const before = arrivalOf.get(own?.before.origins[place] ?? 0);
      return arrival !== undefined && before?.runId === arrival.runId ? before.place : undefined;
    };
    return {
      kind: operation.kind,
      at: operation.at,
      by: operation.by,
      ...(model === '' ? {} : { suggestedBy: model }),
      operationId: operation.id,
      undone: operation.undone,
      fileName: operation.kind === 'updated' ? (load?.fileName ?? null) : null,
      place: operation.kind === 'updated' ? (arrival?.place ?? null) : null,
      changes: own === undefined ? [] : changesOf(of, [own.before.values, own.after.values], saidBefore),
      others: operation.records.map(({ id }) => id).filter((id) => id !== record.id),
    };
  });
  const born = arrivals.find(({ recordId }) => recordId === record.id);
  const load = born === undefined ? undefined : loadOf.get(born.runId);
  if (born === undefined || load === undefined) return events;
  return [
    ...events,
    {
      kind: 'loaded',
      at: load.startedAt,
      by: load.by,
      operationId: null,
      undone: null,
      fileName: load.fileName,
      place: born.place,
      changes: changesOf(of, [[], born.values], () => undefined),
      others: [],
    },
  ];
}

/** The row that made a change: the newest one that a value is from which it was not from before. */
function cameBy(
  { before, after }: { readonly before: RecordState; readonly after: RecordState },
  arrivalOf: ReadonlyMap<number, Arrival>,
): Arrival | undefined {
  const known = new Set(before.origins);
  const fresh = after.origins.filter((origin) => origin > 0 && !known.has(origin));
  return fresh.length === 0 ? undefined : arrivalOf.get(Math.max(...fresh));
}

type Values = readonly (string | null)[];

function changesOf(
  { fields, places }: RecordFrame,
  [before, after]: readonly [before: Values, after: Values],
  saidBefore: (place: number) => string | undefined,
): RecordEvent['changes'] {
  return fields.flatMap(({ name }, at) => {
    const place = places[at] ?? -1;
    const [was, is] = [before[place] ?? null, after[place] ?? null];
    if (was === is) return [];
    const saidAt = was === null ? undefined : saidBefore(place);
    return [{ field: name, before: was, after: is, ...(saidAt === undefined ? {} : { saidAt }) }];
  });
}
