import { X } from 'lucide-react';
import type { AskCondition, AskOperator, AskSubjectView } from '../../../core/contract/askViews.ts';
import { IconButton } from '../../components/Button.tsx';
import { freshCondition, freshTest } from '../../state/ask/editQuery.ts';
import { askWords as words } from '../../text/askWords.ts';
import { AskSelect } from './AskSelect.tsx';
import { TestValue } from './TestValue.tsx';

/** One condition: field, comparison and value. */
export function ConditionRow({
  condition,
  subject,
  onChange,
  onRemove,
}: {
  readonly condition: AskCondition;
  readonly subject: AskSubjectView;
  readonly onChange: (condition: AskCondition) => void;
  readonly onRemove: () => void;
}) {
  const field = subject.fields.find(({ name }) => name === condition.field);
  const offered = subject.fields.filter(({ isUsed, name }) => isUsed || name === condition.field);
  return (
    <span className="inline-flex min-w-0 flex-wrap items-center gap-1 rounded-2 border border-line bg-surface p-0.5">
      <AskSelect
        label={words.field}
        hideLabel
        value={condition.field}
        options={offered.map(({ name, label }) => ({ value: name, label }))}
        onChange={(name) => {
          const next = offered.find((one) => one.name === name);
          if (next !== undefined) onChange(freshCondition(next));
        }}
      />
      {field === undefined ? null : (
        <>
          <AskSelect
            label={words.operator}
            hideLabel
            value={condition.test.op}
            options={field.operators.map((op) => ({ value: op, label: words.operators[op] }))}
            onChange={(op) =>
              onChange({ ...condition, test: freshTest(op as AskOperator, field, condition.test) })
            }
          />
          <TestValue
            subject={subject.subject}
            field={field}
            test={condition.test}
            onChange={(test) => onChange({ ...condition, test })}
          />
        </>
      )}
      <IconButton label={words.remove} onClick={onRemove}>
        <X aria-hidden="true" size={12} />
      </IconButton>
    </span>
  );
}
