import { AppError } from '../model/errors.ts';
import type { OutboxRecord } from '../ports/outboxStore.ts';
import type { PipelineLink, SendOrder } from '../ports/pipelineLink.ts';
import type { Sources } from '../ports/sources.ts';

/** How sending is followed and broken off. */
export type SendControl = Required<Pick<SendOrder, 'onBegun' | 'onProgress' | 'signal'>>;

/** Sends the file of an entry; one that was sent in part goes on where it stopped. */
export async function sendFile(
  link: PipelineLink,
  { id, fileId, fileName, lane, by, mark, sizeBytes }: OutboxRecord,
  { sources, ...control }: SendControl & { readonly sources: Pick<Sources, 'open'> },
): Promise<void> {
  const source = await sources.open(fileId);
  try {
    if (source.sizeBytes !== sizeBytes)
      throw new AppError('SOURCE_CHANGED', `${fileName} is no longer as it was when it was to be sent.`, {
        remedy: 'Discard this entry, then send the file as it is now.',
      });
    await link.send({
      source,
      fileName,
      lane,
      by,
      token: id,
      ...(mark === null ? {} : { resume: mark }),
      ...control,
    });
  } finally {
    await source.close();
  }
}
