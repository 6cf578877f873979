import { Button } from '../../components/Button.tsx';
import { useApp } from '../../state/app/appState.ts';
import { readSourceAgain, useSourceTrouble } from '../../state/session/sourceTrouble.ts';
import { text } from '../../text/en.ts';

/** Says that the file is no longer what was read, what that means for what is on the desk, and has it read again. */
export function SourceNotice() {
  const fileId = useApp((state) => state.review?.fileId);
  const reading = useApp((state) => state.review?.view?.item.file.state !== 'review');
  const met = useSourceTrouble((state) => state.met);
  if (met === null || fileId === undefined || met.fileId !== fileId || reading) return null;
  return (
    <div
      role="alert"
      className="flex min-h-8 shrink-0 items-center gap-3 border-b border-line bg-warn-bg px-4 py-1 text-warn"
    >
      <p className="min-w-0 flex-1">
        <span aria-hidden="true">△ </span>
        <strong className="font-semibold wrap-anywhere">{met.trouble.message}</strong>{' '}
        {met.trouble.code === 'SOURCE_CHANGED' ? text.review.sourceChanged : text.review.sourceGone}
      </p>
      <Button onClick={() => void readSourceAgain(fileId)}>{text.review.readAgain}</Button>
    </div>
  );
}
