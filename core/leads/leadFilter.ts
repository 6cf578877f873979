import { trimBlanks } from '../values/characters.ts';
import type { Lead, LeadFilter } from '../model/lead.ts';
import { textOf } from './foldLead.ts';

/** A value as leads are found by it. */
export function foldedValue(value: string): string {
  return trimBlanks(value.normalize('NFKC')).toLowerCase();
}

/** Whether a filter means a lead. */
export function leadTest({ fields = [], words = [], changedSince }: LeadFilter): (lead: Lead) => boolean {
  const asked = fields.map(({ field, value }) => ({ field, folded: foldedValue(value) }));
  const beginnings = words.map(foldedValue).filter((word) => word !== '');
  return (lead) => {
    if (changedSince !== undefined && lead.changedAt < changedSince) return false;
    for (const { field, folded } of asked)
      if (foldedValue(textOf(lead.values, field) ?? '') !== folded) return false;
    return beginnings.length === 0 || hasWords(lead, beginnings);
  };
}

function hasWords(lead: Lead, beginnings: readonly string[]): boolean {
  const words = lead.values.flatMap(({ value }) =>
    value === null ? [] : [foldedValue(value), ...foldedValue(value).split(/[^\p{L}\p{N}]+/u)],
  );
  return beginnings.every((beginning) => words.some((word) => word.startsWith(beginning)));
}
