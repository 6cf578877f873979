import { type ComponentType, createElement, lazy, useState } from 'react';
import { loadedPart } from '../state/app/loadedPart.ts';

/** A component whose code is read at its first drawing, or ahead of it. */
export type LazyPart<Props extends object> = ComponentType<Props> & {
  /** Reads the code. Once that is done, the part is drawn at once, without a frame in which it is missing. */
  readonly ahead: () => Promise<unknown>;
};

/** A component whose code is read at its first drawing. */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>): LazyPart<Props> {
  let there: ComponentType<Props> | undefined;
  const ahead = async () => (there ??= await loadedPart(load));
  const later = lazy(async () => ({ default: await ahead() }));
  // Waiting for `lazy` costs a frame, and 300 ms after another wait, even for what is there. What was drawn first
  // stays, as another component in its place would begin anew.
  function Part(props: Props) {
    const [part] = useState<ComponentType<Props>>(() => there ?? later);
    return createElement(part, props);
  }
  return Object.assign(Part, { ahead });
}
