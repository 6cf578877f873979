import { ArrowLeft } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { MappingId, MappingSummary, MappingVersion } from '../../../core/contract/views.ts';
import { goTo, routes } from '../../state/app/routes.ts';
import { Button, IconButton } from '../../components/Button.tsx';
import { Chip } from '../../components/Chip.tsx';
import { DifferenceList } from '../../components/DifferenceList.tsx';
import { MenuButton } from '../../components/MenuButton.tsx';
import { useApp } from '../../state/app/appState.ts';
import { type FieldDifference, mappingDiff, sourcesOf } from '../../state/schemas/mappingDiff.ts';
import { loadVersions } from '../../state/schemas/schemaActions.ts';
import { schemaWords } from '../../text/schemaWords.ts';
import { formatDateTime } from '../../text/format.ts';
import { exportMapping } from '../../state/schemas/mappingTransfer.ts';
import { MappingEvidence } from './MappingEvidence.tsx';
import { RevertDialog } from './RevertDialog.tsx';

const formats = ['json', 'csv', 'xlsx'] as const;

/** One mapping's versions, what each changed and on what it rested. */
export function MappingHistory({
  mappingId,
  first = null,
  summary,
}: {
  readonly mappingId: MappingId;
  /** Version shown at first; `null` for the latest. */
  readonly first?: number | null;
  readonly summary: MappingSummary | undefined;
}) {
  const versions = useApp((state) => state.versions.get(mappingId));
  const [chosen, setChosen] = useState<number | null>(first);
  const [against, setAgainst] = useState<number | null>(null);
  const [reverting, setReverting] = useState<MappingVersion | null>(null);
  useEffect(() => void loadVersions(mappingId), [mappingId]);
  const latest = versions?.[0];
  const shown = versions?.find((item) => item.version === chosen) ?? latest;
  if (versions === undefined || latest === undefined || shown === undefined)
    return <div className="flex-1" />;
  const compared =
    versions.find(
      (item) => item.version === (against ?? shown.version - 1) && item.version !== shown.version,
    ) ?? null;
  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <div className="flex h-11 shrink-0 items-center gap-2 border-b border-line px-3">
        <IconButton label={schemaWords.title} onClick={() => goTo(routes.schemas())}>
          <ArrowLeft aria-hidden="true" size={15} />
        </IconButton>
        <h2 className="truncate font-semibold">{summary?.fileName ?? shown.evidence.fileName}</h2>
        <Chip tone={shown === latest ? 'ok' : 'plain'}>
          {`v${String(shown.version)}`} {shown === latest ? schemaWords.inForce : ''}
        </Chip>
        <span className="ml-auto flex items-center gap-2">
          {versions.length < 2 ? null : (
            <MenuButton
              title={schemaWords.compare}
              entries={versions
                .filter((item) => item !== shown)
                .map((item) => ({
                  id: String(item.version),
                  label: `v${String(item.version)}`,
                  note: formatDateTime(item.approvedAt),
                  chosen: item === compared,
                  onPick: () => setAgainst(item.version),
                }))}
            >
              {compared === null ? schemaWords.compare : schemaWords.against(compared.version)}
            </MenuButton>
          )}
          <MenuButton
            title={schemaWords.exportVersion(shown.version)}
            entries={formats.map((format) => ({
              id: format,
              label: schemaWords.formats[format],
              onPick: () => void exportMapping(mappingId, shown.version, format),
            }))}
          >
            {schemaWords.export}
          </MenuButton>
          {shown === latest ? null : (
            <Button look="primary" onClick={() => setReverting(shown)}>
              {schemaWords.revert(shown.version)}
            </Button>
          )}
        </span>
      </div>
      <div className="flex min-h-0 flex-1">
        <ol
          aria-label={schemaWords.versions}
          className="w-60 shrink-0 overflow-auto border-r border-line p-2"
        >
          {versions.map((item) => (
            <li key={item.version}>
              <button
                type="button"
                aria-pressed={item === shown}
                onClick={() => {
                  setChosen(item.version);
                  setAgainst(null);
                }}
                className={`flex w-full flex-col rounded-2 px-2 py-1.5 text-left ${
                  item === shown ? 'bg-selected' : 'hover:bg-hover'
                }`}
              >
                <span className="font-medium">{`v${String(item.version)}`}</span>
                <span className="truncate text-12 text-ink-2">
                  {schemaWords.by(item.approvedBy, formatDateTime(item.approvedAt))}
                </span>
                {item.reason === '' ? null : (
                  <span className="truncate text-12 text-ink-3" title={item.reason}>
                    {item.reason}
                  </span>
                )}
              </button>
            </li>
          ))}
        </ol>
        <div className="min-w-0 flex-1 overflow-auto">
          <DifferenceList differences={compared === null ? allNew(shown) : mappingDiff(compared, shown)} />
          <MappingEvidence version={shown} />
        </div>
      </div>
      <RevertDialog target={reverting} latest={latest.version} onClose={() => setReverting(null)} />
    </div>
  );
}

/** The first version against nothing. */
function allNew(version: MappingVersion): readonly FieldDifference[] {
  return [...sourcesOf(version)].map(([field, after]) => ({ field, kind: 'added', before: null, after }));
}
