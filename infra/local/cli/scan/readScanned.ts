import type { Scan } from '../../../../core/model/scanRun.ts';
import { textractUsd } from '../../../../core/model/textract.ts';
import type { LocalWorld } from '../../compose.ts';
import type { Session } from '../session/commandSession.ts';
import type { ScanCommandOrder } from '../orders/scanOrder.ts';

/**
 * Says what reading the scanned pages of a scan costs, and has them read where that was agreed to.
 *
 * @returns whether it was begun
 * @throws {AppError} `USAGE` where Amazon Textract is not set up
 */
export async function beginReading(
  { textract }: Pick<ScanCommandOrder, 'textract'>,
  { id: scanId, state, reading }: Scan,
  { session, world }: { readonly session: Session; readonly world: LocalWorld },
): Promise<boolean> {
  if (textract === null || state !== 'done' || reading.waiting === 0) return false;
  const { service } = world;
  const settings = (await service.settings.get()).textract;
  const { usdPerThousandPages, mostUsd: usual } = settings;
  const mostUsd = textract.mostUsd ?? usual;
  session.terminal.say(
    `${reading.waiting === 1 ? '1 scanned page holds' : `${reading.waiting} scanned pages hold`} no text. Amazon Textract reads ${reading.waiting === 1 ? 'it' : 'them'} for about ${textractUsd(reading.waiting, settings).toFixed(2)} USD (${usdPerThousandPages} USD per 1,000 pages); the limit is ${mostUsd} USD. Each page leaves this machine.`,
  );
  if (!textract.isAgreed) {
    session.terminal.say(
      `Nothing was sent. To have ${reading.waiting === 1 ? 'it' : 'them'} read: mapwright scan --resume ${scanId} --textract --yes`,
    );
    return false;
  }
  await service.scans.readPages({ scanId, mostUsd });
  return true;
}
