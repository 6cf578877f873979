import { text } from '../../text/en.ts';
import { oneLine } from '../../text/oneLine.ts';

const grounds = { plain: 'bg-subtle', bad: 'bg-bad-bg text-bad' } as const;

/** Cells as they stand in the source, side by side on one line or on as many as they need; an empty one says so. */
export function ExampleCells({
  cells,
  wrap = false,
  ground = 'plain',
}: {
  readonly cells: readonly string[];
  /** On several lines, so that all of them are seen; else those that have no room on the line are left out, each whole. */
  readonly wrap?: boolean;
  readonly ground?: keyof typeof grounds;
}) {
  return (
    <span className={`flex min-w-0 flex-wrap gap-1 ${wrap ? '' : 'h-4 overflow-hidden'}`}>
      {cells.map((cell) => (
        <span
          key={cell}
          title={cell}
          className={`truncate rounded-1 px-1 font-mono text-12 whitespace-pre ${grounds[ground]} ${
            wrap ? 'max-w-full' : 'max-w-[min(10rem,100%)]'
          }`}
        >
          {cell === '' ? text.preview.emptyCell : oneLine(cell)}
        </span>
      ))}
    </span>
  );
}
