import { Popover } from '@base-ui/react/popover';
import { useMemo } from 'react';
import type { Field } from '../../../../core/contract/views.ts';
import { Picker, type PickerItem } from '../../../components/Picker.tsx';
import { focusGrid } from '../../../components/focus.ts';
import { setReview, useApp } from '../../../state/app/appState.ts';
import { assignField, candidatesOf, ignoreRow } from '../../../state/review/draftActions.ts';
import type { ReviewRow } from '../../../state/columns/reviewRows.ts';
import { text } from '../../../text/en.ts';
import { formatConfidence } from '../../../text/format.ts';

interface Offer extends PickerItem {
  /** `null` leaves the column out. */
  readonly field: Field | null;
  readonly note: string;
}

/** The list of target fields beside the row it is for; likely ones first, then the rest of the schema. */
export function FieldChooser() {
  const review = useApp((state) => state.review);
  const choosing = review?.choosing ?? null;
  const row = choosing === null ? undefined : review?.rows[choosing];
  const close = (): void => {
    // Before the list is gone: a key pressed right after belongs to the table.
    focusGrid();
    if (review !== null) setReview(review.fileId, { choosing: null });
  };
  return (
    <Popover.Root
      open={row !== undefined}
      onOpenChange={(open) => {
        if (!open) close();
      }}
    >
      <Popover.Portal>
        <Popover.Positioner
          anchor={() => document.querySelector(`[data-target-cell="${String(choosing)}"]`)}
          align="start"
          sideOffset={4}
          className="z-50"
        >
          <Popover.Popup
            finalFocus={false}
            className="float w-100 overflow-hidden rounded-3 border border-line bg-surface text-ink shadow-float outline-none"
          >
            <Popover.Title className="sr-only">
              {text.review.chooseField(row?.profile.name ?? '')}
            </Popover.Title>
            {row === undefined ? null : <Offers row={row} close={close} />}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Offers({ row, close }: { readonly row: ReviewRow; readonly close: () => void }) {
  const schema = useApp((state) => state.review?.view?.schema ?? null);
  const rows = useApp((state) => state.review?.rows);
  const offers = useMemo(
    () => (schema === null ? [] : offersFor(row, schema.fields, rows ?? [])),
    [row, schema, rows],
  );
  return (
    <Picker<Offer>
      label={text.review.searchFields}
      items={offers}
      empty={text.review.noFieldFound}
      onPick={(offer) => {
        close();
        if (offer.field === null) ignoreRow(row);
        else assignField(row, offer.field.name);
      }}
    >
      {(offer) =>
        offer.field === null ? (
          <span className="text-ink-2">{offer.label}</span>
        ) : (
          <>
            <span className="min-w-0 flex-1" title={offer.field.description}>
              <span className="block truncate font-mono text-12">
                {offer.field.name}
                {offer.field.required ? (
                  <abbr title={text.review.required} className="text-bad no-underline">
                    {' '}
                    *
                  </abbr>
                ) : null}
              </span>
              <span className="block truncate text-11 text-ink-3">{offer.field.label}</span>
            </span>
            <span className="shrink-0 text-11 text-ink-3">{offer.field.type}</span>
            <span className="w-20 shrink-0 truncate text-right text-12 text-ink-2">{offer.note}</span>
          </>
        )
      }
    </Picker>
  );
}

function offersFor(row: ReviewRow, fields: readonly Field[], rows: readonly ReviewRow[]): readonly Offer[] {
  const confidences = new Map(candidatesOf(row).map(({ field, confidence }) => [field, confidence]));
  const feeders = new Map(
    rows.flatMap((other) =>
      other.field === null || other.columnIndex === row.columnIndex
        ? []
        : [[other.field, other.profile.name]],
    ),
  );
  const offer = (field: Field): Offer => {
    const confidence = confidences.get(field.name);
    const feeder = feeders.get(field.name);
    return {
      id: field.name,
      label: field.name,
      words: [field.label, field.type, ...field.synonyms].join(' '),
      field,
      note:
        confidence === undefined
          ? feeder === undefined
            ? ''
            : text.review.fedBy(feeder)
          : formatConfidence(confidence),
    };
  };
  const rank = (field: Field): number => confidences.get(field.name) ?? -1;
  const likely = fields.filter((field) => confidences.has(field.name)).sort((a, b) => rank(b) - rank(a));
  const rest = fields.filter((field) => !confidences.has(field.name));
  return [
    ...likely.map(offer),
    ...rest.map(offer),
    { id: '\u0000ignore', label: text.review.leaveOut, words: '', field: null, note: '' },
  ];
}
