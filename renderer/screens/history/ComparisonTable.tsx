import type { ReactNode } from 'react';

/** One line of a comparison. */
export interface ComparedLine {
  readonly key: string;
  readonly name: ReactNode;
  readonly cells: readonly ReactNode[];
}

/** Figures of two runs side by side; figures stand at the right, so that their digits can be held against each other. */
export function ComparisonTable({
  caption,
  head,
  lines,
}: {
  readonly caption: string;
  /** Names of the columns, the first one's included. */
  readonly head: readonly string[];
  readonly lines: readonly ComparedLine[];
}) {
  return (
    <section aria-label={caption}>
      <h2 className="mb-1.5 text-15 font-semibold">{caption}</h2>
      <div className="overflow-x-auto rounded-3 border border-line">
        <table className="w-full min-w-140 table-fixed">
          <caption className="sr-only">{caption}</caption>
          <thead className="bg-subtle text-11 text-ink-3">
            <tr>
              {head.map((name, at) => (
                <th
                  key={name}
                  scope="col"
                  className={`px-3 py-1.5 font-semibold ${at === 0 ? 'w-[28%] text-left' : 'text-right'}`}
                >
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ key, name, cells }) => (
              <tr key={key} className="border-t border-line">
                <th scope="row" className="px-3 py-1.5 text-left font-normal">
                  {name}
                </th>
                {cells.map((cell, at) => (
                  <td key={head[at + 1]} className="px-3 py-1.5 text-right wrap-anywhere">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** How a figure changed, with its sign; `worse` says which way is the bad one, where there is one. */
export function Change({
  difference,
  format,
  worse,
}: {
  readonly difference: number;
  readonly format: (amount: number) => string;
  readonly worse?: 'more' | 'less';
}) {
  if (difference === 0) return <span className="text-ink-3">=</span>;
  const isWorse = worse !== undefined && difference > 0 === (worse === 'more');
  const tone = worse === undefined ? 'text-ink-2' : isWorse ? 'text-bad' : 'text-ok';
  return (
    <span className={tone}>
      {difference > 0 ? '+' : '−'}
      {format(Math.abs(difference))}
    </span>
  );
}
