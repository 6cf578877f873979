import { Button } from '../../components/Button.tsx';
import { useApp } from '../../state/app/appState.ts';
import { openMerge } from '../../state/review/mergeActions.ts';
import { text } from '../../text/en.ts';

/** Says before the approval that somebody else has approved a newer version than the draft stands on. */
export function NewerNotice() {
  const newer = useApp((state) => state.review?.view?.newer);
  const title = useApp((state) => state.review?.view?.schema?.title ?? '');
  if (newer === undefined) return null;
  return (
    <div className="flex min-h-8 shrink-0 items-center gap-3 border-b border-line bg-warn-bg px-4 py-1 text-warn">
      <output className="min-w-0 truncate" title={text.merge.newerLong(title, newer)}>
        <span aria-hidden="true">△ </span>
        {text.merge.newerLong(title, newer)}
      </output>
      <Button onClick={() => void openMerge(false)}>{text.merge.compare}</Button>
    </div>
  );
}
