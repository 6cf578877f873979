import { withFieldNamed } from '../../../core/contract/ruleFields.ts';
import type { Field, TargetSchema } from '../../../core/contract/views.ts';
import { renamedOutputs } from './renamedOutputs.ts';

/** A pack while it is changed, with the name that each field had when it was last saved (`null` for a new one). */
export interface PackDraft {
  readonly pack: TargetSchema;
  /** One a field. */
  readonly origins: readonly (string | null)[];
}

/** What a person has done with a pack since it was opened; the last of `past` is what undo goes back to. */
export interface EditHistory {
  readonly present: PackDraft;
  readonly past: readonly PackDraft[];
  readonly future: readonly PackDraft[];
  /** What the latest edit changed; a further edit of the same is the same step. */
  readonly lastKey: string;
}

/** Steps that can be undone; a pack of 3,000 fields shares all but the changed ones. */
const keptSteps = 300;

export function opened(pack: TargetSchema, isNew: boolean): EditHistory {
  const origins = pack.fields.map((field) => (isNew ? null : field.name));
  return { present: { pack, origins }, past: [], future: [], lastKey: '' };
}

/** @param key Names what is changed; typing on in one place is one step. Empty for a step of its own. */
export function stepped(history: EditHistory, present: PackDraft, key = ''): EditHistory {
  if (present === history.present) return history;
  const goesOn = key !== '' && key === history.lastKey;
  const past = goesOn ? history.past : [...history.past, history.present].slice(-keptSteps);
  return { present, past, future: [], lastKey: key };
}

export function undone(history: EditHistory): EditHistory {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return {
    present: before,
    past: history.past.slice(0, -1),
    future: [history.present, ...history.future],
    lastKey: '',
  };
}

export function redone(history: EditHistory): EditHistory {
  const [after, ...future] = history.future;
  if (after === undefined) return history;
  return { present: after, past: [...history.past, history.present], future, lastKey: '' };
}

export function withPack(draft: PackDraft, change: Partial<TargetSchema>): PackDraft {
  return { ...draft, pack: tidied({ ...draft.pack, ...change }) };
}

/** Changes a field. One that is renamed keeps its place in the rules, derived fields and outputs. */
export function withField(draft: PackDraft, index: number, change: Partial<Field>): PackDraft {
  const { pack } = draft;
  const before = pack.fields[index];
  if (before === undefined) return draft;
  const after = tidied({ ...before, ...change });
  const fields = pack.fields.with(index, after);
  const isOnly = pack.fields.filter(({ name }) => name === before.name).length === 1;
  if (after.name === before.name || !isOnly) return { ...draft, pack: { ...pack, fields } };
  const expectations = pack.expectations?.map((one) => ({
    ...one,
    rule: withFieldNamed(one.rule, before.name, after.name),
  }));
  const outputs = renamedOutputs(pack, before.name, after.name);
  return {
    ...draft,
    pack: { ...pack, fields, ...outputs, ...(expectations === undefined ? {} : { expectations }) },
  };
}

/** A new field behind `index`; -1 for the first place. */
export function withNewField(draft: PackDraft, index: number): PackDraft {
  const taken = new Set(draft.pack.fields.map(({ name }) => name));
  let name = 'new_field';
  for (let number = 2; taken.has(name); number += 1) name = `new_field_${String(number)}`;
  const field: Field = {
    name,
    label: '',
    type: 'string',
    required: false,
    description: '',
    synonyms: [],
    enum: [],
    maxLength: null,
  };
  return inserted(draft, index + 1, { field, origin: null });
}

export function withoutField(draft: PackDraft, index: number): PackDraft {
  return {
    pack: { ...draft.pack, fields: draft.pack.fields.toSpliced(index, 1) },
    origins: draft.origins.toSpliced(index, 1),
  };
}

export function movedField(draft: PackDraft, index: number, to: number): PackDraft {
  const field = draft.pack.fields[index];
  if (field === undefined || to < 0 || to >= draft.pack.fields.length || to === index) return draft;
  const origin = draft.origins[index] ?? null;
  return inserted(withoutField(draft, index), to, { field, origin });
}

function inserted(
  draft: PackDraft,
  at: number,
  { field, origin }: { readonly field: Field; readonly origin: string | null },
): PackDraft {
  return {
    pack: { ...draft.pack, fields: draft.pack.fields.toSpliced(at, 0, field) },
    origins: draft.origins.toSpliced(at, 0, origin),
  };
}

/** The pack as it is checked and saved: names that fields had stay known, so that approved mappings find them. */
export function packToSave({ pack, origins }: PackDraft): TargetSchema {
  const names = new Set(pack.fields.map(({ name }) => name));
  return {
    ...pack,
    fields: pack.fields.map((field, i) => {
      const origin = origins[i] ?? null;
      const before = [...(field.formerly ?? []), ...(origin === null ? [] : [origin])];
      const formerly = [...new Set(before)].filter((name) => name !== field.name && !names.has(name));
      const { formerly: _, ...rest } = field;
      return {
        ...rest,
        // A label that nobody gave comes from the name.
        ...(field.label.trim() === '' ? { label: field.name } : {}),
        ...(formerly.length === 0 ? {} : { formerly }),
      };
    }),
  };
}

/** Optional parts that were emptied are absent. */
function tidied<T extends object>(value: T): T {
  const kept = Object.entries(value).filter(
    ([key, part]) =>
      part !== undefined &&
      !(optionalParts.has(key) && (part === '' || (Array.isArray(part) && part.length === 0))),
  );
  return Object.fromEntries(kept) as T;
}

const optionalParts = new Set([
  'examples',
  'aliases',
  'unit',
  'group',
  'format',
  'standard',
  'formerly',
  'sources',
  'expectations',
  'derived',
]);
