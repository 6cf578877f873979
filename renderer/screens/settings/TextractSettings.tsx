import type { Settings } from '../../../core/contract/views.ts';
import { putSettings } from '../../state/settings/settingsActions.ts';
import { textractWords as words } from '../../text/textractWords.ts';
import { Group, NumberLine, Toggle } from './SettingsParts.tsx';

/** Highest figures that the contract takes. */
const most = { price: 1_000, amount: 100_000 } as const;

/** Whether scanned pages may be read by Amazon Textract, at which price and up to which cost. */
export function TextractSettings({ settings: { textract } }: { readonly settings: Settings }) {
  const put = (change: Partial<Settings['textract']>): void => void putSettings({ textract: change });
  return (
    <Group title={words.title}>
      <Toggle
        label={words.isOn}
        help={words.isOnHelp}
        checked={textract.isOn}
        onChange={(isOn) => put({ isOn })}
      />
      {textract.isOn ? (
        <>
          <NumberLine
            label={words.price}
            help={words.priceHelp}
            value={textract.usdPerThousandPages}
            most={most.price}
            optional
            onStore={(price) => price !== null && put({ usdPerThousandPages: price })}
          />
          <NumberLine
            label={words.most}
            help={words.mostHelp}
            value={textract.mostUsd}
            most={most.amount}
            optional
            onStore={(amount) => amount !== null && put({ mostUsd: amount })}
          />
        </>
      ) : null}
    </Group>
  );
}
