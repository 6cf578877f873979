import { AppError } from '../model/errors.ts';
import type {
  Lead,
  LeadEditEntry,
  LeadEntry,
  LeadRow,
  LeadRowEntry,
  LeadSource,
  LeadStamp,
  LeadTold,
  LeadValue,
} from '../model/lead.ts';
import type { LeadEdit } from '../ports/leadStore.ts';

/** Digits of a row or an edit in a stamp, so that texts compare as numbers. */
const stampDigits = 9;

export function rowStamp(
  { startedAt, runId }: Pick<LeadSource, 'startedAt' | 'runId'>,
  row: number,
): LeadStamp {
  return `${startedAt}#${runId}#${String(row).padStart(stampDigits, '0')}`;
}

/** Of the edit that made this version. */
function editStamp(version: number): LeadStamp {
  return `~${String(version).padStart(stampDigits, '0')}`;
}

function isTyped(stamp: LeadStamp): boolean {
  return stamp.startsWith('~');
}

/**
 * What values become when a row tells of them. Each field keeps what the latest row said, whichever came first, so the
 * order in which rows come changes nothing; fields of the key keep what the earliest said, by which people know the lead.
 */
function toldValues(
  values: readonly LeadValue[],
  { stamp, values: told }: Pick<LeadRowEntry, 'stamp' | 'values'>,
  keyFields: readonly string[],
): readonly LeadValue[] {
  const after = new Map(values.map((value) => [value.field, value]));
  for (const { field, value } of told) {
    const present = after.get(field);
    const isLater =
      present === undefined ||
      (!isTyped(present.stamp) &&
        (keyFields.includes(field) ? stamp < present.stamp : stamp > present.stamp));
    if (isLater) after.set(field, { field, value, stamp });
  }
  return [...after.values()];
}

/** A lead with what a row tells, and what that was. */
export interface ToldLead {
  readonly lead: Lead;
  readonly told: LeadTold;
}

/** @param lead `undefined`: nobody knew it, and `id` is what it is called */
export function leadWithRow(
  lead: Lead | undefined,
  row: LeadRow,
  given: { readonly source: LeadSource; readonly at: string; readonly id: Lead['id'] },
): ToldLead {
  const { source, at, id } = given;
  const { packId, keyFields } = source;
  const stamp = rowStamp(source, row.row);
  const values = toldValues(lead?.values ?? [], { stamp, values: row.values }, keyFields);
  if (lead === undefined)
    return { lead: { id, packId, version: 1, createdAt: at, changedAt: at, values }, told: 'added' };
  const isNew = values.some(({ field, value }) => textOf(lead.values, field) !== value);
  const changed = isNew ? { version: lead.version + 1, changedAt: at } : {};
  return { lead: { ...lead, ...changed, values }, told: isNew ? 'updated' : 'same' };
}

/** The row as a line of the lead's history. */
export function rowEntry(
  row: LeadRow,
  { source, at, told }: { readonly source: LeadSource; readonly at: string; readonly told: LeadTold },
): LeadRowEntry {
  const { runId, uploadId, fileName } = source;
  const { row: number, place, values } = row;
  const stamp = rowStamp(source, number);
  return { kind: 'row', stamp, at, told, runId, uploadId, fileName, row: number, place, values };
}

/** The lead as somebody edits it, and the line of its history. @throws {AppError} `RECORD_CHANGED` */
export function editedLead(
  lead: Lead,
  change: LeadEdit,
): { readonly lead: Lead; readonly entry: LeadEditEntry } {
  if (lead.version !== change.version)
    throw new AppError('RECORD_CHANGED', 'The lead was changed by somebody else meanwhile.');
  const { at, by, reason, suggestion } = change;
  const version = lead.version + 1;
  const stamp = editStamp(version);
  const after = new Map(lead.values.map((value) => [value.field, value]));
  for (const { field, value } of change.values) after.set(field, { field, value, stamp });
  const entry: LeadEditEntry = {
    kind: 'edit',
    stamp,
    at,
    by,
    reason,
    values: change.values.map(({ field, value }) => ({
      field,
      before: textOf(lead.values, field),
      after: value,
    })),
    ...(suggestion === undefined ? {} : { suggestion }),
    addsKey: change.key !== undefined,
    undone: null,
  };
  return { lead: { ...lead, version, changedAt: at, values: [...after.values()] }, entry };
}

/**
 * The lead without one of its edits: what its fields say follows from all else that is known.
 *
 * @throws {AppError} `UNDO_BLOCKED`, `NOT_FOUND`
 */
export function leadWithout(
  lead: Lead,
  history: readonly LeadEntry[],
  given: {
    readonly edit: LeadStamp;
    readonly at: string;
    readonly by: string;
    readonly keyFields: readonly string[];
  },
): { readonly lead: Lead; readonly entry: LeadEditEntry } {
  const edit = history.find((entry) => entry.kind === 'edit' && entry.stamp === given.edit);
  if (edit?.kind !== 'edit') throw new AppError('NOT_FOUND', 'There is no such edit of this lead.');
  refuseUndo(history, edit);
  const { at, by, keyFields } = given;
  const undone: LeadEditEntry = { ...edit, undone: { at, by } };
  const rest = history.filter((entry) => entry !== edit);
  const fields = new Set(edit.values.map(({ field }) => field));
  const values = [
    ...lead.values.filter(({ field }) => !fields.has(field)),
    ...[...fields].flatMap((field) => saidOf(rest, field, keyFields) ?? []),
  ];
  return { lead: { ...lead, version: lead.version + 1, changedAt: at, values }, entry: undone };
}

function refuseUndo(history: readonly LeadEntry[], edit: LeadEditEntry): void {
  if (edit.undone !== null)
    throw new AppError('UNDO_BLOCKED', 'This edit is undone already.', { remedy: 'Nothing is left to do.' });
  const fields = edit.values.map(({ field }) => field);
  for (const entry of history) {
    if (entry.kind === 'edit') {
      const isLater = entry.stamp > edit.stamp && entry.undone === null;
      if (isLater && entry.values.some(({ field }) => fields.includes(field)))
        throw new AppError('UNDO_BLOCKED', `The same was edited after this by ${entry.by} at ${entry.at}.`);
    } else if (edit.addsKey && entry.at >= edit.at)
      throw new AppError('UNDO_BLOCKED', 'Rows have come since that may mean the address of this edit.');
  }
}

/** What is in force of a field by its history. */
function saidOf(
  history: readonly LeadEntry[],
  field: string,
  keyFields: readonly string[],
): LeadValue | undefined {
  let said: LeadValue | undefined;
  for (const entry of history) {
    if (entry.kind === 'edit') {
      const text = entry.undone === null ? entry.values.find((one) => one.field === field) : undefined;
      if (text !== undefined && (said === undefined || entry.stamp > said.stamp))
        said = { field, value: text.after, stamp: entry.stamp };
    } else {
      const values = said === undefined ? [] : [said];
      const told = { ...entry, values: entry.values.filter((one) => one.field === field) };
      [said] = toldValues(values, told, keyFields);
    }
  }
  return said;
}

/** What a field says. */
export function textOf(values: readonly LeadValue[], field: string): string | null {
  return values.find((one) => one.field === field)?.value ?? null;
}
