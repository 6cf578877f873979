import { useEffect, useState } from 'react';
import type { ColumnPast } from '../../../../core/contract/views.ts';
import { Button } from '../../../components/Button.tsx';
import { getSession } from '../../../client/session.ts';
import { type Trouble, troubleOf } from '../../../client/trouble.ts';
import { useApp } from '../../../state/app/appState.ts';
import { goTo, routes } from '../../../state/app/routes.ts';
import { text } from '../../../text/en.ts';
import { formatDate } from '../../../text/format.ts';
import { pastWords } from '../../../text/pastWords.ts';
import { Section } from './Section.tsx';

/** Quiet before the past is asked for, in milliseconds, so that walking through columns asks for nothing. */
const askAfterMs = 150;
/** Entries shown at first. */
const shownFirst = 4;

/** What approved versions did with a column of this header, nearest first. Asked for once the cursor rests on it. */
export function PastSection({ columnIndex }: { readonly columnIndex: number }) {
  const fileId = useApp((state) => state.review?.fileId);
  const [found, setFound] = useState<readonly ColumnPast[] | Trouble | null>(null);
  const [all, setAll] = useState(false);
  useEffect(() => {
    if (fileId === undefined) return undefined;
    let wanted = true;
    const keep = (next: readonly ColumnPast[] | Trouble): void => {
      if (wanted) setFound(next);
    };
    const timer = setTimeout(() => {
      getSession()
        .client.review.columnPast({ fileId, columnIndex })
        .then(keep, (cause: unknown) => keep(troubleOf(cause)));
    }, askAfterMs);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [fileId, columnIndex]);
  return (
    <Section title={pastWords.title}>
      {found === null ? <p className="text-ink-3">…</p> : null}
      {found !== null && 'message' in found ? <p className="text-bad">{found.message}</p> : null}
      {found !== null && !('message' in found) ? (
        found.length === 0 ? (
          <p className="text-ink-2">{pastWords.none}</p>
        ) : (
          <>
            <ol className="flex flex-col">
              {found.slice(0, all ? undefined : shownFirst).map((past) => (
                <li key={`${past.mappingId} ${String(past.version)}`}>
                  <Entry past={past} />
                </li>
              ))}
            </ol>
            {found.length <= shownFirst ? null : (
              <Button look="quiet" onClick={() => setAll(!all)}>
                {all ? pastWords.fewer : pastWords.more(found.length - shownFirst)}
              </Button>
            )}
          </>
        )
      ) : null}
    </Section>
  );
}

function Entry({ past }: { readonly past: ColumnPast }) {
  const field = past.leftOut ? text.review.leftOut : (past.field ?? text.review.noField);
  return (
    <button
      type="button"
      title={pastWords.open(past.version)}
      onClick={() => goTo(routes.schemas(past.mappingId, past.version))}
      className="-mx-2 grid w-[calc(100%+1rem)] grid-cols-[3.5rem_1fr] gap-x-2 rounded-1 px-2 py-1 text-left hover:bg-hover"
    >
      <span className="text-12 whitespace-nowrap text-ink-2">
        {pastWords.versions(past.version, past.until)}
      </span>
      <span className="min-w-0">
        <span className="flex min-w-0 items-baseline gap-1.5">
          <span className={`truncate ${past.field === null ? 'text-ink-2' : 'font-mono text-12'}`}>
            {field}
          </span>
          {past.present ? <span className="shrink-0 text-12 text-ok">{pastWords.present}</span> : null}
        </span>
        {past.before === null ? null : (
          <span className="block text-12 break-words text-ink-2">
            {past.before.stepsChanged ? pastWords.steps : pastWords.was(past.before.field, past.version)}
          </span>
        )}
        {past.parts.length === 0 ? null : (
          <span className="block text-12 break-words text-ink-2">{pastWords.also(past.parts)}</span>
        )}
        <span className="block text-12 break-words text-ink-3">
          {[pastWords.of[past.of], past.approvedBy, formatDate(past.approvedAt), past.fileName]
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
        {past.reason === '' ? null : (
          <span className="block text-12 break-words text-ink-2">“{past.reason}”</span>
        )}
      </span>
    </button>
  );
}
