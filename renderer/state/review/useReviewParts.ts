import { useShallow } from 'zustand/react/shallow';
import { type ReviewState, useApp } from '../app/appState.ts';

/** Some parts of the open review; what uses them is drawn anew when one of them changes, and for nothing else. `null`: none is open. */
export function useReviewParts<Name extends keyof ReviewState>(
  ...names: readonly Name[]
): Pick<ReviewState, Name> | null {
  return useApp(
    useShallow(({ review }) =>
      review === null
        ? null
        : (Object.fromEntries(names.map((name) => [name, review[name]])) as Pick<ReviewState, Name>),
    ),
  );
}
