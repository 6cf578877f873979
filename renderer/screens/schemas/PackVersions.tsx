import { useEffect, useState } from 'react';
import type { PackId } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Chip } from '../../components/Chip.tsx';
import {
  differenceKey,
  exportPack,
  loadDifferences,
  loadPackVersions,
} from '../../state/packs/packActions.ts';
import { usePacks } from '../../state/packs/packState.ts';
import { formatDateTime } from '../../text/format.ts';
import { packWords } from '../../text/packWords.ts';
import { PackDifferences } from './PackDifferences.tsx';

/** The versions of a pack that was made here, and what each changed. */
export function PackVersions({ packId }: { readonly packId: PackId }) {
  const versions = usePacks((state) => state.versions.get(packId));
  const differences = usePacks((state) => state.differences);
  const [chosen, setChosen] = useState<number | null>(null);
  useEffect(() => void loadPackVersions(packId), [packId]);
  const latest = versions?.[0]?.version ?? 0;
  const shown = chosen ?? latest;
  useEffect(() => {
    if (shown > 1) void loadDifferences(packId, shown - 1, shown);
  }, [packId, shown]);
  if (versions === undefined) return <div className="flex-1" />;
  const found = differences.get(differenceKey(packId, shown - 1, shown));
  return (
    <div className="flex min-h-0 flex-1">
      <ol aria-label={packWords.versions} className="w-60 shrink-0 overflow-auto border-r border-line p-2">
        {versions.map(({ version, savedBy, savedAt, note }) => (
          <li key={version}>
            <button
              type="button"
              aria-pressed={version === shown}
              onClick={() => setChosen(version)}
              className={`flex w-full flex-col rounded-2 px-2 py-1.5 text-left ${
                version === shown ? 'bg-selected' : 'hover:bg-hover'
              }`}
            >
              <span className="flex items-center gap-2 font-medium">
                {`v${String(version)}`}
                {version === latest ? <Chip tone="ok">{packWords.latest}</Chip> : null}
              </span>
              <span className="truncate text-12 text-ink-2">
                {packWords.savedBy(savedBy, formatDateTime(savedAt))}
              </span>
              {note === '' ? null : (
                <span className="truncate text-12 text-ink-3" title={note}>
                  {note}
                </span>
              )}
            </button>
          </li>
        ))}
      </ol>
      <div className="min-w-0 flex-1 overflow-auto p-4">
        <div className="flex items-center gap-2 pb-2">
          <h3 className="text-11 font-semibold text-ink-3">
            {shown > 1 ? packWords.compareWith(shown - 1) : packWords.firstVersion}
          </h3>
          <span className="ml-auto">
            <Button look="quiet" onClick={() => void exportPack(packId, shown)}>
              {packWords.exportVersion(shown)}
            </Button>
          </span>
        </div>
        {shown > 1 && found !== undefined ? <PackDifferences differences={found} /> : null}
      </div>
    </div>
  );
}
