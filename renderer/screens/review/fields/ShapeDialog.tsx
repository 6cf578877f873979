import { Suspense } from 'react';
import { Dialog } from '../../../components/Dialog.tsx';
import { useApp } from '../../../state/app/appState.ts';
import { closeShaping } from '../../../state/review/shapingActions.ts';
import { shapeWords } from '../../../text/shapeWords.ts';
import { lazyPart } from '../../../components/lazyPart.ts';

const CombineForm = lazyPart(async () => (await import('./CombineForm.tsx')).CombineForm);
const SplitForm = lazyPart(async () => (await import('./SplitForm.tsx')).SplitForm);

/** Making one field of several columns, or several fields of one. */
export function ShapeDialog() {
  const shaping = useApp((state) => state.review?.shaping ?? null);
  const name = useApp((state) =>
    shaping?.kind === 'split' ? (state.review?.rows[shaping.columnIndex]?.profile.name ?? '') : '',
  );
  return (
    <Dialog
      open={shaping !== null}
      onClose={closeShaping}
      title={shaping?.kind === 'split' ? shapeWords.split.title(shortened(name)) : shapeWords.combine.title}
      width={shaping?.kind === 'split' ? 'w-240' : 'w-200'}
    >
      <Suspense fallback={<div className="h-80" />}>
        {shaping?.kind === 'combine' ? <CombineForm first={shaping} /> : null}
        {shaping?.kind === 'split' ? <SplitForm columnIndex={shaping.columnIndex} /> : null}
      </Suspense>
    </Dialog>
  );
}

/** Characters of a header that a title holds. */
const mostCharacters = 60;

function shortened(name: string): string {
  return name.length > mostCharacters ? `${name.slice(0, mostCharacters)}…` : name;
}
