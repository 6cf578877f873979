import type { ReactNode } from 'react';
import type { LeadOrigin } from '../../../../core/contract/leadViews.ts';
import type { RecordField, RecordOrigin } from '../../../../core/contract/recordViews.ts';
import { Button } from '../../../components/Button.tsx';
import { recordSubtitle, recordTitle } from '../../../state/leads/recordTitle.ts';
import { leadsWords as words } from '../../../text/leadsWords.ts';
import { OriginLine } from './ValueLine.tsx';

/** Who a record is of, and where most of its values are from. */
export function DetailsHead({
  fields,
  values,
  common,
  children,
}: {
  readonly fields: readonly RecordField[];
  /** In the order of the fields. */
  readonly values: readonly (string | null)[];
  /** `null` where no place has most values. */
  readonly common: RecordOrigin | LeadOrigin | null;
  readonly children?: ReactNode;
}) {
  const title = recordTitle(fields, values);
  return (
    <div className="px-4 pt-3 pb-2">
      <h2 className="truncate text-15 font-semibold" title={title}>
        <bdi>{title}</bdi>
      </h2>
      <p className="truncate text-12 text-ink-2">
        <bdi>{recordSubtitle(fields, values)}</bdi>
      </p>
      {common === null ? null : <OriginLine origin={common} />}
      {children}
    </div>
  );
}

/** Stands where a record is not there yet. */
export function DetailsWaiting() {
  return (
    <div className="flex flex-col gap-2 p-4">
      <span className="skeleton h-4 w-2/5" />
      <span className="skeleton h-3 w-3/5" />
    </div>
  );
}

/** Shows fields without a value, or leaves them out again. */
export function EmptyFields({
  count,
  shown,
  onShow,
}: {
  /** Fields that are left out, or would be. */
  readonly count: number;
  readonly shown: boolean;
  readonly onShow: (shown: boolean) => void;
}) {
  if (count === 0 && !shown) return null;
  return (
    <div className="px-2 pt-1">
      <Button look="quiet" onClick={() => onShow(!shown)}>
        {shown ? words.hideEmpty : words.showEmpty(count)}
      </Button>
    </div>
  );
}
