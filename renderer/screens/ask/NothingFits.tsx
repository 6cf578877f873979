import { useEffect, useState } from 'react';
import type { AskQuery } from '../../../core/contract/askViews.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { addStep, useAsk } from '../../state/ask/askDesk.ts';
import { type LooserQuery, looserQueries } from '../../state/ask/looserQueries.ts';
import { tellTrouble } from '../../state/app/toasts.ts';
import { askWords as words } from '../../text/askWords.ts';

/** Why an answer has no rows: which condition kept them out, or that there is nothing of the kind. */
export function NothingFits({ query, of }: { readonly query: AskQuery; readonly of: number }) {
  const [tried, setTried] = useState<{ readonly query: AskQuery; readonly found: readonly LooserQuery[] }>();
  const many = useAsk(({ subjects }) =>
    subjects?.find(({ subject }) => JSON.stringify(subject) === JSON.stringify(query.subject)),
  )?.many;
  useEffect(() => {
    let isLeft = false;
    if (of === 0 || query.where.length === 0) return;
    void (async () => {
      try {
        const found = await looserQueries(query);
        if (!isLeft) setTried({ query, found });
      } catch (cause) {
        tellTrouble(cause);
      }
    })();
    return () => {
      isLeft = true;
    };
  }, [query, of]);
  if (of === 0) return <EmptyState title={words.noRowsAtAll(many ?? '')}>{words.noRowsMore}</EmptyState>;
  const looser = tried?.query === query ? tried.found : undefined;
  if (looser === undefined) return <EmptyState title={words.nothing} />;
  if (looser.length === 0) return <EmptyState title={words.nothing}>{words.nothingLooser}</EmptyState>;
  return (
    <EmptyState
      title={words.nothing}
      actions={looser.map((one) => (
        <Button
          key={one.sentence}
          onClick={() => void addStep({ question: '', reading: null, query: one.query })}
        >
          {one.sentence}
        </Button>
      ))}
    >
      {words.looser}
    </EmptyState>
  );
}
