import { writeSync } from 'node:fs';
import { drawnCodes } from '../../../drawings/drawing.ts';
import { composeFromSources } from '../sourceWorld.ts';

/**
 * A host that scans a folder until it is done or killed: `scanner.ts DATA FOLDER`. Goes on with the scan that is there, or
 * begins one; each time it changes, its state and documents are written to standard output.
 */
const [, , data = '', path = ''] = process.argv;
const world = await composeFromSources(data);
const { service } = world;
await service.resume();
const [present] = await service.scans.list({ limit: 1 });
const scanId =
  present?.id ??
  (
    await service.scans.start({
      codes: drawnCodes.map((text) => ({ text, isPattern: false })),
      options: { anyCase: true, anySeparator: true },
      place: { kind: 'folder', path, withSubfolders: true },
      textract: false,
    })
  ).scanId;
const over = new AbortController();
const telling = (async () => {
  for await (const scans of service.scans.watch(undefined, over.signal))
    for (const { state, counts } of scans) writeSync(1, `${state} ${counts.documents}\n`);
})();
await service.scans.finished({ scanId });
over.abort();
await telling;
await world.close();
