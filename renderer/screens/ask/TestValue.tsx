import { useEffect, useState } from 'react';
import type { AskFieldView, AskSpan, AskSubject, AskTest } from '../../../core/contract/askViews.ts';
import { nameOfSpan, spanNamed, spanNames } from '../../state/ask/editQuery.ts';
import { askWords as words } from '../../text/askWords.ts';
import { AskSelect } from './AskSelect.tsx';
import { ValueChips } from './ValueChips.tsx';

/** Quiet after the last key before the table follows, in milliseconds. */
const typingMs = 300;

/** The value that a field is compared with. */
export function TestValue({
  subject,
  field,
  test,
  onChange,
}: {
  readonly subject: AskSubject;
  readonly field: AskFieldView;
  readonly test: AskTest;
  readonly onChange: (test: AskTest) => void;
}) {
  if ('span' in test) return <SpanValue span={test.span} onChange={(span) => onChange({ ...test, span })} />;
  if ('text' in test)
    return <Typed label={words.value} value={test.text} onChange={(text) => onChange({ ...test, text })} />;
  if ('low' in test) {
    return (
      <>
        <Typed
          label={words.low}
          numeric
          value={String(test.low)}
          onChange={(low) => onChange({ ...test, low: Number(low) })}
        />
        <Typed
          label={words.high}
          numeric
          value={String(test.high)}
          onChange={(high) => onChange({ ...test, high: Number(high) })}
        />
      </>
    );
  }
  if ('number' in test)
    return (
      <Typed
        label={words.value}
        numeric
        value={String(test.number)}
        onChange={(number) => onChange({ ...test, number: Number(number) })}
      />
    );
  if (!('values' in test)) return null;
  return (
    <ValueChips
      subject={subject}
      field={field}
      values={test.values}
      onChange={(values) => onChange({ ...test, values })}
    />
  );
}

/** A time from now, days of one's own, or what only a question can say. */
function SpanValue({
  span,
  onChange,
}: {
  readonly span: AskSpan;
  readonly onChange: (span: AskSpan) => void;
}) {
  const name = nameOfSpan(span);
  const days = span.kind === 'dates' ? span : null;
  const today = new Intl.DateTimeFormat('en-CA').format();
  return (
    <>
      <AskSelect
        label={words.span}
        hideLabel
        value={name ?? span.kind}
        options={[
          ...spanNames.map((one) => ({ value: one, label: words.spans[one] })),
          { value: 'dates', label: words.ownDays },
          ...(name === null && days === null ? [{ value: span.kind, label: words.askedSpan }] : []),
        ]}
        onChange={(value) => {
          const named = spanNames.find((one) => one === value);
          if (named !== undefined) onChange(spanNamed(named));
          else if (value === 'dates') onChange({ kind: 'dates', from: today, to: today });
        }}
      />
      {days === null ? null : (
        <>
          <DayInput
            label={words.from}
            value={days.from}
            onChange={(from) => onChange({ ...days, from, to: from > days.to ? from : days.to })}
          />
          <DayInput
            label={words.to}
            value={days.to}
            onChange={(to) => onChange({ ...days, to, from: to < days.from ? to : days.from })}
          />
        </>
      )}
    </>
  );
}

function DayInput({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
}) {
  return (
    <input
      type="date"
      aria-label={label}
      value={value}
      onChange={(event) => {
        if (event.target.value !== '') onChange(event.target.value);
      }}
      className="field-control h-7 text-12"
    />
  );
}

/** A field of text or numbers; what is typed counts after a moment. */
function Typed({
  label,
  value,
  numeric = false,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly numeric?: boolean;
  readonly onChange: (value: string) => void;
}) {
  const [typed, setTyped] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    setTyped(value);
  }
  const isGood = typed.trim() !== '' && (!numeric || Number.isFinite(Number(typed)));
  useEffect(() => {
    if (typed === value || !isGood) return undefined;
    const timer = setTimeout(() => onChange(typed), typingMs);
    return () => clearTimeout(timer);
  });
  return (
    <input
      type="text"
      inputMode={numeric ? 'decimal' : undefined}
      aria-label={label}
      aria-invalid={isGood ? undefined : true}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      className={`field-control h-7 text-12 ${numeric ? 'w-20' : 'w-40'}`}
    />
  );
}
