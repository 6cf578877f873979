import type { ForkChild } from '../local/engine/engineChild.ts';
import type { LocalSettings } from '../local/compose.ts';
import { pipelineLinks } from './pipelineLinks.ts';
import { remotePlaces } from './remotePlaces.ts';
import { textractReader } from './textractReader.ts';

/** What scans reach beyond this machine, commands as well: documents far away, and text recognition for scanned pages. */
export function scanWays(): Required<Pick<LocalSettings, 'remote' | 'pageReader'>> {
  return { remote: remotePlaces, pageReader: textractReader() };
}

/** What a command reaches that asks pipelines: it looks at a folder and works it off not. */
export function guestWays(): ReturnType<typeof deskWays> {
  return { ...scanWays(), links: pipelineLinks(null) };
}

/** What the app reaches beyond this machine: pipelines, and what scans do. */
export function deskWays(fork: ForkChild): Required<Pick<LocalSettings, 'links' | 'remote' | 'pageReader'>> {
  return { ...scanWays(), links: pipelineLinks(fork) };
}
