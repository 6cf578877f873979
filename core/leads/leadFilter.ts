import { trimBlanks } from '../values/text/characters.ts';
import type { Lead, LeadFilter } from '../model/lead.ts';
import { textOf } from './foldLead.ts';

/** A value as leads are found by it. */
export function foldedValue(value: string): string {
  return trimBlanks(value.normalize('NFKC')).toLowerCase();
}

/** The value that a filter asks of a field, where it is a single one: only then an index finds its leads. */
export function singleValue({ fields = [] }: LeadFilter, field: string): string | undefined {
  const [only, ...others] = fields.filter((one) => one.field === field);
  return others.length === 0 ? only?.value : undefined;
}

/** Whether a filter means a lead. */
export function leadTest({
  fields = [],
  words = [],
  changedSince,
  changedBefore,
}: LeadFilter): (lead: Lead) => boolean {
  const asked = new Map<string, Set<string>>();
  for (const { field, value } of fields)
    asked.set(field, (asked.get(field) ?? new Set<string>()).add(foldedValue(value)));
  const beginnings = words.map(foldedValue).filter((word) => word !== '');
  return (lead) => {
    if (changedSince !== undefined && lead.changedAt < changedSince) return false;
    if (changedBefore !== undefined && lead.changedAt >= changedBefore) return false;
    for (const [field, folded] of asked)
      if (!folded.has(foldedValue(textOf(lead.values, field) ?? ''))) return false;
    return beginnings.length === 0 || hasWords(lead, beginnings);
  };
}

function hasWords(lead: Lead, beginnings: readonly string[]): boolean {
  const words = lead.values.flatMap(({ value }) =>
    value === null ? [] : [foldedValue(value), ...foldedValue(value).split(/[^\p{L}\p{N}]+/u)],
  );
  return beginnings.every((beginning) => words.some((word) => word.startsWith(beginning)));
}
