import type { ForkChild } from '../local/engine/engineChild.ts';
import type { LocalSettings } from '../local/compose.ts';
import { pipelineLinks } from './pipelineLinks.ts';
import { remotePlaces } from './remotePlaces.ts';

/** What the app reaches beyond this machine: pipelines, and documents far away. */
export function deskWays(fork: ForkChild): Required<Pick<LocalSettings, 'links' | 'remote'>> {
  return { links: pipelineLinks(fork), remote: remotePlaces };
}
