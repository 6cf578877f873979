import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Trouble } from '../client/trouble.ts';

/** What failed and what to do, where it happened. */
export function TroublePanel({
  trouble,
  children,
}: {
  readonly trouble: Pick<Trouble, 'message' | 'remedy'>;
  /** Buttons; at least the one that helps. */
  readonly children?: ReactNode;
}) {
  return (
    <div role="alert" className="flex items-start gap-3 rounded-3 border border-line bg-bad-bg p-3">
      <TriangleAlert aria-hidden="true" size={16} className="mt-0.5 shrink-0 text-bad" />
      <div className="min-w-0 flex-1">
        <p className="font-medium text-bad">{trouble.message}</p>
        <p className="text-ink-2">{trouble.remedy}</p>
      </div>
      <div className="flex shrink-0 gap-2">{children}</div>
    </div>
  );
}
