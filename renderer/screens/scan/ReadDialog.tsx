import { useState } from 'react';
import type { Scan, Settings } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { readPages } from '../../state/scan/scanBoard.ts';
import { text } from '../../text/en.ts';
import { textractWords as words } from '../../text/textractWords.ts';
import { pagesFor, UsdField, usdOf } from './start/UsdField.tsx';

/** Asks before scanned pages are sent away, with what leaves the machine, the cost and its limit. */
export function ReadDialog({
  scan: { id, reading },
  settings: { textract, aws },
  onClose,
}: {
  readonly scan: Scan;
  readonly settings: Settings;
  readonly onClose: () => void;
}) {
  const { usdPerThousandPages: price } = textract;
  const cost = (reading.waiting * price) / 1_000;
  // To the next whole cent, so that no page is left for a rounding.
  const whole = Math.ceil((reading.usd + cost) * 100 - 1e-6) / 100;
  const [typed, setTyped] = useState(String(whole <= textract.mostUsd ? whole : textract.mostUsd));
  const most = usdOf(typed);
  const pages = most === null ? 0 : Math.max(0, pagesFor(most - reading.usd, price));
  return (
    <Dialog open onClose={onClose} title={words.dialogTitle(reading.waiting)}>
      <div className="flex flex-col gap-3 px-4 py-3 text-ink-2">
        <p>{words.dialogBody(aws.region, aws.profile)}</p>
        <p className="text-ink">{words.dialogCost(reading.waiting, cost, price)}</p>
        <div className="flex items-center gap-3">
          <UsdField value={typed} onChange={setTyped} />
          <output className="text-12">
            {[
              ...(reading.usd > 0 ? [words.dialogSpent(reading.usd)] : []),
              ...(pages < reading.waiting ? [words.notEnough(pages)] : []),
            ].join(' ')}
          </output>
        </div>
      </div>
      <div className="flex justify-end gap-2 border-t border-line px-4 py-3">
        <Button onClick={onClose}>{text.cancel}</Button>
        <Button
          look="primary"
          blocked={most === null || pages === 0 ? words.notEnough(0) : undefined}
          onClick={() => {
            if (most !== null) void readPages(id, most);
            onClose();
          }}
        >
          {words.start}
        </Button>
      </div>
    </Dialog>
  );
}
