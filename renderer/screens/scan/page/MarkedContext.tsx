import type { ScanEntry } from '../../../../core/contract/views.ts';
import { visibleSigns } from './visibleSigns.ts';

/** What stands around a match on its line, with the match set off. */
export function MarkedContext({ entry }: { readonly entry: ScanEntry }) {
  const context = visibleSigns(entry.context);
  const found = visibleSigns(entry.found);
  const at = context.indexOf(found);
  return (
    <bdi className="truncate whitespace-pre text-ink-2" title={context}>
      {at === -1 || found === '' ? (
        context
      ) : (
        <>
          {context.slice(0, at)}
          <mark className="rounded-1 bg-selected px-0.5 font-medium text-ink">{found}</mark>
          {context.slice(at + found.length)}
        </>
      )}
    </bdi>
  );
}
