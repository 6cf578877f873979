import { Pencil } from 'lucide-react';
import type { PackId, PackSummary, TargetSchema } from '../../../core/contract/views.ts';
import { useApp } from '../../state/app/appState.ts';
import { usePacks } from '../../state/packs/packState.ts';
import { goTo, routes } from '../../state/app/routes.ts';
import { formatCount } from '../../text/format.ts';
import { packWords } from '../../text/packWords.ts';
import { schemaWords } from '../../text/schemaWords.ts';

/** All packs by where they come from; one that is being changed bears a pencil. */
export function PackList({
  chosen,
  allMappings,
}: {
  readonly chosen: PackId | null;
  /** Whether the mappings of all packs are shown beside it. */
  readonly allMappings: boolean;
}) {
  const mappingCount = useApp((state) => state.mappings?.length ?? 0);
  const list = usePacks((state) => state.list);
  const packs = list ?? [];
  const editing = usePacks((state) => state.editing);
  const parked = usePacks((state) => state.parked);
  const unsaved = [...(editing === null ? [] : [editing]), ...parked.values()]
    .filter(({ version, packId }) => version === 0 && packs.every(({ id }) => id !== packId))
    .map((begun): PackSummary => ({ ...summaryOf(begun.history.present.pack), id: begun.packId }));
  const own = packs.filter(({ kind, archived }) => kind === 'own' && !archived);
  return (
    <nav
      aria-label={schemaWords.packs}
      className="flex w-64 shrink-0 flex-col gap-2 overflow-auto border-r border-line p-2"
    >
      <button
        type="button"
        aria-pressed={allMappings}
        onClick={() => goTo(routes.mappings())}
        className={`flex w-full flex-col rounded-2 px-2 py-1.5 text-left ${
          allMappings ? 'bg-selected' : 'hover:bg-hover'
        }`}
      >
        <span className="flex w-full items-center justify-between gap-2">
          <span className="font-medium">{schemaWords.allMappings}</span>
          <span className="text-12 text-ink-3">{mappingCount > 0 ? formatCount(mappingCount) : null}</span>
        </span>
        <span className="text-12 text-ink-2">{schemaWords.allMappingsFacts}</span>
      </button>
      <Group
        title={packWords.withApp}
        packs={packs.filter(({ kind, archived }) => kind === 'builtIn' && !archived)}
        chosen={chosen}
      />
      <Group
        title={packWords.yours}
        packs={own}
        chosen={chosen}
        empty={list === null ? '' : packWords.noPacks}
      />
      <Group title={packWords.unsaved} packs={unsaved} chosen={chosen} />
      <Group
        title={packWords.generic}
        packs={packs.filter(({ kind }) => kind === 'generic')}
        chosen={chosen}
      />
      <Group
        title={packWords.archivedGroup}
        packs={packs.filter(({ archived }) => archived)}
        chosen={chosen}
      />
    </nav>
  );
}

function Group({
  title,
  packs,
  chosen,
  empty = '',
}: {
  readonly title: string;
  readonly packs: readonly PackSummary[];
  readonly chosen: PackId | null;
  readonly empty?: string;
}) {
  const mappings = useApp((state) => state.mappings);
  const current = usePacks((state) => state.editing?.packId);
  const parked = usePacks((state) => state.parked);
  if (packs.length === 0 && empty === '') return null;
  return (
    <section aria-label={title}>
      <h2 className="px-2 py-1 text-11 font-semibold text-ink-3">{title}</h2>
      {packs.length === 0 ? <p className="px-2 py-1 text-12 text-ink-3">{empty}</p> : null}
      {packs.map((pack) => {
        const on = pack.id === chosen;
        const isBegun = pack.id === current || parked.has(pack.id);
        const count = mappings?.filter((entry) => entry.packId === pack.id).length ?? 0;
        return (
          <button
            key={pack.id}
            type="button"
            aria-pressed={on}
            onClick={() => goTo(isBegun ? routes.editPack(pack.id) : routes.pack(pack.id))}
            className={`mb-0.5 flex w-full flex-col rounded-2 px-2 py-1.5 text-left ${
              on ? 'bg-selected' : 'hover:bg-hover'
            }`}
          >
            <span className="flex w-full items-center justify-between gap-2">
              <span className="truncate font-medium" title={pack.title}>
                {pack.title}
              </span>
              <span className="flex items-center gap-1 text-12 text-ink-3">
                {isBegun ? <Pencil aria-label={packWords.goOn} size={12} /> : null}
                {count > 0 ? formatCount(count) : null}
              </span>
            </span>
            <span className="text-12 text-ink-2">
              {pack.kind === 'generic'
                ? packWords.genericFacts
                : schemaWords.packFacts(pack.fieldCount, pack.requiredCount)}
            </span>
          </button>
        );
      })}
    </section>
  );
}

/** A pack that is not saved yet, as lists show it. */
function summaryOf({ id, title, about, version, fields }: TargetSchema): PackSummary {
  return {
    id,
    title,
    about,
    version,
    kind: 'own',
    archived: false,
    hasSample: false,
    fieldCount: fields.length,
    requiredCount: fields.filter(({ required }) => required).length,
  };
}
