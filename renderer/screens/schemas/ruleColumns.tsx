import type { Expectation } from '../../../core/contract/views.ts';
import { Chip } from '../../components/Chip.tsx';
import type { GridColumn } from '../../components/grid/gridColumn.ts';
import { namedIn } from '../../state/packs/newRule.ts';
import { packWords } from '../../text/packWords.ts';
import { ruleWords } from '../../text/ruleWords.ts';

/** A rule as tables of rules show it. */
export interface RuleRow {
  readonly one: Expectation;
  /** Its place in the pack, from 0. */
  readonly index: number;
  readonly errors?: number;
  readonly warnings?: number;
}

export const ruleColumns: readonly GridColumn<RuleRow>[] = [
  {
    id: 'number',
    header: '#',
    width: 48,
    align: 'right',
    cell: ({ index }) => <span className="text-12 text-ink-3">{index + 1}</span>,
  },
  {
    id: 'message',
    header: ruleWords.expected,
    width: 180,
    grow: true,
    textOf: ({ one }) => one.message,
    cell: ({ one, errors = 0, warnings = 0 }) => (
      <span className="flex min-w-0 items-center gap-2">
        {errors > 0 ? <Chip tone="bad">{`✕ ${String(errors)}`}</Chip> : null}
        {errors === 0 && warnings > 0 ? <Chip tone="warn">{`! ${String(warnings)}`}</Chip> : null}
        <span
          className={one.message === '' ? 'truncate text-ink-3' : 'truncate'}
          title={one.message === '' ? undefined : one.message}
        >
          {one.message === '' ? ruleWords.noMessage : one.message}
        </span>
      </span>
    ),
  },
  {
    id: 'kind',
    header: ruleWords.rule,
    width: 180,
    hideBelow: 760,
    textOf: ({ one }) => ruleWords.ruleKinds[one.rule.kind],
    cell: ({ one }) => <span className="truncate text-ink-2">{ruleWords.ruleKinds[one.rule.kind]}</span>,
  },
  {
    id: 'fields',
    header: packWords.fields,
    width: 220,
    hideBelow: 900,
    textOf: ({ one }) => namedIn(one.rule).join(', '),
    cell: ({ one }) => (
      <span className="truncate font-mono text-12 text-ink-2" title={namedIn(one.rule).join(', ')}>
        {namedIn(one.rule).join(', ')}
      </span>
    ),
  },
  {
    id: 'severity',
    header: ruleWords.severity,
    width: 90,
    textOf: ({ one }) => ruleWords.severities[one.severity],
    cell: ({ one }) => (
      <Chip tone={one.severity === 'low' || one.severity === 'medium' ? 'plain' : 'warn'}>
        {ruleWords.severities[one.severity]}
      </Chip>
    ),
  },
  {
    id: 'onBroken',
    header: ruleWords.outcome,
    width: 96,
    hideBelow: 520,
    textOf: ({ one }) => (one.onBroken === 'reject' ? ruleWords.isRejected : ruleWords.tells),
    cell: ({ one }) =>
      one.onBroken === 'reject' ? (
        <Chip tone="warn">{ruleWords.isRejected}</Chip>
      ) : (
        <span className="text-ink-3">{ruleWords.tells}</span>
      ),
  },
];

/** Rows whose rule has all words typed, in its sentence, kind, severity or fields. */
export function findsRule({ one }: RuleRow, query: string): boolean {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const { rule, message, severity } = one;
  const parts = [message, ruleWords.ruleKinds[rule.kind], ruleWords.severities[severity], ...namedIn(rule)];
  const hay = parts.join('\n').toLowerCase();
  return words.every((word) => hay.includes(word));
}
