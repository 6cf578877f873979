import type { Issue } from '../../../../core/contract/views.ts';
import { Button } from '../../../components/Button.tsx';
import { Chip, type ChipTone } from '../../../components/Chip.tsx';
import { showIssueRows } from '../../../state/review/issueActions.ts';
import type { ReviewRow } from '../../../state/columns/reviewRows.ts';
import { text } from '../../../text/en.ts';
import { formatCount } from '../../../text/format.ts';
import { IssueTitle } from '../preview/IssueTitle.tsx';
import { Section } from './Section.tsx';

const tones: Readonly<Record<Issue['severity'], ChipTone>> = {
  low: 'plain',
  medium: 'warn',
  high: 'bad',
  critical: 'bad',
};

/** What is odd in a column, each with what to do about it and the rows it is in. */
export function InspectorIssues({ row }: { readonly row: ReviewRow }) {
  if (row.issues.length === 0) return null;
  return (
    <Section title={text.inspector.issues}>
      <ul className="flex flex-col gap-2.5">
        {row.issues.map((issue) => (
          <li key={issue.code}>
            <IssueView issue={issue} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function IssueView({ issue }: { readonly issue: Issue }) {
  return (
    <>
      <div className="flex items-center justify-between gap-2 font-medium">
        <IssueTitle issue={issue} />
        <Chip tone={tones[issue.severity]}>{formatCount(issue.count)}</Chip>
      </div>
      <p>{issue.message}</p>
      <p className="mt-0.5 text-12 text-ink-2">{issue.remedy}</p>
      {issue.rows.length === 0 ? null : (
        <div className="mt-1">
          <Button look="quiet" onClick={() => showIssueRows(issue)}>
            {text.inspector.showRows}
          </Button>
        </div>
      )}
    </>
  );
}
