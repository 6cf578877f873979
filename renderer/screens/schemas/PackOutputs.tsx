import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PackOutput, TargetSchema } from '../../../core/contract/views.ts';
import { IconButton } from '../../components/Button.tsx';
import { derivedWords } from '../../text/derivedWords.ts';

/** What runs of a pack add to the rows and write beside them. */
export function PackOutputs({
  pack: { fields, derived = [], output = {} },
  onChange,
}: {
  readonly pack: Pick<TargetSchema, 'fields' | 'derived' | 'output'>;
  /** Absent: nothing can be changed. */
  readonly onChange?: (change: Pick<TargetSchema, 'derived'> & { readonly output?: PackOutput }) => void;
}) {
  const labels = new Map([...fields, ...derived].map(({ name, label }) => [name, label]));
  const labelOf = (name: string): string => labels.get(name) ?? name;
  const { partition, parquet, aggregates = [], keepSource } = output;
  const hasParquet = partition !== undefined || parquet === true;
  const hasFiles = hasParquet || aggregates.length > 0 || keepSource === true;
  if (derived.length === 0 && !hasFiles) return <p className="p-6 text-ink-2">{derivedWords.none}</p>;
  const removing = (name: string, change: () => Parameters<NonNullable<typeof onChange>>[0]) =>
    onChange === undefined ? undefined : { name, onClick: () => onChange(change()) };
  return (
    <div className="min-h-0 flex-1 overflow-auto p-4">
      {derived.length === 0 ? null : (
        <section className="mb-5">
          <h3 className="font-semibold">{derivedWords.derived}</h3>
          <p className="mb-2 text-12 text-ink-2">{derivedWords.derivedAbout}</p>
          <ul>
            {derived.map(({ name, label, description, derive }) => (
              <Item
                key={name}
                name={name}
                label={label}
                removing={removing(label, () => ({ derived: derived.filter((one) => one.name !== name) }))}
              >
                {description === '' ? null : <span className="block">{description}</span>}
                <span className="block text-12 text-ink-2">{derivedWords.formula(derive, labelOf)}</span>
              </Item>
            ))}
          </ul>
        </section>
      )}
      {hasFiles ? (
        <section>
          <h3 className="mb-2 font-semibold">{derivedWords.files}</h3>
          <ul>
            {hasParquet ? (
              <Item
                name="parquet"
                label="Parquet"
                removing={removing('Parquet', () => ({
                  output: omitted(output, 'partition', 'parquet'),
                }))}
              >
                {partition === undefined
                  ? derivedWords.parquet
                  : derivedWords.partitioned(partition, labelOf)}
              </Item>
            ) : null}
            {aggregates.map((aggregate) => (
              <Item
                key={aggregate.name}
                name={aggregate.name}
                label={aggregate.title}
                removing={removing(aggregate.title, () => ({
                  output: { ...output, aggregates: aggregates.filter((one) => one !== aggregate) },
                }))}
              >
                {derivedWords.aggregate(aggregate, labelOf)}
              </Item>
            ))}
            {keepSource === true ? (
              <Item
                name="keepSource"
                label={derivedWords.copy}
                removing={removing(derivedWords.copy, () => ({ output: omitted(output, 'keepSource') }))}
              >
                {derivedWords.copyAbout}
              </Item>
            ) : null}
          </ul>
        </section>
      ) : null}
      {onChange === undefined ? null : (
        <p className="mt-4 text-12 text-ink-2">{derivedWords.editElsewhere}</p>
      )}
    </div>
  );
}

function omitted(output: PackOutput, ...keys: readonly (keyof PackOutput)[]): PackOutput {
  return Object.fromEntries(Object.entries(output).filter(([key]) => !keys.some((one) => one === key)));
}

/** One of them: its name, what it is, and the way to be rid of it. */
function Item({
  name,
  label,
  removing,
  children,
}: {
  readonly name: string;
  readonly label: string;
  readonly removing: { readonly name: string; readonly onClick: () => void } | undefined;
  readonly children: ReactNode;
}) {
  return (
    <li className="flex items-start gap-4 border-b border-line py-2 last:border-b-0">
      <span className="w-56 shrink-0">
        <span className="block truncate font-medium" title={label}>
          <bdi>{label}</bdi>
        </span>
        <span className="block truncate font-mono text-12 text-ink-3" title={name}>
          <bdi>{name}</bdi>
        </span>
      </span>
      <span className="min-w-0 flex-1 break-words">{children}</span>
      {removing === undefined ? null : (
        <IconButton label={derivedWords.removeOne(removing.name)} onClick={removing.onClick}>
          <X aria-hidden="true" size={14} />
        </IconButton>
      )}
    </li>
  );
}
