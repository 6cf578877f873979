import { Button } from '../../../components/Button.tsx';
import { TroublePanel } from '../../../components/TroublePanel.tsx';
import type { LiveRows } from '../../../state/scan/useLiveList.ts';
import { text } from '../../../text/en.ts';

/** Why a list could not be asked for, with another try; nothing while it can. */
export function ListTrouble({
  live: { list, trouble },
}: {
  readonly live: Pick<LiveRows<unknown>, 'trouble'> & { readonly list: { readonly look: () => void } };
}) {
  if (trouble === null) return null;
  return (
    <div className="shrink-0 p-3">
      <TroublePanel trouble={trouble}>
        <Button onClick={list.look}>{text.retry}</Button>
      </TroublePanel>
    </div>
  );
}
