import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import { loadedPart } from '../state/loadedPart.ts';

/** A component whose code is read at its first drawing. */
export function lazyPart<Props>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => ({ default: await loadedPart(load) }));
}
