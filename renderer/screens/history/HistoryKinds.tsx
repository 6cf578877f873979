import { Segments } from '../../components/Segments.tsx';
import { goTo } from '../../state/app/routes.ts';
import { text } from '../../text/en.ts';

/** Whether History shows runs or scans. */
export function HistoryKinds({ kind }: { readonly kind: 'runs' | 'scans' }) {
  return (
    <Segments
      label={text.history.kind}
      options={[
        { name: 'runs', label: text.history.kinds.runs },
        { name: 'scans', label: text.history.kinds.scans },
      ]}
      value={kind}
      onChange={(name) => goTo(name === 'runs' ? '/history' : '/history/scans')}
    />
  );
}
