import { FileDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { droppedFiles } from '../state/inbox/droppedFiles.ts';
import { useDropTarget } from '../state/inbox/dropTarget.ts';
import { takeGiven } from '../state/inbox/inboxActions.ts';
import type { GivenFile } from '../state/inbox/givenFiles.ts';
import { text } from '../text/en.ts';

/** Takes files dropped anywhere in the window and shows, while they hang over it, that they will be taken. */
export function DropZone() {
  const [over, setOver] = useState(false);
  const target = useDropTarget((state) => state.target);
  useEffect(() => {
    // Entering a child leaves its parent, so the depth tells when the files have left the window.
    let depth = 0;
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
    const onEnter = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth += 1;
      setOver(true);
    };
    const onOver = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
      // Comes again and again: a busy page may have missed the entering.
      setOver(true);
    };
    const onLeave = (): void => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      const { clientX } = event;
      const taker = useDropTarget.getState().target;
      const take = taker === null ? takeGiven : (files: readonly GivenFile[]) => taker.take(files, clientX);
      if (event.dataTransfer !== null) void droppedFiles(event.dataTransfer).then(take);
    };
    window.addEventListener('dragenter', onEnter);
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragenter', onEnter);
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, []);
  if (!over) return null;
  return (
    <div className="pointer-events-none fixed inset-0 z-60 flex items-center justify-center bg-(--veil) p-4">
      <div className="flex h-full w-full flex-col items-center justify-center gap-2 rounded-3 border-2 border-dashed border-accent bg-surface/95">
        <FileDown aria-hidden="true" size={32} className="text-accent" />
        <p className="text-18 font-semibold">{target?.title ?? text.inbox.dropNow}</p>
        <p className="text-ink-2">{target?.more ?? text.inbox.dropNowMore}</p>
      </div>
    </div>
  );
}
