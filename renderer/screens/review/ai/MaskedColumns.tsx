import type { LlmMaskedColumn } from '../../../../core/contract/views.ts';
import { Chip } from '../../../components/Chip.tsx';
import { text } from '../../../text/en.ts';

/** Column by column: what stands in the file, and what would be sent in its place. */
export function MaskedColumns({ columns }: { readonly columns: readonly LlmMaskedColumn[] }) {
  return (
    // It scrolls, so keys must reach it.
    <section
      aria-label={text.ai.preview.columnsGrid}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="min-h-0 flex-1 overflow-auto rounded-2 border border-line"
    >
      <table className="w-full text-left text-12">
        <caption className="sr-only">{text.ai.preview.columnsGrid}</caption>
        <thead className="sticky top-0 bg-subtle">
          <tr>
            {(['header', 'sent', 'shapes', 'words'] as const).map((name) => (
              <th key={name} scope="col" className="px-3 py-1.5 text-11 font-semibold text-ink-2">
                {text.ai.preview.column[name]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <Line key={column.id} column={column} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Line({ column }: { readonly column: LlmMaskedColumn }) {
  const { header, sent, masked, shapes, samples, words } = column;
  return (
    <tr className="border-t border-line align-top">
      <th scope="row" className="max-w-44 px-3 py-1.5 font-medium break-words">
        {header}
      </th>
      <td className="max-w-44 px-3 py-1.5 font-mono break-words">
        {sent}{' '}
        <Chip tone={masked ? 'info' : 'plain'}>
          {masked ? text.ai.preview.masked : text.ai.preview.sentAsIs}
        </Chip>
      </td>
      <td className="px-3 py-1.5 font-mono break-words">
        {shapes.length === 0 ? text.ai.preview.nothing : shapes.join(', ')}
        {samples.length === 0 ? null : (
          <span className="block text-ink-2">{text.ai.preview.madeUp(samples)}</span>
        )}
      </td>
      <td className="px-3 py-1.5 font-mono break-words">
        {words.length === 0 ? <span className="text-ink-3">{text.none}</span> : words.join(', ')}
      </td>
    </tr>
  );
}
