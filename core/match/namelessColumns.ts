import { asConfidence, type ColumnProposal } from '../model/mapping.ts';
import { namelessOptions as options } from '../model/options/namelessOptions.ts';
import type { ColumnProfile } from '../model/profile.ts';
import type { Field, TargetSchema } from '../model/targetSchema.ts';
import { isCountry } from '../values/contact/country.ts';
import { nameTokens } from '../values/text/nameTokens.ts';
import { countedValues } from './lists/knownValues.ts';
import { fieldRole } from './steps/deriveRoles.ts';
import { nameForms } from './steps/nameForms.ts';
import { proposeTransforms } from './steps/proposeTransforms.ts';
import { holdsAddresses } from './values/holdsAddresses.ts';
import { isPlaceholder } from './words/placeholderName.ts';

/**
 * Fields for the columns of a table in which no column has a name, by what their values plainly are. The weights of
 * proposals were learned from tables with headers and take next to nothing from values alone; here there is nothing else.
 * Never sure enough for bulk: each says that no header speaks for it.
 */
export function withNamelessColumns(
  proposals: readonly ColumnProposal[],
  { columns, schema }: { readonly columns: readonly ColumnProfile[]; readonly schema: TargetSchema },
): readonly ColumnProposal[] {
  if (!columns.every(({ name }) => isPlaceholder(name))) return proposals;
  const taken = new Set(proposals.map(({ field }) => field));
  const found = new Map<number, { readonly field: Field; readonly what: string; readonly sure: boolean }>();
  const give = (c: number, what: string, { fits, sure = true }: Wanted): void => {
    const open = schema.fields.filter((field) => !taken.has(field.name) && fits(field));
    const field = open.find(({ required }) => required) ?? open[0];
    if (field === undefined) return;
    taken.add(field.name);
    found.set(c, { field, what, sure });
  };
  const free = (c: number): boolean => proposals[c]?.field === null && !found.has(c);
  for (const { what, holds, fits } of kinds)
    columns.forEach((profile, c) => {
      if (free(c) && holds(profile)) give(c, what, { fits });
    });
  const first = columns.findIndex((profile, c) => {
    const next = columns[c + 1];
    return next !== undefined && free(c) && free(c + 1) && holdsWords(profile) && holdsWords(next);
  });
  if (first >= 0) {
    for (const [c, role] of [
      [first, 'firstName'],
      [first + 1, 'lastName'],
    ] as const)
      give(c, 'single names', { fits: (field) => fieldRole(field, role) !== undefined, sure: false });
  }
  return proposals.map((proposal, c): ColumnProposal => {
    const one = found.get(c);
    const profile = columns[c];
    if (one === undefined || profile === undefined) return proposal;
    const { field, what, sure } = one;
    return {
      ...proposal,
      field: field.name,
      state: 'review',
      confidence: asConfidence(sure ? options.sure : options.likely),
      reasons: [`Values are ${what}`],
      alternatives: proposal.alternatives.filter((other) => other.field !== field.name),
      transforms: proposeTransforms(profile, field, { expectations: schema.expectations, columns }),
      cautions: ['No header says so, only the values do'],
    };
  });
}

interface Wanted {
  readonly fits: (field: Field) => boolean;
  readonly sure?: boolean;
}

/** What values can be told by alone, the plainest first, and the fields that are for it. */
const kinds: readonly {
  readonly what: string;
  readonly holds: (profile: ColumnProfile) => boolean;
  readonly fits: (field: Field) => boolean;
}[] = [
  { what: 'e-mail addresses', holds: holdsAddresses, fits: ({ type }) => type === 'email' },
  {
    what: 'phone numbers',
    holds: ({ semanticType }) => semanticType === 'phone',
    fits: ({ type }) => type === 'phone',
  },
  {
    what: 'web addresses',
    holds: ({ semanticType }) => semanticType === 'url',
    fits: ({ type }) => type === 'url',
  },
  {
    what: 'countries',
    holds: (profile) => mostly(profile, isCountry),
    fits: ({ name }) => nameTokens(name).includes('country'),
  },
  {
    what: 'names of companies',
    holds: (profile) => mostly(profile, (value) => legalForms.some((form) => form.test(value))),
    fits: ({ name }) => nameTokens(name).some((word) => organisations.has(word)),
  },
  {
    what: 'names of persons',
    holds: (profile) => holdsNames(profile),
    fits: (field) => fieldRole(field, 'fullName') !== undefined,
  },
];

const organisations: ReadonlySet<string> = new Set(['company', 'organisation', 'organization', 'employer']);

/** How companies end; short forms only in the capitals that they have, as they are words elsewhere. */
const legalForms = [
  /[\s,](?:gmbh|ohg|ug|e\.\s?v\.|ltd|limited|llc|llp|plc|inc|corp|pty|sas|sarl|s\.?r\.?l|s\.p\.a|b\.v|n\.v|a\/s|aps|oyj|lda|s\.r\.o|kft|d\.o\.o)\.?$/iu,
  /[\s,](?:AG|KG|SE|AS|AB|ASA|Oy|SA|S\.A\.|SL|S\.L\.|SpA|BV|NV|Sp\. z o\.o\.)$/u,
];

function mostly(profile: ColumnProfile, passes: (value: string) => boolean): boolean {
  const values = countedValues(profile).filter(({ value }) => value.trim() !== '');
  const fitting = values.filter(({ value }) => passes(value.trim())).length;
  return fitting > 0 && fitting >= values.length * options.share;
}

function holdsNames(profile: ColumnProfile): boolean {
  if (profile.type !== 'text') return false;
  const { share, distinct } = nameForms(countedValues(profile));
  return share >= options.share && distinct >= options.leastNames;
}

/** Words that may be given or family names: one to three, the last with a capital. */
function holdsWords(profile: ColumnProfile): boolean {
  if (profile.distinct < options.leastNames) return false;
  return mostly(profile, (value) => /^(?:\p{L}[\p{L}'’.]*[ -]){0,2}\p{Lu}[\p{L}'’.-]*$/u.test(value));
}
