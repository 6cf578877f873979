import type { GridMenuEntry } from '../components/grid/gridMenu.ts';
import { commands } from './commands.ts';
import { standingOf } from './standing.ts';

/** Commands as the entries of a row's menu, in the order given; a line stands before those of `apart`. */
export function rowMenuOf(ids: readonly string[], apart: readonly string[] = []): readonly GridMenuEntry[] {
  return ids.flatMap((id) => {
    const command = commands.find((one) => one.id === id);
    const standing = command === undefined ? 'absent' : standingOf(command);
    if (command === undefined || standing === 'absent') return [];
    return [
      {
        id,
        label: command.title,
        command: id,
        off: standing !== 'ready',
        apart: apart.includes(id),
        onPick: command.run,
      },
    ];
  });
}

/** The menu of a row of the table of columns; the row has the cursor by then. */
export function columnRowMenu(): readonly GridMenuEntry[] {
  return rowMenuOf(
    [
      'review.accept',
      'review.choose',
      'review.ignore',
      'review.details',
      'review.combine',
      'review.split',
      'reading.types',
      'ai.ask',
      'reading.issues',
    ],
    ['review.combine', 'ai.ask', 'reading.issues'],
  );
}

/** The menu of a run. */
export function runRowMenu(): readonly GridMenuEntry[] {
  return rowMenuOf(['history.details', 'history.openFile', 'history.again']);
}
