import { Button } from '../../../components/Button.tsx';
import { ProgressBar } from '../../../components/ProgressLine.tsx';
import { useApp } from '../../../state/app/appState.ts';
import { startFind, stopFind } from '../../../state/review/findActions.ts';
import { useFind } from '../../../state/review/findState.ts';
import { text } from '../../../text/en.ts';

/** How the search stands: how far it is, which match of how many is in sight, or why there is none. */
export function FindStatus() {
  const find = useFind();
  const ofSheets = useApp((state) => state.review?.view?.inspection?.kind === 'workbook');
  const { phase, progress, count, columnCount, position, cells, trouble } = find;
  const place = position < 0 ? null : text.find.place({ position, count, columnCount });
  const more = count > cells.length && phase !== 'running' ? text.find.more(cells.length) : undefined;
  const isNothing = phase === 'done' && count === 0;
  return (
    <span className="flex min-w-0 flex-1 items-center gap-2">
      {phase === 'running' ? (
        <span className="late flex shrink-0 items-center gap-2">
          <ProgressBar
            share={
              progress === null || progress.totalBytes === 0 ? null : progress.doneBytes / progress.totalBytes
            }
            label={text.progress.finding}
          />
          <Button look="quiet" onClick={stopFind}>
            {text.cancel}
          </Button>
        </span>
      ) : null}
      {trouble === null ? null : (
        <span role="alert" className="truncate text-bad" title={`${trouble.message} ${trouble.remedy}`}>
          {trouble.message} {trouble.remedy}
        </span>
      )}
      {trouble === null || trouble.code === 'FIND_PATTERN' ? null : (
        <Button onClick={startFind}>{text.retry}</Button>
      )}
      <output className={`truncate ${isNothing ? 'text-warn' : 'text-ink-2'}`} title={more}>
        {isNothing
          ? ofSheets
            ? text.find.nothingStored
            : text.find.nothing
          : [
              ...(place === null ? [] : [place]),
              ...(phase === 'running' && progress?.remainingMs != null
                ? [text.progress.left(progress.remainingMs)]
                : []),
              ...(phase === 'stopped' ? [text.find.stopped(count)] : []),
            ].join(' · ')}
      </output>
      {ofSheets && phase === 'none' ? (
        <span className="truncate text-ink-3" title={text.find.stored}>
          {text.find.stored}
        </span>
      ) : null}
      {more === undefined ? null : <span className="truncate text-ink-3">{more}</span>}
    </span>
  );
}
