import type { RecordField } from '../../../core/contract/recordViews.ts';

/** Fields that name a record where a pack has them, in the order of a name. */
const naming = ['first_name', 'last_name'] as const;

/** What a record is called: its names, else the first value it has. `values` are in the order of the fields. */
export function recordTitle(
  fields: readonly Pick<RecordField, 'name'>[],
  values: readonly (string | null)[],
): string {
  const of = (name: string): string => values[fields.findIndex((field) => field.name === name)] ?? '';
  const named = naming
    .map(of)
    .filter((part) => part !== '')
    .join(' ');
  if (named !== '') return named;
  return of('full_name') || (values.find((value) => value !== null && value !== '') ?? '');
}

/** What stands beside the title: where one works, and how to reach one. */
export function recordSubtitle(
  fields: readonly Pick<RecordField, 'name'>[],
  values: readonly (string | null)[],
): string {
  return ['company', 'email']
    .map((name) => values[fields.findIndex((field) => field.name === name)] ?? '')
    .filter((part) => part !== '')
    .join(' · ');
}
