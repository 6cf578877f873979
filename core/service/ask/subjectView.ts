import { type AskTopic, operatorsOf } from '../../ask/askField.ts';
import { exampleQuestions } from '../../ask/exampleQuestions.ts';
import type { AskSubjectView } from '../../contract/askViews.ts';

/** Something that can be asked about as the contract tells it. */
export function subjectView(topic: AskTopic, total: number): AskSubjectView {
  const { subject, title, one, many, dateField, fields } = topic;
  return {
    subject,
    title,
    one,
    many,
    total,
    dateField,
    fields: fields.map(({ name, label, type, values, unit, isShown, isUsed }) => ({
      name,
      label,
      type,
      operators: operatorsOf(type),
      values: values.map((known) => ({ value: known.value, label: known.label })),
      unit,
      isShown,
      isUsed,
    })),
    examples: exampleQuestions(topic),
  };
}
