import { useState } from 'react';
import type { Transform } from '../../../../core/contract/views.ts';
import { Button } from '../../../components/Button.tsx';
import { Chip } from '../../../components/Chip.tsx';
import { useApp } from '../../../state/app/appState.ts';
import type { ReviewRow } from '../../../state/columns/reviewRows.ts';
import { trialWords } from '../../../text/trialWords.ts';
import { useValueMap } from './useValueMap.ts';
import { ValueMapEditor } from './ValueMapEditor.tsx';

/** How far the values of the column are mapped to the field's list, and the way to change it; nothing for fields without a list. */
export function ValueMapSummary({
  row,
  field,
  onUse,
}: {
  readonly row: ReviewRow;
  readonly field: string;
  readonly onUse: (step: Extract<Transform, { readonly kind: 'mapValues' }>) => void;
}) {
  const [open, setOpen] = useState(false);
  const choices = useApp(
    (state) => state.review?.view?.schema?.fields.find((one) => one.name === field)?.enum,
  );
  const map = useValueMap(row, field);
  if (map === null) return null;
  const isList = choices !== undefined && choices.length > 0;
  const openCount = map.lines.filter((line) => line.sure === 'open').length;
  const likely = map.lines.filter((line) => line.sure === 'likely').length;
  return (
    <div className="mt-2 flex flex-wrap items-center gap-1.5 rounded-2 bg-subtle px-2 py-1.5">
      {isList ? (
        <>
          <span className="text-12">
            {trialWords.map.summary(map.lines.length - openCount, map.lines.length)}
          </span>
          {openCount === 0 ? null : <Chip tone="bad">{trialWords.map.open(openCount)}</Chip>}
          {likely === 0 ? null : <Chip tone="warn">{trialWords.map.likely(likely)}</Chip>}
        </>
      ) : (
        <span className="text-12 text-ink-2">{trialWords.map.section}</span>
      )}
      <span className="ml-auto">
        <Button look={openCount > 0 && isList ? 'primary' : 'plain'} onClick={() => setOpen(true)}>
          {trialWords.map.edit}
        </Button>
      </span>
      {open ? (
        <ValueMapEditor
          title={trialWords.map.title(row.profile.name, field)}
          map={map}
          choices={choices ?? []}
          onClose={() => setOpen(false)}
          onUse={(step) => {
            setOpen(false);
            onUse(step);
          }}
        />
      ) : null}
    </div>
  );
}
