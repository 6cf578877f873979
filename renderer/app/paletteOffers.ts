import { commandGroups } from '../keys/command.ts';
import { commands } from '../keys/commands.ts';
import { standingOf } from '../keys/standing.ts';
import type { AppState } from '../state/app/appState.ts';
import { goToColumn, goToField } from '../keys/goToColumn.ts';
import { goTo, routes, settingsParts } from '../state/app/routes.ts';
import { text } from '../text/en.ts';
import type { Ranked } from './rankOffers.ts';

/** One thing that the palette finds. */
export interface Offer extends Ranked {
  readonly kind: string;
  readonly command: string | undefined;
  readonly run: () => void;
}

const { kinds } = text.keys;
const byGroup = commandGroups.flatMap((group) => commands.filter((command) => command.group === group));

/**
 * Everything that can be done or gone to now: commands with those that are not offered and why, files, columns and
 * target fields of the open file, mappings, packs, pages of the settings.
 */
export function paletteOffers(
  state: Pick<AppState, 'inbox' | 'review' | 'mappings' | 'host' | 'settings'>,
): readonly Offer[] {
  const { inbox, review, mappings, host } = state;
  const fields = review?.view?.schema?.fields ?? [];
  const labels = new Map(fields.map((field) => [field.name, field.label]));
  return [
    ...byGroup.flatMap((command): readonly Offer[] => {
      const standing = command.hidden === true ? 'absent' : standingOf(command);
      if (standing === 'absent') return [];
      const why = standing === 'ready' ? undefined : standing.why;
      const { id, title, group, run } = command;
      return [
        {
          id,
          label: title,
          words: text.keys.groups[group],
          kind: text.keys.groups[group],
          why,
          command: id,
          run,
        },
      ];
    }),
    ...(inbox ?? []).map(({ file }) =>
      place(`file ${file.id}`, file.name, { kind: kinds.file, run: () => goTo(routes.review(file.id)) }),
    ),
    ...settingsParts
      .filter((part) => (part !== 'ai' && part !== 'ledger') || state.settings?.llm.mode !== 'never')
      .map((part) =>
        place(`settings ${part}`, text.ai.settings.tabs[part], {
          kind: kinds.settings,
          run: () => goTo(routes.settings(part)),
        }),
      ),
    ...(host?.packs ?? []).map((pack) =>
      place(`pack ${pack.id}`, pack.title, {
        kind: kinds.pack,
        words: pack.id,
        run: () => goTo(routes.pack(pack.id)),
      }),
    ),
    ...(mappings ?? []).map(({ mappingId, fileName, version }) =>
      place(`mapping ${mappingId}`, `${fileName} v${String(version)}`, {
        kind: kinds.mapping,
        run: () => goTo(routes.schemas(mappingId)),
      }),
    ),
    ...(review?.rows ?? []).map(({ columnIndex, profile, field }) =>
      place(`column ${String(columnIndex)}`, profile.name, {
        kind: kinds.column,
        words: field === null ? '' : `${field} ${labels.get(field) ?? ''}`,
        run: () => goToColumn(columnIndex),
      }),
    ),
    ...fields.map((field) =>
      place(`field ${field.name}`, field.name, {
        kind: kinds.field,
        words: field.label,
        run: () => goToField(field.name, text.keys.notFed(field.name)),
      }),
    ),
  ];
}

function place(
  id: string,
  label: string,
  { kind, words = '', run }: { readonly kind: string; readonly words?: string; readonly run: () => void },
): Offer {
  return { id, label, words: `${kind} ${words}`, kind, why: undefined, command: undefined, run };
}
