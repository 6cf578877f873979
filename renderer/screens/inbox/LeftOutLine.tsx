import { Suspense, useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { setInboxDesk, useInboxDesk } from '../../state/inbox/inboxDesk.ts';
import { leftOutKinds } from '../../state/inbox/givenFiles.ts';
import { text } from '../../text/en.ts';
import { lazyPart } from '../../components/lazyPart.ts';

const LeftOutList = lazyPart(async () => (await import('./LeftOutList.tsx')).LeftOutList);

/** What folders held beside tables, in one line: 14 pictures are no failures. */
export function LeftOutLine() {
  const leftOut = useInboxDesk((state) => state.leftOut);
  const [isOpen, setOpen] = useState(false);
  if (leftOut.length === 0) return null;
  const kinds = leftOutKinds.flatMap((kind) => {
    const count = leftOut.filter((file) => file.kind === kind).length;
    return count === 0 ? [] : [text.inbox.leftOutKinds[kind](count)];
  });
  return (
    <div className="flex shrink-0 items-center gap-3 border-b border-line px-4 py-1.5 text-ink-2">
      <output className="truncate">
        {text.inbox.leftOut(leftOut.length)}: {kinds.join(', ')}
      </output>
      <span className="ml-auto flex shrink-0 gap-2">
        <Button look="quiet" onClick={() => setOpen(true)}>
          {text.inbox.showLeftOut}
        </Button>
        <Button look="quiet" onClick={() => setInboxDesk({ leftOut: [] })}>
          {text.close}
        </Button>
      </span>
      {isOpen ? (
        <Suspense fallback={null}>
          <LeftOutList files={leftOut} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}
