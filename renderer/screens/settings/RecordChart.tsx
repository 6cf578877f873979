import type { DecisionBin, PackId } from '../../../core/contract/views.ts';
import { useApp } from '../../state/app/appState.ts';
import { text } from '../../text/en.ts';
import { formatCount, formatShare } from '../../text/format.ts';

/** How often proposals proved right here, by what was said of them: a table whose bars are also figures. */
export function RecordChart({ packId }: { readonly packId: PackId }) {
  const record = useApp((state) => state.records.get(packId));
  if (record === undefined) return null;
  const bins = record.bins.filter(({ decisions }) => decisions > 0).toReversed();
  return (
    <section
      aria-label={text.memory.record.title}
      className="max-h-[40%] shrink-0 overflow-auto border-t border-line px-4 py-3"
    >
      <h2 className="mb-0.5 font-semibold">{text.memory.record.title}</h2>
      <p className="mb-2 text-12 text-ink-2">
        {record.decisions === 0
          ? text.memory.record.none
          : `${text.memory.record.summary(record.right, record.decisions)} ${
              record.refines ? text.memory.record.refines : text.memory.record.notYet
            }`}
      </p>
      {bins.length === 0 ? null : (
        <table className="text-12">
          <caption className="sr-only">{text.memory.record.table}</caption>
          <thead>
            <tr className="text-left text-11 text-ink-3">
              <th scope="col" className="py-1 pr-6 font-semibold">
                {text.memory.record.confidence}
              </th>
              <th scope="col" className="py-1 pr-6 text-right font-semibold">
                {text.memory.record.decisions}
              </th>
              <th scope="col" className="py-1 pr-6 font-semibold">
                {text.memory.record.kept}
              </th>
              <th scope="col" className="py-1 font-semibold">
                {text.memory.record.shown}
              </th>
            </tr>
          </thead>
          <tbody>
            {bins.map((bin) => (
              <Bin key={bin.from} bin={bin} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Bin({ bin }: { readonly bin: DecisionBin }) {
  const share = bin.right / bin.decisions;
  const given = bin.given ?? (bin.from + bin.to) / 2;
  return (
    <tr>
      <th scope="row" className="py-0.5 pr-6 text-left font-normal">
        {text.memory.record.range(bin.from, bin.to)}
      </th>
      <td className="py-0.5 pr-6 text-right">{formatCount(bin.decisions)}</td>
      <td className="py-0.5 pr-6">
        {formatShare(share)}
        <span
          aria-hidden="true"
          className="bar relative mr-2 ml-3 inline-block h-3 w-52 rounded-1 bg-line align-middle"
        >
          <span
            className={`block h-full rounded-1 ${share + 0.005 < given ? 'bg-q-invalid' : 'bg-q-valid'}`}
            style={{ width: `${String(share * 100)}%` }}
          />
          <span
            className="absolute -top-0.5 h-4 w-0.5 bg-ink"
            style={{ left: `calc(${String(given * 100)}% - 1px)` }}
          />
        </span>
        <span className="text-ink-3">{text.memory.record.expected(given)}</span>
      </td>
      <td className="py-0.5">{bin.shown === null ? text.none : formatShare(bin.shown)}</td>
    </tr>
  );
}
