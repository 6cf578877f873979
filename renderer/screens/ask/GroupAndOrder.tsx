import type { AskOrder, AskQuery, AskSubjectView } from '../../../core/contract/askViews.ts';
import { groupedBy } from '../../state/ask/editQuery.ts';
import { askWords as words } from '../../text/askWords.ts';
import { AskSelect } from './AskSelect.tsx';

const units = ['day', 'week', 'month', 'quarter', 'year'] as const;
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
  const [group] = query.groups;
  const isList = query.groups.length === 0 && query.measures.length === 0;
  const orders = (
    isList
      ? fields
          .filter(({ isShown }) => isShown)
          .map(({ name, label }) => ({ by: { field: name } as AskOrder['by'], label }))
      : [
          ...query.groups.map(({ field }, at) => ({
            by: { group: at } as AskOrder['by'],
            label: fields.find(({ name }) => name === field)?.label ?? field,
          })),
          { by: { measure: 0 } as AskOrder['by'], label: words.figures },
        ]
  ).flatMap(({ by, label }) => [
    { order: { by, descending: true }, label: words.descending(label) },
    { order: { by, descending: false }, label: words.ascending(label) },
  ]);
  return (
    <>
      <AskSelect
        label={words.group}
        value={group?.field ?? ''}
        options={[
          { value: '', label: words.noGroup },
          ...fields.map(({ name, label }) => ({ value: name, label })),
        ]}
        onChange={(name) =>
          onChange(
            groupedBy(
              query,
              fields.filter((field) => field.name === name),
            ),
          )
        }
      />
      {group?.by == null ? null : (
        <AskSelect
          label={words.groupUnit}
          hideLabel
          value={group.by}
          options={units.map((unit) => ({ value: unit, label: words.units[unit] }))}
          onChange={(name) => {
            const by = units.find((unit) => unit === name) ?? 'month';
            onChange({ ...query, groups: query.groups.with(0, { ...group, by }) });
          }}
        />
      )}
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
          { value: '', label: words.none },
          ...[...new Set([...limits, ...(query.limit === null ? [] : [query.limit])])]
            .sort((a, b) => a - b)
            .map((limit) => ({ value: String(limit), label: String(limit) })),
        ]}
        onChange={(limit) => onChange({ ...query, limit: limit === '' ? null : Number(limit) })}
      />
    </>
  );
}
