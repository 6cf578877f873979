import { Popover } from '@base-ui/react/popover';
import { gridElement } from '../../../components/focus.ts';
import { setConstant } from '../../../state/review/draftActions.ts';
import type { OpenRequired } from '../../../state/columns/openRequired.ts';
import { text } from '../../../text/en.ts';
import { ConstantForm } from './ConstantForm.tsx';
import { NearColumn } from './NearColumn.tsx';

/** A required field that nothing feeds: its nearest columns to use or to look at, or one value for every row. */
export function RequiredField({
  item: { field, candidates },
  open,
  onOpen,
}: {
  readonly item: OpenRequired;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}) {
  const close = (): void => onOpen(false);
  return (
    <Popover.Root open={open} onOpenChange={onOpen}>
      <Popover.Trigger
        title={field.name}
        className="flex h-6 min-w-0 shrink items-center gap-1 rounded-1 border border-line bg-surface px-2 text-12 hover:bg-hover data-popup-open:bg-hover"
      >
        <span className="truncate">{field.label === '' ? field.name : field.label}</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="start" className="z-50">
          <Popover.Popup
            // The strip may be gone by then, and the next key is for the table.
            finalFocus={gridElement}
            className="float w-110 rounded-3 border border-line bg-surface p-3 text-ink shadow-float outline-none"
          >
            <Popover.Title className="flex items-baseline gap-2 font-medium">
              {field.label} <span className="font-mono text-12 font-normal text-ink-2">{field.name}</span>
            </Popover.Title>
            <Popover.Description className="mb-3 text-12 text-ink-2">{field.description}</Popover.Description>
            <h3 className="mb-1 text-11 font-semibold text-ink-3">{text.why.required.candidates}</h3>
            {candidates.length === 0 ? (
              <p className="mb-3 text-12 text-ink-2">{text.why.required.noCandidate}</p>
            ) : (
              <ul className="mb-3 flex flex-col">
                {candidates.map((candidate) => (
                  <li key={candidate.row.columnIndex} className="border-b border-line py-1.5 last:border-b-0">
                    <NearColumn candidate={candidate} field={field.name} close={close} />
                  </li>
                ))}
              </ul>
            )}
            <h3 className="mb-1 text-11 font-semibold text-ink-3">{text.why.required.orConstant}</h3>
            <ConstantForm
              field={field}
              onDone={(value) => {
                setConstant(field.name, value);
                close();
              }}
            />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
