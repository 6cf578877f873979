import { useEffect, useMemo, useState } from 'react';
import type { PackId, PackSummary } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Chip } from '../../components/Chip.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Segments } from '../../components/Segments.tsx';
import { useApp } from '../../state/app/appState.ts';
import { editPack } from '../../state/packs/editActions.ts';
import { copyPack, exportPack, loadPack, removePack, restorePack } from '../../state/packs/packActions.ts';
import { usePacks } from '../../state/packs/packState.ts';
import { goTo, routes } from '../../state/app/routes.ts';
import { derivedWords } from '../../text/derivedWords.ts';
import { packWords } from '../../text/packWords.ts';
import { text } from '../../text/en.ts';
import { FieldTable } from './FieldTable.tsx';
import { Mappings } from './Mappings.tsx';
import { PackOutputs } from './PackOutputs.tsx';
import { PackVersions } from './PackVersions.tsx';
import { RuleList } from './RuleList.tsx';

type Part = 'fields' | 'mappings' | 'rules' | 'outputs' | 'versions';

/** One pack: its fields, the mappings approved for it, its rules and versions, and what can be done with it. */
export function PackView({
  packId,
  summary,
}: {
  readonly packId: PackId;
  readonly summary: PackSummary | undefined;
}) {
  const detail = usePacks((state) => state.details.get(packId));
  const editing = usePacks((state) => state.editing?.packId === packId || state.parked.has(packId));
  const mappings = useApp((state) => state.mappings);
  const [part, setPart] = useState<Part>('fields');
  const [removing, setRemoving] = useState(false);
  useEffect(() => {
    if (detail === undefined) void loadPack(packId);
  }, [packId, detail]);
  const ofPack = useMemo(() => mappings?.filter((item) => item.packId === packId) ?? [], [mappings, packId]);
  const kind = summary?.kind ?? 'builtIn';
  const title = summary?.title ?? '';
  const shown = kind === 'generic' ? 'mappings' : part;
  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <div className="flex h-11 shrink-0 items-center gap-2 border-b border-line px-3">
        <h2 className="truncate font-semibold" title={title}>
          {title}
        </h2>
        {summary === undefined || summary.version === '' ? null : (
          <Chip>{kind === 'own' ? `v${summary.version}` : summary.version}</Chip>
        )}
        {summary?.archived === true ? <Chip tone="warn">{packWords.archivedGroup}</Chip> : null}
        {kind === 'generic' ? null : (
          <Segments<Part>
            label={packWords.parts}
            value={part}
            onChange={setPart}
            options={[
              { name: 'fields', label: packWords.fields },
              { name: 'mappings', label: `${packWords.mappings} ${String(ofPack.length)}` },
              {
                name: 'rules',
                label: `${packWords.rules} ${String(detail?.pack.expectations?.length ?? 0)}`,
              },
              { name: 'outputs', label: derivedWords.title },
              ...(kind === 'own' ? [{ name: 'versions' as const, label: packWords.versions }] : []),
            ]}
          />
        )}
        {kind === 'generic' ? null : (
          <span className="ml-auto flex items-center gap-2">
            {kind === 'own' ? (
              <Button look="quiet" onClick={() => setRemoving(true)}>
                {ofPack.length > 0 ? packWords.archive : packWords.delete}
              </Button>
            ) : null}
            <Button look="quiet" onClick={() => void exportPack(packId)}>
              {packWords.export}
            </Button>
            <Button
              look={kind === 'own' ? 'quiet' : 'plain'}
              onClick={() => void copyPack(packId, packWords.copyTitle(title))}
            >
              {kind === 'own' ? packWords.copy : packWords.copyToEdit}
            </Button>
            {summary?.archived === true ? (
              <Button onClick={() => void restorePack(packId)}>{packWords.restore}</Button>
            ) : kind === 'own' ? (
              <Button
                look="primary"
                onClick={() => {
                  if (editing) goTo(routes.editPack(packId));
                  else if (detail !== undefined) editPack(detail);
                }}
              >
                {editing ? packWords.goOn : packWords.edit}
              </Button>
            ) : null}
          </span>
        )}
      </div>
      {shown === 'fields' ? (
        <FieldTable detail={detail} />
      ) : shown === 'mappings' ? (
        <Mappings mappings={ofPack} />
      ) : shown === 'rules' ? (
        <RuleList rules={detail?.pack.expectations ?? []} />
      ) : shown === 'outputs' ? (
        <PackOutputs pack={detail?.pack ?? { fields: [] }} />
      ) : (
        <PackVersions packId={packId} />
      )}
      <Dialog
        open={removing}
        onClose={() => setRemoving(false)}
        title={ofPack.length > 0 ? packWords.archiveTitle(title) : packWords.deleteTitle(title)}
      >
        <p className="p-4">
          {ofPack.length > 0 ? packWords.archiveExplain(ofPack.length) : packWords.deleteExplain}
        </p>
        <div className="flex justify-end gap-2 border-t border-line bg-app px-4 py-3">
          <Button onClick={() => setRemoving(false)}>{text.cancel}</Button>
          <Button
            look="danger"
            onClick={() => {
              setRemoving(false);
              void removePack(packId, title);
            }}
          >
            {ofPack.length > 0 ? packWords.archive : packWords.delete}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
