import type { ReactNode } from 'react';
import type { RunCounts } from '../../../../core/contract/views.ts';
import { ChangeFindings } from '../../../components/findings/ChangeFindings.tsx';
import { DuplicateFindings } from '../../../components/findings/DuplicateFindings.tsx';
import { FailureTable } from '../../../components/findings/FailureTable.tsx';
import { RuleFindings } from '../../../components/findings/RuleFindings.tsx';
import { maxLengthOf, showFailure } from '../../../state/review/failureRows.ts';
import { showBroken, showChanged, showDoubles } from '../../../state/review/findingRows.ts';
import { findingWords } from '../../../text/findingWords.ts';

/** All that a check of the whole file has found, by what comes of it: rows that fail, rules that flag, values that change, doubles. */
export function CheckFindings({ counts }: { readonly counts: RunCounts }) {
  const { failures, rules = [], changes = [], duplicates } = counts;
  const broken = rules.filter((rule) => rule.broken > 0);
  const rejecting = broken.filter(({ rejects }) => rejects);
  const flagging = broken.filter(({ rejects }) => !rejects);
  // What breaks a rule is told by the rule, in the pack's own words.
  const schema = rejecting.length === 0 ? failures : failures.filter(({ code }) => code !== 'RULE_BROKEN');
  const changed = changes.filter((change) => change.changed > 0);
  return (
    <>
      {schema.length === 0 ? null : (
        <Part title={findingWords.failing} count={schema.length}>
          <FailureTable failures={schema} onShow={showFailure} maxLengthOf={maxLengthOf} />
        </Part>
      )}
      {rejecting.length === 0 ? null : (
        <Part title={findingWords.rejecting} count={rejecting.length}>
          <RuleFindings label={findingWords.rejecting} rules={rejecting} onShow={showBroken} />
        </Part>
      )}
      {flagging.length === 0 ? null : (
        <Part title={findingWords.flagging} count={flagging.length} help={findingWords.flaggingHelp}>
          <RuleFindings label={findingWords.flagging} rules={flagging} onShow={showBroken} />
        </Part>
      )}
      {duplicates === undefined || duplicates.groups === 0 ? null : (
        <Part title={findingWords.doubling} count={duplicates.groups}>
          <DuplicateFindings label={findingWords.doubling} duplicates={duplicates} onShow={showDoubles} />
        </Part>
      )}
      {changed.length === 0 ? null : (
        <Part title={findingWords.changing.check} count={changed.length} help={findingWords.changingHelp}>
          <ChangeFindings label={findingWords.changing.check} changes={changed} onShow={showChanged} />
        </Part>
      )}
    </>
  );
}

function Part({
  title,
  count,
  help,
  children,
}: {
  readonly title: string;
  readonly count: number;
  readonly help?: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="border-b border-line last:border-b-0">
      <h2 className="sticky top-0 z-10 flex items-baseline gap-3 border-b border-line bg-subtle px-4 py-1 text-12 font-semibold">
        {findingWords.list(title, count)}
        {help === undefined ? null : <span className="font-normal text-ink-2">{help}</span>}
      </h2>
      {children}
    </section>
  );
}
