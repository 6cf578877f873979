import type { GroupView, RecordField } from '../../../../core/contract/recordViews.ts';
import type { GridColumn } from '../../../components/grid/gridColumn.ts';
import { recordSubtitle, recordTitle } from '../../../state/leads/recordTitle.ts';
import { leadsWords as words } from '../../../text/leadsWords.ts';
import { formatConfidence } from '../../../text/format.ts';

/** The list of groups: whom they are about, how alike they are, how much contradicts. */
export function groupColumns(fields: readonly RecordField[]): readonly GridColumn<GroupView>[] {
  return [
    {
      id: 'group',
      header: words.record(1),
      width: 200,
      grow: true,
      cell: ({ records }) => {
        const titles = [...new Set(records.map(({ values }) => recordTitle(fields, values)))].join(' / ');
        const subtitle = recordSubtitle(fields, records[0]?.values ?? []);
        return (
          <span className="flex min-w-0 flex-col leading-tight">
            <bdi className="truncate font-medium" title={titles}>
              {titles}
            </bdi>
            <bdi className="truncate text-12 text-ink-2" title={subtitle}>
              {subtitle}
            </bdi>
          </span>
        );
      },
    },
    {
      id: 'score',
      header: words.score(''),
      width: 104,
      align: 'right',
      cell: ({ score, records, fields: own }) => {
        const conflicts = own.filter(({ conflict }) => conflict).length;
        return (
          <span className="flex flex-col items-end text-12 leading-tight">
            <span>
              {formatConfidence(score)}
              {records.length > 2 ? <span className="text-ink-3"> · {records.length}×</span> : null}
            </span>
            <span className={conflicts === 0 ? 'text-ok' : 'text-ink-2'}>
              {conflicts === 0 ? `✓ ${words.safe}` : words.conflicts(conflicts)}
            </span>
          </span>
        );
      },
    },
  ];
}
