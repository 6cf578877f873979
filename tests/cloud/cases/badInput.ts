import { randomBytes } from 'node:crypto';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { expect, it } from 'vitest';
import { leadsText } from '../leadsText.ts';
import type { PipelineCloud } from '../pipelineCloud.ts';

/** Whatever can be wrong with objects, messages, sessions and services. Leads are approved before. */
export function itTakesBadInput(opened: () => PipelineCloud): void {
  it('takes a key with blanks, signs and letters of other scripts', async () => {
    const { desk } = opened();
    const key = 'raw/Über + 100%41 & “π”/né [1] 表.csv';
    const id = await desk.put(key, leadsText(12));
    expect((await desk.until(id, 'done')).upload).toMatchObject({
      key,
      fileName: 'né [1] 表.csv',
      counts: { rowsIn: 12, rowsOut: 12 },
    });
  });

  it('fails an empty object, and 100 MB of garbage named .xlsx, with a reason that is seen', async () => {
    const { desk, calls } = opened();
    const [empty, garbage] = await Promise.all([
      desk.put('raw/empty.csv', ''),
      desk.put('raw/garbage.xlsx', randomBytes(100_000_000)),
    ]);
    expect((await desk.until(empty, 'failed')).upload.error).toMatchObject({ code: 'SOURCE_EMPTY' });
    const { error } = (await desk.until(garbage, 'failed')).upload;
    expect(error?.code).toMatch(/^SOURCE_/);
    expect(error?.remedy).not.toBe('');
    const notices = calls.filter(({ operation }) => operation === 'Publish').map(({ body }) => body);
    for (const id of [empty, garbage]) expect(notices.some((body) => body.includes(id))).toBe(true);
  });

  it('counts nothing twice when a message comes again behind its success', async () => {
    const { desk, cloud, calls } = opened();
    const before = calls.length;
    const id = await desk.put('raw/again.csv', leadsText(25));
    const done = await desk.until(id, 'done');
    // Behind it its leads come in.
    await desk.settled();
    const sent = calls.slice(before).filter(({ operation }) => operation.startsWith('SendMessage'));
    expect(sent.length).toBeGreaterThan(2);
    for (const { body } of sent) {
      const {
        QueueUrl,
        MessageBody,
        Entries = [],
      } = JSON.parse(body) as {
        QueueUrl: string;
        MessageBody?: string;
        Entries?: readonly { MessageBody: string }[];
      };
      for (const text of MessageBody === undefined ? Entries.map((one) => one.MessageBody) : [MessageBody])
        await cloud.parts.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: text }));
    }
    const ends = (): readonly string[] => opened().lines.filter((line) => line.includes('message.'));
    const seen = ends();
    await desk.settled();
    const after = await desk.status(id);
    expect(after.upload).toEqual(done.upload);
    expect(after.session).toEqual(done.session);
    expect(ends()).toEqual(seen);
  });

  it('reads the version that it was told of, where the object was written over before it came to it', async () => {
    const { desk, cloud } = opened();
    cloud.levers.objectEvent = () => [1_500];
    await desk.write('raw/twice.csv', leadsText(7));
    await desk.write('raw/twice.csv', leadsText(9));
    const ids = await desk.uploadsOf('raw/twice.csv', 2);
    const ends = await Promise.all(ids.map((id) => desk.until(id, 'done')));
    expect(new Set(ends.map(({ upload }) => upload.counts?.rowsIn))).toEqual(new Set([7, 9]));
  });

  it('gets through services that hold it back', async () => {
    const { desk, cloud } = opened();
    const tries = new Map<string, number>();
    const before = opened().lines.length;
    cloud.levers.fault = ({ service, operation }) => {
      const name = `${service} ${operation.split('/')[0] ?? ''}`;
      tries.set(name, (tries.get(name) ?? 0) + 1);
      return (tries.get(name) ?? 0) <= 2 ? 'throttle' : undefined;
    };
    const id = await desk.put('raw/throttled.csv', leadsText(15));
    const { upload, session } = await desk.until(id, 'done');
    expect(upload.counts).toMatchObject({ rowsIn: 15, rowsOut: 15 });
    expect(session?.counts).toMatchObject({ done: 1, failed: 0 });
    expect(tries.size).toBeGreaterThan(8);
    expect(opened().lines.slice(before).join()).not.toContain('upload.failed');
  });

  it('keeps the notice of a file that could not be taken up at all', async () => {
    const { desk, cloud } = opened();
    cloud.parts.rights.withhold = (name, { action }) =>
      name.includes('-intake-') && action === 'dynamodb:PutItem';
    await desk.write('raw/lost.csv', leadsText(3));
    const [lost = ''] = await desk.received('mapwright-lost-events-dev');
    expect(JSON.parse(lost)).toMatchObject({
      requestContext: { condition: 'RetriesExhausted' },
      requestPayload: { Records: [{ s3: { object: { key: 'raw/lost.csv' } } }] },
    });
  });

  it.each([
    ['a right is missing', 'ACCESS_DENIED', 'deny'],
    ['its session is over', 'SIGN_IN_NEEDED', 'expire'],
  ] as const)('says so where %s, and reads the file when that is mended', async (_, code, what) => {
    const { desk, cloud } = opened();
    const isRead = (action: string): boolean => action === 's3:GetObjectVersion';
    if (what === 'deny')
      cloud.parts.rights.withhold = (name, { action }) => name.includes('-analyze-') && isRead(action);
    const id = await desk.put(`raw/${what}.csv`, leadsText(6), () => {
      if (what === 'expire')
        cloud.levers.fault = ({ service, operation }) =>
          service === 's3' && operation.includes(`/raw/${what}.csv`) && operation.startsWith('GET')
            ? 'expire'
            : undefined;
    });
    expect((await desk.until(id, 'failed')).upload.error).toMatchObject({ code });
    cloud.parts.rights.withhold = undefined;
    cloud.levers.fault = undefined;
    expect(await desk.api('POST', `/status/${id}/redrive`)).toMatchObject({ status: 200 });
    expect((await desk.until(id, 'done')).upload).toMatchObject({ counts: { rowsIn: 6 }, error: null });
  });

  it('tells a desk in the wrong region where the bucket is', async () => {
    await expect(opened().desk.readFrom('us-west-2')).rejects.toMatchObject({
      code: 'NOT_FOUND',
      remedy: expect.stringContaining(opened().cloud.access['AWS_REGION'] ?? '') as string,
    });
  });
}
