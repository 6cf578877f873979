import { X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import type { AskFieldView, AskSubject } from '../../../core/contract/askViews.ts';
import { Button } from '../../components/Button.tsx';
import { askWay } from '../../state/ask/askWay.ts';
import { useAsk } from '../../state/ask/askDesk.ts';
import { askWords as words } from '../../text/askWords.ts';
import { AskSelect } from './AskSelect.tsx';

/** Quiet after the last key before values are suggested, in milliseconds. */
const typingMs = 150;
/** The same where a pipeline is asked, which reads a thousand leads each time. */
const typingFarMs = 500;

/** Values that are shown one by one, and the first of more, as of a region with a hundred countries. */
const chipsAll = 12;
const chipsFirst = 6;

/**
 * The values of a condition, of which one must fit. Of a short list they are chosen by their names; of others Enter or a
 * suggestion adds what is typed, whatever signs it has, and Backspace in the empty field takes the last one back.
 */
export function ValueChips({
  subject,
  field,
  values,
  onChange,
}: {
  readonly subject: AskSubject;
  readonly field: AskFieldView;
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}) {
  const nameOf = (value: string): string => field.values.find((one) => one.value === value)?.label ?? value;
  const add = (value: string): void => onChange([...new Set([...values, value])]);
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole || values.length <= chipsAll ? values : values.slice(0, chipsFirst);
  const left = field.values.filter(({ value }) => !values.includes(value));
  return (
    <>
      {shown.map((value) => (
        <span
          key={value}
          className="inline-flex h-7 max-w-56 items-center rounded-1 bg-selected pl-1.5 text-12 text-ink"
        >
          <bdi className="truncate" title={nameOf(value)}>
            {nameOf(value)}
          </bdi>
          <button
            type="button"
            aria-label={words.removeValue(nameOf(value))}
            onClick={() => onChange(values.filter((one) => one !== value))}
            className="inline-flex size-6 items-center justify-center text-ink-2 hover:text-ink"
          >
            <X aria-hidden="true" size={11} />
          </button>
        </span>
      ))}
      {shown.length < values.length ? (
        <Button look="quiet" onClick={() => setIsWhole(true)}>
          {words.moreValues(values.length - shown.length)}
        </Button>
      ) : null}
      {field.values.length === 0 ? (
        <NewValue subject={subject} field={field.name} values={values} onAdd={add} onChange={onChange} />
      ) : left.length === 0 ? null : (
        <AskSelect
          label={words.value}
          hideLabel
          value=""
          options={[{ value: '', label: values.length === 0 ? words.value : words.addValue }, ...left]}
          onChange={(value) => {
            if (value !== '') add(value);
          }}
        />
      )}
    </>
  );
}

function NewValue({
  subject,
  field,
  values,
  onAdd,
  onChange,
}: {
  readonly subject: AskSubject;
  readonly field: string;
  readonly values: readonly string[];
  readonly onAdd: (value: string) => void;
  readonly onChange: (values: readonly string[]) => void;
}) {
  const [typed, setTyped] = useState('');
  const [isIn, setIsIn] = useState(false);
  const [offers, setOffers] = useState<readonly string[]>([]);
  const list = useId();
  const subjectKey = JSON.stringify(subject);
  useEffect(() => {
    if (!isIn) return undefined;
    const { place } = useAsk.getState();
    let isOld = false;
    const suggest = async (): Promise<void> => {
      const asked = { subject: JSON.parse(subjectKey) as AskSubject, field, text: typed.trim() };
      // Without suggestions one can still type.
      const found = await askWay(place)
        .values(asked)
        .catch(() => []);
      if (!isOld) setOffers(found.map(({ value }) => value).filter((value) => value !== ''));
    };
    const timer = setTimeout(() => void suggest(), place === null ? typingMs : typingFarMs);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [isIn, typed, field, subjectKey]);
  const take = (text: string): void => {
    if (text.trim() === '') return;
    onAdd(text.trim());
    setTyped('');
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && typed.trim() !== '') {
      event.preventDefault();
      take(typed);
    } else if (event.key === 'Backspace' && typed === '' && values.length > 0) {
      event.preventDefault();
      onChange(values.slice(0, -1));
    }
  };
  return (
    <>
      <input
        type="text"
        aria-label={words.value}
        aria-invalid={values.length === 0 && typed === '' ? true : undefined}
        placeholder={values.length === 0 ? words.value : words.addValue}
        list={list}
        value={typed}
        onFocus={() => setIsIn(true)}
        onBlur={() => {
          setIsIn(false);
          take(typed);
        }}
        onKeyDown={onKey}
        onChange={(event) => {
          const { value } = event.target;
          // A suggestion that was picked comes whole, without a kind of typing.
          const isPicked = !('inputType' in event.nativeEvent) && offers.includes(value);
          if (isPicked) take(value);
          else setTyped(value);
        }}
        className="field-control h-7 w-32 text-12"
      />
      <datalist id={list}>
        {offers
          .filter((offer) => !values.includes(offer))
          .map((offer) => (
            <option key={offer} value={offer}>
              {offer}
            </option>
          ))}
      </datalist>
    </>
  );
}
