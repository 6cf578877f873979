import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { Transform } from '../../../../core/contract/views.ts';
import { Button } from '../../../components/Button.tsx';
import { Chip, type ChipTone } from '../../../components/Chip.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { Segments } from '../../../components/Segments.tsx';
import { formatCount } from '../../../text/format.ts';
import { text } from '../../../text/en.ts';
import { oneLine } from '../../../text/oneLine.ts';
import { trialWords } from '../../../text/trialWords.ts';
import type { ValueLine, ValueMapState } from './useValueMap.ts';

type Filter = keyof typeof words.filters;
type MapStep = Extract<Transform, { readonly kind: 'mapValues' }>;

const words = trialWords.map;
const tones: Readonly<Record<ValueLine['sure'], ChipTone>> = {
  certain: 'ok',
  likely: 'warn',
  open: 'bad',
  person: 'info',
};
const marks: Readonly<Record<ValueLine['sure'], string>> = {
  certain: '✓',
  likely: '■',
  open: '?',
  person: '✎',
};

/** All known values of a column with counts, what each becomes, why, and how sure that is. Used as one undo step. */
export function ValueMapEditor({
  title,
  map,
  choices,
  onUse,
  onClose,
}: {
  readonly title: string;
  readonly map: ValueMapState;
  /** Allowed values; empty for a field that takes any. */
  readonly choices: readonly string[];
  readonly onUse: (step: MapStep) => void;
  readonly onClose: () => void;
}) {
  const [targets, setTargets] = useState<ReadonlyMap<string, string>>(
    () => new Map(map.lines.map((line) => [line.from, line.present])),
  );
  const [otherwise, setOtherwise] = useState(map.otherwise);
  const [filter, setFilter] = useState<Filter>('all');
  // What is shown stays while values are filled in, so that no line goes from under the cursor.
  const lines = useMemo(() => map.lines.filter((line) => isShown(line, filter)), [map.lines, filter]);
  const allowed = useMemo(() => new Set(choices.map((choice) => choice.trim().toLowerCase())), [choices]);
  const body = useRef<HTMLTableSectionElement>(null);
  const openCount = map.lines.filter((line) => isLeft(line, targets, allowed)).length;
  return (
    <Dialog open onClose={onClose} title={title} width="w-190">
      <div className="flex flex-wrap items-center gap-3 px-4 py-2">
        <Segments<Filter>
          label={words.filter}
          value={filter}
          onChange={setFilter}
          options={(Object.keys(words.filters) as Filter[]).map((name) => ({
            name,
            label: `${words.filters[name]} ${formatCount(map.lines.filter((line) => isShown(line, name)).length)}`,
          }))}
        />
        <span className="text-12 text-ink-3">{words.hint}</span>
        {openCount > 0 && choices.length > 0 ? (
          <span className="ml-auto text-12 text-bad">{words.open(openCount)}</span>
        ) : null}
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto border-y border-line">
        {lines.length === 0 ? (
          <p className="p-4 text-ink-2">{words.nothing}</p>
        ) : (
          <table className="w-full border-collapse text-left">
            <thead className="sticky top-0 bg-subtle text-11 text-ink-2">
              <tr className="h-7">
                <th className="px-4 font-semibold">{trialWords.before}</th>
                <th className="px-2 text-right font-semibold">{words.count}</th>
                <th className="px-2 font-semibold">{trialWords.after}</th>
                <th className="px-2 font-semibold">{words.why}</th>
              </tr>
            </thead>
            <tbody ref={body}>
              {lines.map((line) => (
                <Line
                  key={line.from}
                  line={line}
                  target={targets.get(line.from) ?? ''}
                  isOutside={isOutside(targets.get(line.from) ?? '', allowed)}
                  isList={choices.length > 0}
                  onChange={(to) => setTargets(new Map(targets).set(line.from, to))}
                  onKey={(event) => moveFocus(event, body.current)}
                />
              ))}
            </tbody>
          </table>
        )}
        <datalist id="value-map-choices">
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </datalist>
      </div>
      <div className="flex flex-wrap items-center gap-3 px-4 py-3">
        <fieldset className="flex flex-wrap items-center gap-3 text-12">
          <legend className="float-left mr-1 text-ink-2">{words.otherwise}</legend>
          {(['keep', 'reject'] as const).map((choice) => (
            <label key={choice} className="flex items-center gap-1.5">
              <input
                type="radio"
                name="otherwise"
                checked={otherwise === choice}
                onChange={() => setOtherwise(choice)}
              />
              {words[choice]}
            </label>
          ))}
        </fieldset>
        <span className="ml-auto flex gap-2">
          <Button look="quiet" onClick={onClose}>
            {text.cancel}
          </Button>
          <Button look="primary" onClick={() => onUse(stepOf(targets, otherwise, allowed))}>
            {words.use}
          </Button>
        </span>
      </div>
    </Dialog>
  );
}

function Line({
  line,
  target,
  isOutside: outside,
  isList,
  onChange,
  onKey,
}: {
  readonly line: ValueLine;
  readonly target: string;
  readonly isOutside: boolean;
  readonly isList: boolean;
  readonly onChange: (to: string) => void;
  readonly onKey: (event: KeyboardEvent<HTMLInputElement>) => void;
}) {
  const changed = target !== line.present;
  const sure = changed ? (target === '' && isList ? 'open' : 'person') : line.sure;
  return (
    <tr className="h-9 border-b border-line last:border-b-0">
      <td className="max-w-60 truncate px-4 font-mono text-12 whitespace-pre" title={line.from}>
        {oneLine(line.from)}
      </td>
      <td className="px-2 text-right text-12 text-ink-2">
        {line.count === null ? <span title={trialWords.uncounted}>·</span> : formatCount(line.count)}
      </td>
      <td className="px-2">
        <input
          aria-label={`${line.from}: ${trialWords.after}`}
          aria-invalid={outside || undefined}
          title={outside ? words.outside : target}
          className={`field-control w-full font-mono text-12 ${outside ? 'text-bad' : ''}`}
          list="value-map-choices"
          placeholder={line.also.length > 0 ? words.rule(line) : words.stays}
          value={target}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={onKey}
        />
      </td>
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- the chip says it in words */}
      <td className="px-2 pr-4">
        <span className="flex items-center gap-2">
          <Chip tone={tones[sure]}>
            <span aria-hidden="true">{marks[sure]}</span>
            {words.sure[sure]}
          </Chip>
          <span className="truncate text-12 text-ink-3">{changed ? '' : reasonOf(line)}</span>
        </span>
      </td>
    </tr>
  );
}

function reasonOf(line: ValueLine): string {
  if (line.sure === 'person') return '';
  if (line.sure === 'open' && line.also.length === 0) return words.noRule;
  return words.rule(line);
}

function isShown(line: ValueLine, filter: Filter): boolean {
  if (filter === 'all') return true;
  return line.sure === 'open' || (filter === 'look' && line.sure === 'likely');
}

function isLeft(
  line: ValueLine,
  targets: ReadonlyMap<string, string>,
  allowed: ReadonlySet<string>,
): boolean {
  const target = targets.get(line.from) ?? '';
  return target === '' ? !allowed.has(line.from.trim().toLowerCase()) : isOutside(target, allowed);
}

function isOutside(target: string, allowed: ReadonlySet<string>): boolean {
  return target !== '' && allowed.size > 0 && !allowed.has(target.trim().toLowerCase());
}

function stepOf(
  targets: ReadonlyMap<string, string>,
  otherwise: 'keep' | 'reject',
  allowed: ReadonlySet<string>,
): MapStep {
  const entries = [...targets].flatMap(([from, to]) => {
    const isSame = from.trim().toLowerCase() === to.trim().toLowerCase();
    // With `reject`, values of the list have to be named to be let through.
    if (to === '' || (isSame && (otherwise === 'keep' || !allowed.has(to.trim().toLowerCase())))) return [];
    return [{ from, to }];
  });
  return { kind: 'mapValues', entries, otherwise };
}

/** Up and down go from value to value; with Alt they are the list's own keys. */
function moveFocus(event: KeyboardEvent, body: HTMLTableSectionElement | null): void {
  if (
    event.altKey ||
    body === null ||
    (event.key !== 'ArrowDown' && event.key !== 'ArrowUp' && event.key !== 'Enter')
  ) {
    return;
  }
  const inputs = [...body.querySelectorAll('input')];
  const at = inputs.indexOf(event.target as HTMLInputElement);
  const next = inputs[at + (event.key === 'ArrowUp' ? -1 : 1)];
  if (at < 0 || next === undefined) return;
  event.preventDefault();
  next.focus();
  next.select();
}
