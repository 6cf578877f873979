import type { ColumnProfile } from '../../model/profile.ts';
import type { Transform } from '../../model/transform.ts';
import { fieldRole, rolesOf, sameSubject } from './deriveRoles.ts';
import {
  columnsInRole,
  type DeriveColumn,
  type DeriveTable,
  type Derivation,
  subjectsOf,
} from './deriveTable.ts';
import { dateFormats } from './proposeTransforms.ts';
import { percentText, quoted } from '../words/wording.ts';

/** A moment of a column with days and one with times. */
export function moments(table: DeriveTable): readonly Derivation[] {
  const times = table.columns.filter((column) => column.profile.type === 'time');
  const days = table.columns.filter(({ profile }) => isDay(profile));
  return table.open
    .filter((field) => field.type === 'datetime')
    .flatMap((field) => {
      const own = rolesOf(field.name).map((one) => one.subject);
      return days.flatMap((day) =>
        times.flatMap((time): readonly Derivation[] => {
          const together = Math.abs(day.index - time.index) === 1;
          const named = bestAgreement(subjectsOf(day), own.length === 0 ? [[]] : own);
          const paired = bestAgreement(subjectsOf(time), subjectsOf(day));
          if (named === 0 || (paired === 0 && !together)) return [];
          const share = Math.min(day.profile.agreement, time.profile.agreement);
          return [
            {
              field,
              columnIndexes: [day.index, time.index],
              transforms: [{ kind: 'joinDateTime', formats: dateFormats(day.profile) }],
              share,
              named: Math.min(named, Math.max(paired, together ? 0.5 : 0)),
              reasons: [
                `${quoted(day.profile.name)} has days, ${quoted(time.profile.name)} times`,
                `${percentText(share)} of values can be read so`,
              ],
            },
          ];
        }),
      );
    });
}

/** Year, month or day of a date, and the day of a moment, for fields that speak of the same. */
export function partsOfDates(table: DeriveTable): readonly Derivation[] {
  return table.open.flatMap((field) =>
    (['year', 'month', 'day'] as const).flatMap((part): readonly Derivation[] => {
      const wanted = fieldRole(field, part);
      // A field without a subject may be the year of any date in the file.
      if (wanted === undefined || wanted.subject.length === 0 || !mayHoldNumber(field.type)) return [];
      return dated(table).flatMap((column): readonly Derivation[] => {
        const named = bestAgreement(subjectsOf(column), [wanted.subject]);
        if (named <= 0.5 || (part !== 'year' && column.profile.ambiguousDates)) return [];
        return [
          {
            field,
            columnIndexes: [column.index],
            transforms: [...readDate(column.profile), { kind: 'datePart', part }],
            share: column.profile.agreement,
            named,
            reasons: [
              `${percentText(column.profile.agreement)} of values of ${quoted(column.profile.name)} are dates`,
              `Their ${part} is what the field is called`,
            ],
          },
        ];
      });
    }),
  );
}

/** The day of a moment, for a field of dates that nothing feeds. */
export function daysOfMoments(table: DeriveTable): readonly Derivation[] {
  const moving = columnsInRole(table, 'date').filter(({ column }) => column.profile.type === 'datetime');
  return table.open
    .filter((field) => field.type === 'date')
    .flatMap((field) => {
      const wanted = fieldRole(field, 'date');
      if (wanted === undefined) return [];
      return moving.flatMap(({ column, subject }): readonly Derivation[] => {
        const named = sameSubject(subject, wanted.subject);
        if (named <= 0.5 || column.fed === null) return [];
        return [
          {
            field,
            columnIndexes: [column.index],
            transforms: [...readDate(column.profile), { kind: 'dateOf' }],
            share: column.profile.agreement,
            named,
            reasons: [`${percentText(column.profile.agreement)} of values are dates with a time`],
          },
        ];
      });
    });
}

function isDay(profile: ColumnProfile): boolean {
  return profile.type === 'date' || (profile.type === 'datetime' && /00:00/.test(String(profile.max ?? '')));
}

function dated(table: DeriveTable): readonly DeriveColumn[] {
  return table.columns.filter(({ profile }) => profile.type === 'date' || profile.type === 'datetime');
}

function mayHoldNumber(type: string): boolean {
  return type === 'integer' || type === 'number' || type === 'string';
}

function readDate(profile: ColumnProfile): readonly Transform[] {
  return [{ kind: 'trim' }, { kind: 'parseDate', formats: dateFormats(profile) }];
}

function bestAgreement(some: readonly (readonly string[])[], others: readonly (readonly string[])[]): number {
  let best = 0;
  for (const one of some) for (const other of others) best = Math.max(best, sameSubject(one, other));
  return best;
}
