import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsDefaults } from '../../../core/model/aws.ts';
import type { TextPiece } from '../../../core/model/scan.ts';
import { memorySource } from '../../../core/open/memoryScratch.ts';
import { textractReader } from '../../../infra/desk/textractReader.ts';
import { lonePage } from '../../../infra/local/documents/lonePage.ts';
import { standInCredentials } from '../../cloud/emulators/standIn.ts';
import { openTextract, type TextractFault, type TextractServer } from '../../cloud/emulators/textract.ts';
import { makePdf } from '../../drawings/makePdf.ts';

let folder: string;
let server: TextractServer | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mapwright-textract-'));
});
afterEach(async () => {
  Reflect.deleteProperty(process.env, 'AWS_ENDPOINT_URL_TEXTRACT');
  await server?.close();
  server = undefined;
  rmSync(folder, { recursive: true, force: true });
});

/** A page of 600 by 400 points with a line drawn on it. */
const drawn = async () =>
  lonePage(
    memorySource(
      await makePdf((pdf) => {
        pdf
          .addPage({ size: [600, 400], margin: 0 })
          .moveTo(0, 0)
          .lineTo(100, 100)
          .stroke();
      }),
    ),
    1,
  );

async function read(
  fault: (call: number) => TextractFault | undefined = () => undefined,
  { secret, signal }: { readonly secret?: string; readonly signal?: AbortSignal } = {},
): Promise<readonly TextPiece[]> {
  server = await openTextract(
    () => [
      [
        { text: 'HOLE-1', corners: box(0.1, 0.2), confidence: 91 },
        { text: 'M12', corners: box(0.25, 0.2) },
      ],
    ],
    fault,
  );
  process.env['AWS_ENDPOINT_URL_TEXTRACT'] = server.url;
  const places = { configFile: join(folder, 'config'), credentialsFile: join(folder, 'credentials') };
  writeFileSync(places.configFile, '[default]\nregion = eu-central-1\n');
  writeFileSync(
    places.credentialsFile,
    `[default]\naws_access_key_id = ${standInCredentials.accessKeyId}\naws_secret_access_key = ${secret ?? standInCredentials.secretAccessKey}\n`,
  );
  const reader = await textractReader(places).open({ ...awsDefaults, profile: 'default' });
  try {
    return await reader.read(await drawn(), signal ?? new AbortController().signal);
  } finally {
    reader.close();
  }
}

/** A tenth of the page wide, a twentieth high. */
function box(x: number, y: number) {
  return [
    [x, y],
    [x + 0.1, y],
    [x + 0.1, y + 0.05],
    [x, y + 0.05],
  ] as const;
}

const firstMeets =
  (fault: TextractFault, times = 1) =>
  (call: number) =>
    call < times ? fault : undefined;

describe('a page that Textract reads', () => {
  it('comes as words in points, on the base line of their line', async () => {
    const [first, second] = await read();
    expect(first).toMatchObject({ text: 'HOLE-1', angle: 0, certainty: 0.91, isHidden: false });
    expect([first?.x, first?.y, first?.width, first?.height].map((n) => Math.round(n ?? 0))).toEqual([
      60, 100, 60, 20,
    ]);
    expect(second).toMatchObject({ text: 'M12', certainty: 0.95 });
  });

  it.each([
    'ThrottlingException',
    'ProvisionedThroughputExceededException',
    'InternalServerError',
    'cut',
  ] as const)('is asked for again after %s, and read once', async (fault) => {
    expect(await read(firstMeets(fault, 2))).toHaveLength(2);
    expect(server?.calls()).toBe(3);
    expect(server?.read).toHaveLength(1);
  });

  it.each(['BadDocumentException', 'DocumentTooLargeException'] as const)(
    'is refused alone at %s, at once',
    async (fault) => {
      await expect(read(firstMeets(fault, 9))).rejects.toMatchObject({ code: 'SOURCE_UNSUPPORTED' });
      expect(server?.calls()).toBe(1);
    },
  );

  it('is not read without the right, and all others are not either', async () => {
    const denied = read(firstMeets('AccessDeniedException', 9));
    await expect(denied).rejects.toMatchObject({
      code: 'ACCESS_DENIED',
      message: expect.stringContaining('textract:DetectDocumentText'),
    });
  });

  it('is not read with a wrong key', async () => {
    await expect(read(undefined, { secret: 'wrong' })).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
  });

  it('is let go of at once where reading is stopped between two tries', async () => {
    const controller = new AbortController();
    const reading = read(
      (call) => {
        if (call === 3) controller.abort();
        return 'ThrottlingException';
      },
      { signal: controller.signal },
    );
    await expect(reading).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(server?.calls()).toBe(4);
  });
});
