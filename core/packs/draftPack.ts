import { asId, type PackId } from '../model/ids.ts';
import type { ImportedPack, ImportKind } from '../model/importedPack.ts';
import { packOptions } from '../model/options/packOptions.ts';
import type { Field, TargetSchema } from '../model/targetSchema.ts';
import { nameTokens } from '../values/text/nameTokens.ts';
import { labelOf, checkPack } from './checkPack.ts';

/** What a reader of foreign schemas found, before it is brought into the form of a pack. */
export interface FoundSchema {
  readonly kind: ImportKind;
  readonly title?: string | undefined;
  readonly about?: string | undefined;
  readonly id?: string | undefined;
  readonly version?: string | undefined;
  readonly fields: readonly (Pick<Field, 'name'> & Partial<Field>)[];
  readonly notes: readonly string[];
  readonly offers?: ImportedPack['offers'];
  readonly rest?: Partial<Pick<TargetSchema, 'sources' | 'expectations' | 'sensitive'>>;
}

/**
 * Makes a pack to look at of whatever was found: what is missing is filled in, what is too long is cut and said, names that
 * stand twice are told apart. What is still wrong then is for a person.
 *
 * @param name Of the file or text, for the id and the title where the schema has none.
 */
export function draftPack(found: FoundSchema, name: string): ImportedPack {
  const notes = [...found.notes];
  const kept = found.fields.slice(0, packOptions.fields);
  if (kept.length < found.fields.length)
    notes.push(`${found.fields.length - kept.length} fields beyond ${packOptions.fields} were left out.`);
  const taken = new Set<string>();
  const twice: string[] = [];
  const fields = kept.map((field): Field => {
    const whole = filled(field);
    let unique = whole.name;
    for (let number = 2; taken.has(unique); number += 1) unique = `${whole.name}_${number}`;
    if (unique !== whole.name) twice.push(whole.name);
    taken.add(unique);
    return { ...whole, name: unique };
  });
  if (twice.length > 0) notes.push(`${listed(twice)} stood twice and got a number.`);
  const title = cut(found.title ?? titleOf(name), packOptions.nameLength);
  const pack: TargetSchema = {
    id: asId<PackId>(found.id ?? idOf(found.title ?? name)),
    title,
    version: found.version ?? '1',
    about: cut(found.about ?? '', packOptions.textLength),
    fields,
    ...found.rest,
  };
  const { errors, warnings } = checkPack(pack);
  return { kind: found.kind, pack, notes, offers: found.offers ?? [], errors, warnings };
}

function filled({ name, label, type = 'string', ...rest }: FoundSchema['fields'][number]): Field {
  const ours = cut(name.trim(), packOptions.nameLength);
  return {
    ...rest,
    name: ours,
    label:
      label === undefined || label.trim() === '' ? labelOf(ours) : cut(label.trim(), packOptions.nameLength),
    // A list without values cannot be checked.
    type: type === 'enum' && (rest.enum ?? []).length === 0 ? 'string' : type,
    required: rest.required ?? false,
    description: cut(rest.description ?? '', packOptions.textLength),
    synonyms: rest.synonyms ?? [],
    enum: rest.enum ?? [],
    maxLength: rest.maxLength ?? null,
  };
}

/** `Contacts v2.schema.json` is `contacts-v2`. */
function idOf(name: string): string {
  const id = nameTokens(bareTitle(name))
    .join('-')
    .replaceAll(/[^a-z0-9-]/gu, '')
    .replaceAll(/-+/gu, '-');
  return id.replaceAll(/^-|-$/gu, '').slice(0, 48) || 'pack';
}

function titleOf(name: string): string {
  const title = bareTitle(name)
    .replaceAll(/[_\s]+/gu, ' ')
    .trim();
  return title === '' ? 'New pack' : title.slice(0, 1).toUpperCase() + title.slice(1);
}

/** A file's name without what says its kind. */
function bareTitle(name: string): string {
  return name.replace(/(?:\.(?:schema|pack|mapwright|table))*\.[a-z0-9]{1,5}$/iu, '');
}

export function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

/** `a, b and 3 more`. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, 5);
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
