import type { AskTopic } from '../askField.ts';
import type { KnownPack } from './deskField.ts';
import { fileTopic } from './fileTopic.ts';
import { mappingTopic } from './mappingTopic.ts';
import { runTopic } from './runTopic.ts';
import { scanTopic } from './scanTopic.ts';

/** What can be asked about besides records: closed lists, whose columns each store has. */
export function deskTopics(packs: readonly KnownPack[]): readonly AskTopic[] {
  return [runTopic(packs), fileTopic(packs), mappingTopic(packs), scanTopic()];
}
