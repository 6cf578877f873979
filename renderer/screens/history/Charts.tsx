import { Table } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../../components/Button.tsx';
import { narrowHistory } from '../../state/history/historyActions.ts';
import { type HistoryList, useHistory } from '../../state/history/historyList.ts';
import type { HistoryQuery } from '../../state/history/historyPlace.ts';
import { rangeOfStretch } from '../../state/history/historyTime.ts';
import { text } from '../../text/en.ts';
import { BarChart } from './BarChart.tsx';
import { chartFigures, stretchName } from './chartFigures.ts';

type Chart = NonNullable<HistoryList['chart']>;

/** Runs, rows, reject share and time of what the filters find, over their time; also as a table. */
export function Charts({ query }: { readonly query: HistoryQuery }) {
  const chart = useHistory((state) => state.chart);
  const [asTable, setAsTable] = useState(false);
  const names = chart === null ? [] : namesOf(chart);
  const begun = chart !== null && isBegun(chart);
  return (
    <section aria-label={text.history.charts} className="shrink-0 border-b border-line px-4 py-2">
      <div className="flex items-end gap-6">
        {chart === null ? (
          <div className="h-14.5 flex-1">
            <span className="skeleton block h-full w-full" />
          </div>
        ) : (
          chartFigures.map((figure) => (
            <BarChart
              key={`${figure.id} ${chart.unit} ${String(chart.bars.length)}`}
              figure={figure}
              bars={chart.bars}
              names={names}
              begun={begun}
              onPick={(at) => {
                const [from, end] = [chart.edges[at], chart.edges[at + 1]];
                if (from !== undefined && end !== undefined)
                  narrowHistory({ ...query, range: rangeOfStretch(from, end) });
              }}
            />
          ))
        )}
        <div className="flex shrink-0 flex-col items-end gap-1">
          <span className="text-11 text-ink-3">{chart === null ? '' : text.history.units[chart.unit]}</span>
          <IconButton
            label={asTable ? text.history.asBars : text.history.asTable}
            pressed={asTable}
            onClick={() => setAsTable(!asTable)}
          >
            <Table aria-hidden="true" size={14} />
          </IconButton>
        </div>
      </div>
      {asTable && chart !== null ? <FigureTable chart={chart} names={names} /> : null}
    </section>
  );
}

function namesOf({ unit, edges, bars }: Chart): readonly string[] {
  return bars.map((_, at) =>
    stretchName(unit, edges[at] ?? '', at === bars.length - 1 && isBegun({ edges })),
  );
}

function isBegun({ edges }: Pick<Chart, 'edges'>): boolean {
  return Date.parse(edges.at(-1) ?? '') > Date.now();
}

function FigureTable({ chart, names }: { readonly chart: Chart; readonly names: readonly string[] }) {
  return (
    <section
      // It scrolls, so keys must reach it.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={text.history.asTable}
      className="mt-2 max-h-48 overflow-auto rounded-2 border border-line"
    >
      <table className="w-full text-12">
        <thead className="sticky top-0 bg-subtle text-left text-11 text-ink-3">
          <tr>
            <th scope="col" className="px-3 py-1 font-semibold">
              {text.history.period}
            </th>
            {chartFigures.map(({ id }) => (
              <th key={id} scope="col" className="px-3 py-1 text-right font-semibold">
                {text.history.chart[id]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {chart.bars.map((bar, at) => (
            <tr key={names[at]} className="border-t border-line">
              <th scope="row" className="px-3 py-1 text-left font-normal">
                {names[at]}
              </th>
              {chartFigures.map(({ id, valueOf, format }) => {
                const value = valueOf(bar);
                return (
                  <td key={id} className="px-3 py-1 text-right">
                    {value === null ? text.none : format(value)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
