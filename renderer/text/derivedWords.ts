import type { Aggregate, Derivation, Partition, ScoreCondition } from '../../core/contract/views.ts';
import { formatCounted } from './format.ts';

/** How a derived field comes about, as one reads it; fields stand under their labels. */
function formula(derive: Derivation, label: (name: string) => string): string {
  switch (derive.kind) {
    case 'daysBetween':
      return `Days from ${label(derive.from)} to ${label(derive.to)}`;
    case 'ageAt':
      return `Full years from ${label(derive.birth)} to ${label(derive.at)}`;
    case 'difference':
      return `${label(derive.of)} − ${derive.less.map(label).join(' − ')}`;
    case 'ratio':
      return `${label(derive.of)} ÷ ${label(derive.to)}, to ${formatCounted(derive.decimals, 'place', 'places')}`;
    case 'band':
      return `Bands of ${label(derive.of)}: ${derive.bands.map((band) => band.label).join(', ')}`;
    case 'codeGroup':
      return `Groups of ${label(derive.of)}: ${derive.groups.map((group) => `${group.label} (${group.codes.join(', ')})`).join(', ')}`;
    case 'score':
      return `Sum of points: ${derive.points.map(({ points, reason, when }) => `${reason} ${points < 0 ? '−' : '+'}${String(Math.abs(points))} where ${condition(when, label)}`).join('; ')}`;
    case 'scoreReasons':
      return `Reasons of ${label(derive.of)}`;
    case 'datePart':
      return `${dateParts[derive.part]} of ${label(derive.of)}`;
  }
}

const dateParts = { year: 'Year', month: 'Month', quarter: 'Quarter', yearMonth: 'Year and month' } as const;

function condition(when: ScoreCondition, label: (name: string) => string): string {
  const field = label(when.field);
  switch (when.is) {
    case 'atLeast':
      return `${field} is ${String(when.value)} or more`;
    case 'below':
      return `${field} is below ${String(when.value)}`;
    case 'oneOf':
      return `${field} is ${when.values.join(' or ')}`;
    case 'codes':
      return `${field} is ${when.codes.join(' or ')}`;
  }
}

/** Words about what runs of a pack add and write beside the cleaned rows. */
export const derivedWords = {
  title: 'Outputs',
  derived: 'Derived fields',
  derivedAbout: 'Runs compute these and put them behind the fields. No column is mapped to them.',
  none: 'Runs of this pack write its fields and nothing else.',
  files: 'Files beside the cleaned rows',
  parquet: 'Parquet, one file',
  partitioned: ({ field, by }: Partition, label: (name: string) => string) =>
    `Parquet, in folders by ${by.join(' and ')} of ${label(field)}`,
  copy: 'Copy of the source',
  copyAbout:
    'The file as it came, packed (gzip). A person can switch it off in Settings, or for a single run.',
  aggregate: ({ by, measures }: Aggregate, label: (name: string) => string) => {
    const told = measures
      .map(
        ({ name, of, field }) =>
          `${name} (${field === undefined ? 'rows' : `${measureNames[of]} of ${label(field)}`})`,
      )
      .join(', ');
    return by.length === 0
      ? `Over all rows: ${told}`
      : `A row for each ${by.map(label).join(' and ')}: ${told}`;
  },
  removeOne: (name: string) => `Remove ${name}`,
  editElsewhere: 'To change or add one, export the pack, edit its JSON and import it again.',
  formula,
} as const;

const measureNames = {
  count: 'count',
  sum: 'sum',
  avg: 'average',
  min: 'lowest',
  max: 'highest',
  distinct: 'different values',
} as const;
