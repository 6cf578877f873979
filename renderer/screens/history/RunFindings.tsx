import { useState } from 'react';
import type { FailureCount, Run, RuleCount } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { ChangeFindings } from '../../components/findings/ChangeFindings.tsx';
import { DuplicateFindings } from '../../components/findings/DuplicateFindings.tsx';
import { FailureTable } from '../../components/findings/FailureTable.tsx';
import { LikelyFindings } from '../../components/findings/LikelyFindings.tsx';
import { MoreLine } from '../../components/findings/MoreLine.tsx';
import { RuleFindings } from '../../components/findings/RuleFindings.tsx';
import { goToHistory } from '../../state/history/historyActions.ts';
import type { HistoryPlace } from '../../state/history/historyPlace.ts';
import { text } from '../../text/en.ts';
import { failureSentence } from '../../text/failureWords.ts';
import { findingWords } from '../../text/findingWords.ts';
import { formatCount } from '../../text/format.ts';
import { runWords } from '../../text/runWords.ts';
import { RunSection } from './RunSection.tsx';
import { useSourceRows } from './useSourceRows.ts';

/** Reasons shown at first. */
const shownFailures = 8;

/** What a run found in its rows and made of them: why rows were rejected, rules, changes, duplicates. */
export function RunFindings({ run, at }: { readonly run: Run; readonly at: HistoryPlace }) {
  const source = useSourceRows(run);
  const { counts } = run;
  if (counts === null) return null;
  const { failures, rules, changes, duplicates, likely } = counts;
  const rejects = run.outputs.find(({ kind }) => kind === 'rejects-csv');
  const changed = changes?.filter((change) => change.changed > 0) ?? [];
  return (
    <>
      <RunSection
        title={text.history.failures}
        action={
          rejects === undefined || counts.rowsRejected === 0 ? null : (
            <Button look="quiet" onClick={() => goToHistory({ ...at, output: rejects.name })}>
              {text.history.showRejects}
            </Button>
          )
        }
      >
        {failures.length === 0 ? (
          <p className="px-3 py-1.5 text-ink-2">{text.history.noFailures}</p>
        ) : (
          <Failures failures={failures} source={source} />
        )}
      </RunSection>
      {rules === undefined ? null : (
        <Rules
          rules={rules}
          blocked={source.blocked}
          onShow={(rule) => source.show(rule.rows, findingWords.rowsOf(rule.message, rule.rows.length))}
        />
      )}
      {changes === undefined ? null : (
        <RunSection title={titled(runWords.changes, changed.length)}>
          {changed.length === 0 ? (
            <p className="px-3 py-1.5 text-ink-2">{runWords.noChanges}</p>
          ) : (
            <ChangeFindings label={findingWords.changing.run} changes={changed} />
          )}
        </RunSection>
      )}
      {duplicates === undefined ? null : (
        <RunSection title={titled(runWords.duplicates, duplicates.groups)}>
          <DuplicateFindings
            label={runWords.duplicates}
            duplicates={duplicates}
            blocked={source.blocked}
            onShow={({ value, rows }) => source.show(rows, findingWords.group(value, rows.length))}
          />
        </RunSection>
      )}
      {likely === undefined ? null : (
        <RunSection title={titled(runWords.likely, likely.groups)}>
          <LikelyFindings
            label={runWords.likely}
            likely={likely}
            blocked={source.blocked}
            onShow={({ rows }) => source.show(rows, findingWords.likelyRows(rows.length))}
          />
        </RunSection>
      )}
    </>
  );
}

/** The most frequent reasons at once, the others when they are asked for. */
function Failures({
  failures,
  source,
}: {
  readonly failures: readonly FailureCount[];
  readonly source: ReturnType<typeof useSourceRows>;
}) {
  const [all, setAll] = useState(false);
  return (
    <>
      <FailureTable
        failures={all ? failures : failures.slice(0, shownFailures)}
        maxLengthOf={() => null}
        blocked={source.blocked}
        onShow={(failure) => {
          const { before, field, after } = failureSentence(failure, null);
          source.show(failure.rows, `${before}${field}${after}`);
        }}
      />
      <MoreLine more={failures.length - shownFailures} all={all} onChange={setAll} />
    </>
  );
}

/** Broken rules at once, those that hold behind a button: that they were checked is worth knowing, too. */
function Rules({
  rules,
  onShow,
  blocked,
}: {
  readonly rules: readonly RuleCount[];
  readonly onShow: (rule: RuleCount) => void;
  readonly blocked: string | undefined;
}) {
  const [all, setAll] = useState(false);
  const broken = rules.filter((rule) => rule.broken > 0);
  const kept = rules.filter((rule) => rule.broken === 0);
  return (
    <RunSection
      title={titled(runWords.rules, broken.length)}
      action={
        kept.length === 0 ? null : (
          <Button look="quiet" expanded={all} onClick={() => setAll(!all)}>
            {all ? findingWords.hideKept : findingWords.kept(kept.length)}
          </Button>
        )
      }
    >
      {broken.length === 0 && !all ? (
        <p className="px-3 py-1.5 text-ink-2">
          {rules.length === 0 ? runWords.noRules : runWords.allKept(rules.length)}
        </p>
      ) : null}
      {broken.length > 0 ? (
        <RuleFindings label={runWords.rules} rules={broken} onShow={onShow} blocked={blocked} />
      ) : null}
      {all ? (
        <div className={broken.length > 0 ? 'border-t border-line' : ''}>
          <RuleFindings label={findingWords.kept(kept.length)} rules={kept} onShow={onShow} />
        </div>
      ) : null}
    </RunSection>
  );
}

function titled(title: string, count: number): string {
  return count === 0 ? title : `${title} · ${formatCount(count)}`;
}
