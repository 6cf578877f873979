import { Suspense } from 'react';
import { Dialog } from '../../../components/Dialog.tsx';
import { dropRequest } from '../../../state/review/aiActions.ts';
import { useApp } from '../../../state/app/appState.ts';
import { text } from '../../../text/en.ts';
import { lazyPart } from '../../../components/lazyPart.ts';

// Nobody who leaves AI off ever loads it.
const Request = lazyPart(async () => (await import('./Request.tsx')).Request);

/** The exact request, to be read before it is sent. */
export function RequestDialog() {
  const open = useApp((state) => state.overlay === 'ai');
  return (
    <Dialog open={open} onClose={dropRequest} title={text.ai.preview.title} width="w-230">
      {open ? (
        <Suspense fallback={<div className="h-120" />}>
          <Request />
        </Suspense>
      ) : null}
    </Dialog>
  );
}
