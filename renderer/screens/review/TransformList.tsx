import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { Transform } from '../../../core/contract/views.ts';
import { IconButton } from '../../components/Button.tsx';
import { MenuButton } from '../../components/MenuButton.tsx';
import { edit } from '../../state/draftActions.ts';
import type { ReviewRow } from '../../state/reviewRows.ts';
import { text } from '../../text/en.ts';
import { Section } from './Section.tsx';
import { type TransformDraft, TransformForm } from './TransformForm.tsx';
import { ValueMapForm } from './ValueMapForm.tsx';

const dayFirst = ['DD.MM.YYYY', 'DD/MM/YYYY', 'DD-MM-YYYY', 'DD/MM/YY'];
const monthFirst = ['MM/DD/YYYY', 'MM-DD-YYYY', 'MM/DD/YY'];
const yearFirst = ['YYYY-MM-DD', 'YYYY/MM/DD', 'YYYYMMDD'];

/** What happens to each cell on its way to the field, in words, and the way to change it. */
export function TransformList({ row }: { readonly row: ReviewRow }) {
  const [draft, setDraft] = useState<TransformDraft | null>(null);
  const transforms = row.decision?.transforms ?? [];
  const shared = useSharedField(row);
  if (row.decision === null || row.field === null) return null;
  const put = (next: readonly Transform[]): void => {
    setDraft(null);
    edit(text.steps.transforms(row.profile.name), [
      { kind: 'setTransforms', columnIndex: row.columnIndex, transforms: next },
    ]);
  };
  const add = (transform: Transform): void => put(withTransform(transforms, transform));
  const { menu } = text.transforms;
  const simple: readonly (readonly [string, Transform])[] = [
    [menu.trim, { kind: 'trim' }],
    [menu.upperCase, { kind: 'upperCase' }],
    [menu.lowerCase, { kind: 'lowerCase' }],
    [menu.numberPoint, { kind: 'parseNumber', decimalMark: '.' }],
    [menu.numberComma, { kind: 'parseNumber', decimalMark: ',' }],
    [menu.dayFirst, { kind: 'parseDate', formats: dayFirst }],
    [menu.monthFirst, { kind: 'parseDate', formats: monthFirst }],
    [menu.yearFirst, { kind: 'parseDate', formats: yearFirst }],
    [menu.parseBoolean, { kind: 'parseBoolean' }],
    ...(shared ? [[menu.concatenate, { kind: 'concatenate', separator: ' ' }] as const] : []),
  ];
  return (
    <Section
      title={text.inspector.transforms}
      aside={
        <MenuButton
          look="chip"
          arrow={false}
          entries={[
            ...simple.map(([label, transform]) => ({ id: label, label, onPick: () => add(transform) })),
            { id: 'default', label: menu.defaultValue, onPick: () => setDraft('defaultValue') },
            { id: 'split', label: menu.split, onPick: () => setDraft('split') },
            { id: 'map', label: menu.mapValues, onPick: () => setDraft('mapValues') },
          ]}
        >
          <Plus aria-hidden="true" size={13} />
          {text.inspector.addTransform}
        </MenuButton>
      }
    >
      {transforms.length === 0 ? (
        <p className="text-ink-2">{text.inspector.noTransforms}</p>
      ) : (
        <ol>
          {transforms.map((transform, index) => {
            const words = text.transforms.words(transform);
            return (
              <li key={words} className="flex min-h-7 items-center gap-2">
                <span className="text-12 text-ink-3">{index + 1}</span>
                <span className="min-w-0 flex-1">{words}</span>
                <IconButton
                  label={text.inspector.removeTransform(words)}
                  onClick={() => put(transforms.filter((_, at) => at !== index))}
                >
                  <X aria-hidden="true" size={13} />
                </IconButton>
              </li>
            );
          })}
        </ol>
      )}
      {draft === 'mapValues' ? (
        <ValueMapForm row={row} onDone={add} onCancel={() => setDraft(null)} />
      ) : draft === null ? null : (
        <TransformForm kind={draft} onDone={add} onCancel={() => setDraft(null)} />
      )}
    </Section>
  );
}

function useSharedField(row: ReviewRow): boolean {
  return row.conflict;
}

/** Joining stands first; of the readings of a kind only one makes sense, so a new one takes the place of the old. */
export function withTransform(list: readonly Transform[], added: Transform): readonly Transform[] {
  const kept = list.filter((transform) => transform.kind !== added.kind);
  return added.kind === 'concatenate' ? [added, ...kept] : [...kept, added];
}
