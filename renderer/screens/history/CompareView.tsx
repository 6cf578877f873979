import { ArrowLeft } from 'lucide-react';
import { useEffect } from 'react';
import type { RunId, RunRecord } from '../../../core/contract/views.ts';
import { Button, IconButton } from '../../components/Button.tsx';
import { ScreenHeader } from '../../components/ScreenHeader.tsx';
import { TroublePanel } from '../../components/TroublePanel.tsx';
import { DifferenceList } from '../../components/DifferenceList.tsx';
import { useApp } from '../../state/app/appState.ts';
import { goToHistory } from '../../state/history/historyActions.ts';
import { type HistoryPlace, historyPath } from '../../state/history/historyPlace.ts';
import { mappingDiff } from '../../state/schemas/mappingDiff.ts';
import { loadVersions } from '../../state/schemas/schemaActions.ts';
import { text } from '../../text/en.ts';
import { formatDateTime } from '../../text/format.ts';
import { ColumnChanges } from './ColumnChanges.tsx';
import { CountChanges } from './CountChanges.tsx';
import { ReasonChanges } from './ReasonChanges.tsx';
import { useRunRecord } from './useRunRecord.ts';

/** Two runs held against each other, the earlier one on the left. */
export function CompareView({ place }: { readonly place: HistoryPlace }) {
  const one = useRunRecord(place.runId ?? ('' as RunId));
  const other = useRunRecord(place.against ?? ('' as RunId));
  const back = (): void => goToHistory({ ...place, against: null });
  const trouble = one.trouble ?? other.trouble;
  const records = [one.record, other.record].filter((record) => record !== null);
  const [before, after] = records.toSorted((a, b) => (a.run.startedAt < b.run.startedAt ? -1 : 1));
  return (
    <>
      <ScreenHeader
        title={text.history.compareTitle}
        lead={
          <IconButton label={text.history.backToList} onClick={back}>
            <ArrowLeft aria-hidden="true" size={15} />
          </IconButton>
        }
      />
      <div className="min-h-0 flex-1 overflow-auto">
        {trouble === null ? null : (
          <div className="p-4">
            <TroublePanel trouble={trouble}>
              <Button onClick={back}>{text.history.backToList}</Button>
            </TroublePanel>
          </div>
        )}
        {before === undefined || after === undefined ? null : (
          <div className="mx-auto flex max-w-280 flex-col gap-6 p-4">
            <div className="grid grid-cols-2 gap-4">
              <Side name={text.history.before} record={before} place={place} />
              <Side name={text.history.after} record={after} place={place} />
            </div>
            {before.run.mappingId === after.run.mappingId ? null : (
              <p className="text-warn">
                <span aria-hidden="true">▲</span> {text.history.layoutsDiffer}
              </p>
            )}
            <CountChanges before={before.run} after={after.run} />
            <ReasonChanges before={before.run} after={after.run} />
            <ColumnChanges before={before.columns} after={after.columns} />
            {before.run.mappingId === after.run.mappingId ? (
              <MappingChanges before={before} after={after} />
            ) : null}
          </div>
        )}
      </div>
    </>
  );
}

function Side({
  name,
  record: { run },
  place,
}: {
  readonly name: string;
  readonly record: RunRecord;
  readonly place: HistoryPlace;
}) {
  return (
    <section aria-label={name} className="min-w-0 rounded-3 border border-line px-3 py-2">
      <h2 className="text-11 font-semibold text-ink-3">{name}</h2>
      <p className="truncate font-medium" title={run.fileName}>
        <a
          href={`#${historyPath({ ...place, runId: run.id, against: null })}`}
          className="text-accent underline"
        >
          <bdi>{run.fileName}</bdi>
        </a>
      </p>
      <p className="truncate text-12 text-ink-2">
        {formatDateTime(run.startedAt)} · <bdi>{run.startedBy}</bdi> · {`v${String(run.mappingVersion)}`} ·{' '}
        {text.history.states[run.state]}
      </p>
    </section>
  );
}

/** What the two versions of the mapping do otherwise. */
function MappingChanges({ before, after }: { readonly before: RunRecord; readonly after: RunRecord }) {
  const { mappingId } = after.run;
  const versions = useApp((state) => state.versions.get(mappingId));
  const [first, second] = [before, after].map(({ run }) =>
    versions?.find(({ version }) => version === run.mappingVersion),
  );
  const isSame = before.run.mappingVersion === after.run.mappingVersion;
  useEffect(() => {
    if (!isSame) void loadVersions(mappingId);
  }, [mappingId, isSame]);
  return (
    <section aria-label={text.history.facets.mapping}>
      <h2 className="mb-1.5 text-15 font-semibold">{text.history.facets.mapping}</h2>
      {isSame ? (
        <p className="text-ink-2">{text.history.versionSame(after.run.mappingVersion)}</p>
      ) : (
        <>
          <p className="text-ink-2">
            {text.history.versionsDiffer(before.run.mappingVersion, after.run.mappingVersion)}
          </p>
          {versions === undefined ? null : first === undefined || second === undefined ? (
            <p className="text-ink-2">{text.history.versionGone}</p>
          ) : (
            <div className="-mx-4">
              <DifferenceList differences={mappingDiff(first, second)} />
            </div>
          )}
        </>
      )}
    </section>
  );
}
