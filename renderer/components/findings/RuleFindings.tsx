import type { RuleCount } from '../../../core/contract/views.ts';
import { findingWords } from '../../text/findingWords.ts';
import { Chip } from '../Chip.tsx';
import { ExampleCells } from './ExampleCells.tsx';
import { Finding, FindingList } from './Finding.tsx';

/** Rules of a pack with how many rows break them, as the pack words them; the gravest first, then the most broken. */
export function RuleFindings({
  label,
  rules,
  onShow,
  blocked,
}: {
  readonly label: string;
  readonly rules: readonly RuleCount[];
  readonly onShow: (rule: RuleCount) => void;
  /** Why the rows cannot be shown now. */
  readonly blocked?: string | undefined;
}) {
  return (
    <FindingList label={label}>
      {rules.toSorted(byWeight).map((rule) => (
        <Finding
          key={rule.place}
          sign={rule.broken === 0 ? 'ok' : rule.rejects ? 'bad' : 'warn'}
          examples={
            rule.examples.length === 0 ? undefined : <ExampleCells cells={rule.examples.slice(0, 2)} wrap />
          }
          show={
            rule.rows.length === 0
              ? null
              : {
                  words: findingWords.show,
                  label: findingWords.showOf(rule.message),
                  onShow: () => onShow(rule),
                  blocked,
                }
          }
        >
          <span className="block">
            {rule.message}{' '}
            {rule.broken === 0 ? null : (
              <Chip tone={rule.severity === 'high' || rule.severity === 'critical' ? 'warn' : 'plain'}>
                {findingWords.severities[rule.severity]}
              </Chip>
            )}
          </span>
          <span className="block text-12 text-ink-2">
            {rule.broken === 0 ? findingWords.holds(rule) : findingWords.broken(rule)}
            {rule.oneIn === undefined ? '' : `, ${findingWords.oneIn(rule.oneIn)}`}
          </span>
        </Finding>
      ))}
    </FindingList>
  );
}

const weight = { critical: 0, high: 1, medium: 2, low: 3 } as const;

function byWeight(a: RuleCount, b: RuleCount): number {
  return weight[a.severity] - weight[b.severity] || b.broken - a.broken || a.place - b.place;
}
