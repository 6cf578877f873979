import { useMemo, useState } from 'react';
import type { Issue } from '../../../../core/contract/views.ts';
import { Button } from '../../../components/Button.tsx';
import { DataGrid } from '../../../components/grid/DataGrid.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { issuesAttribute } from '../../../components/focus.ts';
import type { GridColumn } from '../../../components/grid/gridColumn.ts';
import { useApp } from '../../../state/app/appState.ts';
import { showIssueRows } from '../../../state/review/issueActions.ts';
import { text } from '../../../text/en.ts';
import { formatCount } from '../../../text/format.ts';
import { IssueTitle } from './IssueTitle.tsx';

/** Everything odd about the table, worst first, that of the table as a whole too; Enter goes to the rows. */
export function IssuesView() {
  const table = useApp((state) => state.review?.view?.table ?? null);
  const [cursor, setCursor] = useState(0);
  const issues = useMemo(() => (table === null ? [] : table.issues.toSorted(worstFirst)), [table]);
  const columns = useMemo(
    () => issueColumns((index) => table?.columns[index]?.name ?? '', issues.length),
    [table, issues.length],
  );
  if (table === null) return null;
  return (
    <DataGrid<Issue>
      label={text.issues.grid}
      gridAttribute={issuesAttribute}
      columns={columns}
      layoutKey="issues"
      rowCount={issues.length}
      rowAt={(at) => issues[at]}
      rowHeight={44}
      cursor={Math.min(cursor, issues.length - 1)}
      onCursor={setCursor}
      onActivate={(at) => {
        const issue = issues[at];
        if (issue !== undefined) showIssueRows(issue);
      }}
      empty={<EmptyState title={text.issues.none} />}
    />
  );
}

const rank: Readonly<Record<Issue['severity'], number>> = { critical: 0, high: 1, medium: 2, low: 3 };

function worstFirst(a: Issue, b: Issue): number {
  return rank[a.severity] - rank[b.severity] || b.count - a.count;
}

function issueColumns(nameOf: (column: number) => string, count: number): readonly GridColumn<Issue>[] {
  if (count === 0) return [];
  return [
    {
      id: 'kind',
      header: text.issues.kind,
      width: 192,
      pinned: true,
      cell: (issue) => <IssueTitle issue={issue} />,
    },
    {
      id: 'column',
      header: text.issues.column,
      width: 130,
      cell: ({ column }) =>
        column === null ? (
          <span className="text-12 text-ink-3">{text.issues.wholeTable}</span>
        ) : (
          <span className="truncate" title={nameOf(column)}>
            {nameOf(column)}
          </span>
        ),
    },
    {
      id: 'count',
      header: text.issues.count,
      width: 68,
      align: 'right',
      cell: (issue) => formatCount(issue.count),
    },
    {
      id: 'message',
      header: text.issues.message,
      width: 260,
      grow: true,
      cell: ({ message, remedy }) => (
        <span className="flex min-w-0 flex-col text-12" title={`${message}\n${remedy}`}>
          <span className="truncate">{message}</span>
          <span className="truncate text-ink-2">{remedy}</span>
        </span>
      ),
    },
    {
      id: 'rows',
      header: text.issues.rows,
      width: 104,
      align: 'right',
      cell: (issue) =>
        issue.rows.length === 0 ? null : (
          <Button look="quiet" outOfOrder onClick={() => showIssueRows(issue)}>
            {text.inspector.showRows}
          </Button>
        ),
    },
  ];
}
