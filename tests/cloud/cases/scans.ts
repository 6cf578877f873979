import { expect, it } from 'vitest';
import type { PipelineCloud } from '../pipelineCloud.ts';
import { plantedCode, type PlantedDocument, plantedDocuments } from '../scans/plantedDocuments.ts';
import { openScanClient, type ScanClient } from '../scans/scanClient.ts';
import { downloadedWorkbook, itemsOfSession } from '../scans/scanOutcome.ts';

/** Code scans over the WebSocket API; what 6,600 documents are like, `npm run cloud -- --scan` tells. */
export function itScans(opened: () => PipelineCloud): void {
  const client = (): Promise<ScanClient> => openScanClient(opened().cloud, opened().desk);
  const worker = () => opened().cloud.function('mapwright-scanWorker-dev');
  const asked = Array.from({ length: 500 }, (_, number) => plantedCode(number));

  it('searches documents that messages name twice, whose workers die and whose client goes away and comes back', async () => {
    const { cloud, desk } = opened();
    const planted: PlantedDocument[] = [];
    for await (const document of plantedDocuments(40)) {
      planted.push(document);
      await desk.write(`scans/first/${document.name}`, document.bytes);
    }
    await desk.write('scans/codes.txt', [...asked, 'HOLE-99999'].join('\n'));
    cloud.levers.arrange = (queue, messages) =>
      queue.includes('scan') ? [[...messages].reverse(), messages.slice(0, 4)] : [messages];
    let deaths = 0;
    cloud.levers.fault = ({ operation }) => {
      if (operation.includes('/drawing_000020.pdf') && deaths < 1) {
        deaths += 1;
        worker().kill();
        return 'reset';
      }
      return operation === 'TransactWriteItems' && Math.random() < 0.05 ? 'lose' : undefined;
    };

    const first = await client();
    first.send({
      action: 'start_scan',
      token: 'ya29.never-to-be-kept',
      file_content: 'scans/first/',
      target_hole_codes: 'scans/codes.txt',
    });
    const { session_id: sessionId } = await first.first('STARTED');
    await first.first('PROGRESS');
    [...cloud.parts.sockets.values()][0]?.lose(first.connectionId);

    const second = await client();
    second.send({ action: 'resume_scan', session_id: sessionId });
    const complete = await second.first('COMPLETE');
    cloud.levers.fault = undefined;
    cloud.levers.arrange = undefined;

    const found = planted.flatMap(({ name, codes }) => (codes ?? []).map((code) => `${name}: ${code}`));
    expect(complete).toMatchObject({ total_matches: found.length, total_processed: 40 });
    const { meta, files } = await itemsOfSession(cloud, sessionId);
    expect(meta).toMatchObject({ file_name: 'meta', total_files: 40, processed_count: 40 });
    expect(files.size).toBe(40);
    expect(files.get('~meta')).toMatchObject({ found_codes: [plantedCode(1)], status: '1 Code' });
    expect(files.get('~~meta')).toMatchObject({ found_codes: [plantedCode(2)], document_name: '~meta' });
    expect(files.get('b/plan.txt')).toMatchObject({
      status: '2 Codes',
      pdf_link: expect.stringMatching(/^s3:\/\/.*\/scans\/first\/b\/plan.txt$/),
    });
    expect(files.get('damaged.pdf')).toMatchObject({ status: 'Unreadable', found_codes: [] });
    expect(files.get('scanned.pdf')).toMatchObject({
      status: 'Unreadable',
      pages: 1,
      unreadable_pages: 1,
      error: expect.stringContaining('SOURCE_NO_TEXT'),
    });
    const sheets = await downloadedWorkbook(complete.download_url);
    expect(
      sheets('Matches')
        .map(([name, , , code]) => `${name}: ${code}`)
        .sort(),
    ).toEqual(found.sort());
    expect(sheets('Unreadable').map(([name]) => name)).toEqual([
      'damaged.pdf',
      'empty.txt',
      'hostile.pdf',
      'scanned.pdf',
    ]);
    expect(
      sheets('Codes')
        .filter(([, , , , is]) => is === 'not found')
        .map(([code]) => code),
    ).toContain('HOLE-99999');
    const values = second.of('PROGRESS').map(({ value }) => value);
    expect(values.at(-1)).toBe(100);
    await desk.settled();
    expect([...first.of('COMPLETE'), ...second.of('COMPLETE')]).toHaveLength(1);
    const kept = JSON.stringify([await desk.items(), opened().lines]);
    expect(kept).not.toContain('ya29.never-to-be-kept');
  });

  it('begins one scan when the same request is given twice, and tells each found code and how far it is', async () => {
    const live = await client();
    const word = {
      action: 'start_scan',
      request_id: 'once',
      file_content: [
        { file_name: 'meta', file_content: 'HOLE-1 and HOLE-2', pdf_link: 'https://example.org/meta' },
        { file_name: 'other.txt', file_content: 'H0LE-1 is near, no more' },
      ],
      target_hole_codes: ['HOLE-1', 'HOLE-2', 'HOLE-3'],
    };
    live.send(word);
    live.send(word);
    const complete = await live.first('COMPLETE');
    await opened().desk.settled();
    expect(new Set(live.of('STARTED').map(({ session_id }) => session_id)).size).toBe(1);
    expect(live.of('COMPLETE')).toEqual([complete]);
    expect(live.of('MATCH_FOUND').map(({ data }) => data)).toEqual(
      ['HOLE-1', 'HOLE-2'].map((hole_code) => ({
        hole_code,
        file_name: 'meta',
        status: '2 Codes',
        pdf_link: 'https://example.org/meta',
      })),
    );
    expect(live.of('PROGRESS').at(-1)).toEqual({ type: 'PROGRESS', value: 100, processed: 2, total: 2 });
    const { meta } = await itemsOfSession(opened().cloud, live.of('STARTED')[0]?.session_id ?? '');
    expect(meta).toMatchObject({
      target_hole_codes: word.target_hole_codes,
      connection_id: live.connectionId,
    });
  });

  it('tells a client that comes back what was found, and gives a scan to nobody else', async () => {
    const live = await client();
    live.send({
      action: 'start_scan',
      file_content: [{ file_name: 'a', file_content: 'K-77' }],
      target_hole_codes: ['K-77'],
    });
    const { session_id } = await live.first('STARTED');
    await live.first('COMPLETE');
    const back = await client();
    back.send({ action: 'resume_scan', session_id, matches: true });
    await back.first('COMPLETE');
    expect(back.words.map(({ type }) => type)).toEqual([
      'STARTED',
      'MATCH_FOUND',
      'MATCHES_END',
      'PROGRESS',
      'COMPLETE',
    ]);
    back.send({ action: 'resume_scan', session_id: 'another' });
    expect((await back.first('ERROR')).message).toContain('There is no scan another');
  });

  it('counts a document that kills its worker each time as one that cannot be read, and those beside it', async () => {
    const { cloud, desk } = opened();
    for (const name of ['before.txt', 'poison.txt', 'then.txt'])
      await desk.write(`scans/poison/${name}`, 'K-77');
    cloud.levers.fault = ({ operation }) =>
      operation.startsWith('GET') && operation.includes('/poison.txt') && worker().kill() > 0
        ? 'reset'
        : undefined;
    const live = await client();
    live.send({ action: 'start_scan', file_content: 'scans/poison/', target_hole_codes: ['K-77'] });
    const { session_id } = await live.first('STARTED');
    expect(await live.first('COMPLETE')).toMatchObject({ total_matches: 2, total_processed: 3 });
    const { meta, files } = await itemsOfSession(cloud, session_id);
    expect(meta['processed_count']).toBe(3);
    expect(files.get('poison.txt')).toMatchObject({
      status: 'Unreadable',
      error: expect.stringContaining('WORK_GIVEN_UP'),
    });
    expect(files.get('then.txt')).toMatchObject({ status: '1 Code' });
  });

  it('ends with what is counted when its owner says why, and lists the rest in the workbook', async () => {
    const { cloud, desk } = opened();
    const names = ['a.txt', 'b stuck.txt', 'c.txt'];
    for (const name of names) await desk.write(`scans/ended/${name}`, 'K-77');
    cloud.levers.fault = ({ operation }) =>
      operation.startsWith('GET') && operation.includes('stuck') && worker().kill() > 0 ? 'reset' : undefined;
    const live = await client();
    live.send({ action: 'start_scan', file_content: 'scans/ended/', target_hole_codes: ['K-77'] });
    const { session_id } = await live.first('STARTED');
    await live.first('PROGRESS');
    live.send({ action: 'end_scan', session_id, reason: 'no' });
    expect((await live.first('ERROR')).message).toContain('reason');
    live.send({ action: 'end_scan', session_id, reason: 'The drawing is lost.' });
    expect(await live.first('END_TAKEN')).toEqual({ type: 'END_TAKEN', session_id, outcome: 'forced' });
    const complete = await live.first('COMPLETE');
    cloud.levers.fault = undefined;
    await desk.settled();
    const { meta, files } = await itemsOfSession(cloud, session_id);
    expect(meta).toMatchObject({ state: 'complete', ended_reason: 'The drawing is lost.', total_files: 3 });
    expect(meta['processed_count']).toBe(files.size);
    expect(complete).toMatchObject({ total_matches: files.size, total_processed: files.size });
    expect(complete.message).toContain(`${String(3 - files.size)} of 3 documents are not counted`);
    const sheets = await downloadedWorkbook(complete.download_url);
    const missing = sheets('Not searched').map(([name]) => name);
    expect(missing).toContain('b stuck.txt');
    expect(new Set([...files.keys(), ...missing])).toEqual(new Set(names));
    live.send({ action: 'end_scan', session_id, reason: 'The drawing is lost.' });
    await expect.poll(() => live.of('END_TAKEN').at(-1)?.outcome, { timeout: 30_000 }).toBe('ended');
    expect(live.of('COMPLETE')).toHaveLength(1);
  });

  it('finds thousands of codes in one document, keeps all and tells the first', async () => {
    const codes = Array.from({ length: 3_000 }, (_, number) => plantedCode(number));
    await opened().desk.write('scans/list.txt', codes.join('\n'));
    const live = await client();
    live.send({ action: 'start_scan', file_content: 'scans/list.txt', target_hole_codes: 'scans/list.txt' });
    const { session_id } = await live.first('STARTED');
    const complete = await live.first('COMPLETE');
    expect(complete).toMatchObject({ total_matches: 3_000, total_processed: 1 });
    expect(live.of('MATCH_FOUND').map(({ data }) => data.hole_code)).toEqual(codes.slice(0, 500));
    const { files } = await itemsOfSession(opened().cloud, session_id);
    expect(files.get('list.txt')).toMatchObject({ status: '3000 Codes', found_count: 3_000 });
    const sheets = await downloadedWorkbook(complete.download_url);
    expect(sheets('Codes').filter(([, , , , is]) => is === 'found')).toHaveLength(3_000);
  });

  it('says what is wrong with a request, and of a scan without documents', async () => {
    const live = await client();
    live.send({ action: 'start_scan', file_content: 'raw/', target_hole_codes: ['K-1'] });
    expect((await live.first('ERROR')).message).toContain('scans/');
    const empty = await client();
    empty.send({ action: 'start_scan', file_content: 'scans/nothing/', target_hole_codes: ['K-1'] });
    expect((await empty.first('ERROR')).message).toContain('no document');
    const drive = await client();
    drive.send({
      action: 'start_scan',
      token: 'ya29.x',
      file_content: 'https://drive.google.com/drive/folders/1',
      target_hole_codes: ['K-1'],
    });
    expect((await drive.first('ERROR')).message).toContain('Google Drive');
  });
}
