import type { AskOrder, AskQuery, AskSubjectView } from '../../../core/contract/askViews.ts';
import { groupedBy } from '../../state/ask/editQuery.ts';
import { askWords as words } from '../../text/askWords.ts';
import { AskSelect } from './AskSelect.tsx';

const units = ['day', 'week', 'month', 'quarter', 'year'] as const;
/** As many as a query may have. */
const mostGroups = 2;
const limits = [10, 20, 50, 100, 1_000] as const;

/** What rows are grouped by, in which order they stand, and how many at most. */
export function GroupAndOrder({
  query,
  subject,
  onChange,
}: {
  readonly query: AskQuery;
  readonly subject: AskSubjectView;
  readonly onChange: (query: AskQuery) => void;
}) {
  const fields = subject.fields.filter(({ isUsed }) => isUsed);
  const isList = query.groups.length === 0 && query.measures.length === 0;
  const labelOf = (name: string): string => fields.find((one) => one.name === name)?.label ?? name;
  const figures = query.measures.length === 0 ? [{ kind: 'count' as const }] : query.measures;
  const orders = (
    isList
      ? fields.map(({ name, label }) => ({ by: { field: name } as AskOrder['by'], label }))
      : [
          ...query.groups.map(({ field }, at) => ({
            by: { group: at } as AskOrder['by'],
            label: labelOf(field),
          })),
          ...figures.map((measure, at) => ({
            by: { measure: at } as AskOrder['by'],
            label: words.measureOf(measure.kind, 'field' in measure ? labelOf(measure.field) : ''),
          })),
        ]
  ).flatMap(({ by, label }) => [
    { order: { by, descending: true }, label: words.descending(label) },
    { order: { by, descending: false }, label: words.ascending(label) },
  ]);
  return (
    <>
      {[...query.groups, null].slice(0, mostGroups).map((group, at) => (
        // A group has no name but its place.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={at} className="inline-flex items-center gap-1">
          <AskSelect
            label={at === 0 ? words.group : words.thenBy}
            value={group?.field ?? ''}
            options={[
              { value: '', label: at === 0 ? words.noGroup : words.none },
              ...fields
                .filter(({ name }) =>
                  query.groups.every(({ field }, place) => place === at || field !== name),
                )
                .map(({ name, label }) => ({ value: name, label })),
            ]}
            onChange={(name) => {
              const names = query.groups.map(({ field }) => field).toSpliced(at, 1, name);
              onChange(
                groupedBy(
                  query,
                  names.flatMap((one) => fields.filter((field) => field.name === one)),
                ),
              );
            }}
          />
          {group?.by == null ? null : (
            <AskSelect
              label={words.groupUnit}
              hideLabel
              value={group.by}
              options={units.map((unit) => ({ value: unit, label: words.units[unit] }))}
              onChange={(name) => {
                const by = units.find((unit) => unit === name) ?? 'month';
                onChange({ ...query, groups: query.groups.with(at, { ...group, by }) });
              }}
            />
          )}
        </span>
      ))}
      <AskSelect
        label={words.order}
        value={query.order[0] === undefined ? '' : JSON.stringify(query.order[0])}
        options={[
          { value: '', label: words.usual },
          ...orders.map(({ order, label }) => ({ value: JSON.stringify(order), label })),
        ]}
        onChange={(key) => {
          const chosen = orders.find(({ order }) => JSON.stringify(order) === key);
          onChange({ ...query, order: chosen === undefined ? [] : [chosen.order] });
        }}
      />
      <AskSelect
        label={words.limit}
        value={String(query.limit ?? '')}
        options={[
          { value: '', label: words.noLimit },
          ...[...new Set([...limits, ...(query.limit === null ? [] : [query.limit])])]
            .sort((a, b) => a - b)
            .map((limit) => ({ value: String(limit), label: String(limit) })),
        ]}
        onChange={(limit) => onChange({ ...query, limit: limit === '' ? null : Number(limit) })}
      />
    </>
  );
}
