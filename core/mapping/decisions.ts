import type { ColumnDecision, Decisions, DerivedDecision, Draft, DraftEdit } from '../model/draft.ts';
import type { Proposal } from '../model/mapping.ts';
import { openRequired } from '../model/openRequired.ts';
import type { TargetSchema } from '../model/targetSchema.ts';
import { canonicalJson } from './canonicalJson.ts';
import { joins } from './correspondences.ts';

/**
 * Where every column stands after the draft's steps that are in force. A pure reduction: the same draft gives the same
 * decisions, so that undo and redo are a matter of the position alone. Edits that name a column or field which is not there
 * (the file or the pack has changed since) are passed over.
 */
export function decide(
  proposal: Proposal,
  draft: Pick<Draft, 'steps' | 'position'>,
  schema: TargetSchema,
): Decisions {
  const fields = new Set(schema.fields.map((field) => field.name));
  const columns: ColumnDecision[] = proposal.columns.map((proposed) => ({
    columnIndex: proposed.columnIndex,
    field: proposed.field !== null && fields.has(proposed.field) ? proposed.field : null,
    status: 'open',
    transforms: proposed.transforms,
    edited: false,
  }));
  const untouched = columns.slice();
  const constants = new Map<string, string>();
  const derived = new Map<string, DerivedDecision>();
  for (const { origin, field, columnIndexes, transforms } of proposal.derived ?? []) {
    if (origin === 'memory' && fields.has(field)) derived.set(field, { field, columnIndexes, transforms });
  }
  for (const { field, value } of proposal.constants ?? []) if (fields.has(field)) constants.set(field, value);

  const apply = (edit: DraftEdit): void => {
    if (edit.kind === 'setConstant') {
      if (fields.has(edit.field)) constants.set(edit.field, edit.value);
      return;
    }
    if (edit.kind === 'clearConstant') {
      constants.delete(edit.field);
      return;
    }
    if (edit.kind === 'derive') {
      if (!fields.has(edit.field) || edit.columnIndexes.some((at) => columns[at] === undefined)) return;
      const { field, columnIndexes, transforms } = edit;
      derived.set(field, { field, columnIndexes, transforms });
      return;
    }
    if (edit.kind === 'clearDerived') {
      derived.delete(edit.field);
      return;
    }
    const at = edit.columnIndex;
    const before = columns[at];
    const first = untouched[at];
    if (before === undefined || first === undefined) return;
    const after = editColumn({ before, first }, edit, fields);
    columns[at] = { ...after, edited: differs(after, first) };
  };
  for (const step of draft.steps.slice(0, Math.max(0, draft.position))) {
    for (const edit of step.edits) apply(edit);
  }
  return { columns, ...consequences({ columns, constants, derived }, schema) };
}

type ColumnEdit = Extract<DraftEdit, { readonly columnIndex: number }>;

function editColumn(
  { before, first }: { readonly before: ColumnDecision; readonly first: ColumnDecision },
  edit: ColumnEdit,
  fields: ReadonlySet<string>,
): ColumnDecision {
  switch (edit.kind) {
    case 'accept':
      // Nothing is accepted where nothing is proposed.
      return before.field === null ? before : { ...before, status: 'accepted' };
    case 'assign': {
      if (!fields.has(edit.field)) return before;
      if (edit.field === before.field) return { ...before, status: 'accepted' };
      // The transforms were made for the other field; the proposal's return with its field.
      const transforms = edit.field === first.field ? first.transforms : [{ kind: 'trim' } as const];
      return { ...before, field: edit.field, status: 'accepted', transforms };
    }
    case 'ignore':
      return { ...before, field: null, status: 'ignored', transforms: [] };
    case 'reset':
      return first;
    case 'setTransforms':
      return { ...before, transforms: edit.transforms };
  }
}

function differs(column: ColumnDecision, first: ColumnDecision): boolean {
  if (column.field !== first.field) return true;
  return canonicalJson(column.transforms) !== canonicalJson(first.transforms);
}

interface Settled {
  readonly columns: readonly ColumnDecision[];
  readonly constants: ReadonlyMap<string, string>;
  readonly derived: ReadonlyMap<string, DerivedDecision>;
}

function consequences(
  { columns, constants, derived }: Settled,
  schema: TargetSchema,
): Omit<Decisions, 'columns'> {
  const feeding = new Map<string, ColumnDecision[]>();
  for (const column of columns) {
    if (column.field === null) continue;
    const group = feeding.get(column.field);
    if (group === undefined) feeding.set(column.field, [column]);
    else group.push(column);
  }
  return {
    constants: [...constants].map(([field, value]) => ({ field, value })),
    derived: [...derived.values()],
    conflicts: schema.fields
      .filter(({ name }) => {
        const group = feeding.get(name) ?? [];
        if (derived.has(name)) return group.length > 0;
        return group.length > 1 && !group.some(joins);
      })
      .map((field) => field.name),
    unmappedRequired: openRequired(
      schema.fields,
      (name) => feeding.has(name) || constants.has(name) || derived.has(name),
    ),
    openCount: columns.filter((column) => column.status === 'open' && column.field !== null).length,
  };
}
