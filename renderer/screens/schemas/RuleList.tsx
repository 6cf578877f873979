import type { Expectation } from '../../../core/contract/views.ts';
import { Chip } from '../../components/Chip.tsx';
import { namedIn } from '../../state/packs/newRule.ts';
import { packWords } from '../../text/packWords.ts';
import { ruleWords } from '../../text/ruleWords.ts';

/** The rules of a pack in words. */
export function RuleList({ rules }: { readonly rules: readonly Expectation[] }) {
  if (rules.length === 0) return <p className="p-6 text-ink-2">{packWords.noRules}</p>;
  return (
    <ul className="min-h-0 flex-1 overflow-auto p-4">
      {rules.map(({ rule, message, severity, onBroken }) => (
        <li
          key={JSON.stringify(rule)}
          className="flex min-h-8 max-w-240 items-center gap-3 border-b border-line py-1.5 last:border-b-0"
        >
          <span className="w-20 shrink-0">
            <Chip tone={severity === 'low' || severity === 'medium' ? 'plain' : 'warn'}>
              {ruleWords.severities[severity]}
            </Chip>
          </span>
          <span className="flex min-w-0 flex-1 flex-col">
            {message}
            <span className="truncate font-mono text-12 text-ink-3" title={namedIn(rule).join(', ')}>
              {namedIn(rule).join(', ')}
            </span>
          </span>
          {onBroken === 'reject' ? <Chip tone="warn">{ruleWords.rejects}</Chip> : null}
        </li>
      ))}
    </ul>
  );
}
