import type { Field, PackProblem } from '../../../core/contract/views.ts';
import { edit } from '../../state/packs/editActions.ts';
import { withField } from '../../state/packs/packEdits.ts';
import { ofPart } from '../../state/packs/problemPlaces.ts';
import { packWords } from '../../text/packWords.ts';
import { AllowedValues } from './AllowedValues.tsx';
import { ChipsField } from './ChipsField.tsx';
import { Choice, Labelled, Problems } from './FormParts.tsx';

type Changed = { readonly [Key in keyof Field]?: Field[Key] | undefined };

/** Types whose values have a form of their own, so that a field can keep what has another one. */
const shaped: ReadonlySet<Field['type']> = new Set([
  'email',
  'phone',
  'url',
  'integer',
  'number',
  'date',
  'datetime',
  'boolean',
]);

/** Everything about one field of a pack that is being changed. */
export function FieldForm({
  field,
  index,
  errors,
}: {
  readonly field: Field;
  readonly index: number;
  readonly errors: readonly PackProblem[];
}) {
  const change = (part: Changed): void => {
    const [key = ''] = Object.keys(part);
    // What is `undefined` is taken out.
    edit((draft) => withField(draft, index, part as Partial<Field>), `${String(index)} ${key}`);
  };
  const words = packWords;
  const textOf = (key: 'unit' | 'group' | 'format' | 'standard', label: string) => (
    <Labelled label={label} problems={ofPart(errors, key)}>
      <input
        className="field-control"
        value={field[key] ?? ''}
        onChange={(event) => change({ [key]: event.target.value })}
      />
    </Labelled>
  );
  return (
    <div className="flex flex-col gap-3 p-4">
      <Labelled label={words.name} problems={ofPart(errors, 'name')}>
        <input
          data-field-name=""
          className="field-control font-mono text-12"
          value={field.name}
          spellCheck={false}
          onChange={(event) => change({ name: event.target.value })}
        />
      </Labelled>
      <Labelled label={words.label} problems={ofPart(errors, 'label')}>
        <input
          className="field-control"
          value={field.label}
          onChange={(event) => change({ label: event.target.value })}
        />
      </Labelled>
      <div className="grid grid-cols-2 gap-3">
        <Labelled label={words.type} problems={ofPart(errors, 'type')}>
          <Choice
            label={words.type}
            value={field.type}
            options={words.typeNames}
            onChange={(type) => change({ type })}
          />
        </Labelled>
        <Labelled label={words.maxLength} problems={ofPart(errors, 'maxLength')}>
          <input
            className="field-control"
            type="number"
            min={1}
            placeholder={words.noLimit}
            value={field.maxLength ?? ''}
            onChange={(event) =>
              change({ maxLength: event.target.value === '' ? null : Number(event.target.value) })
            }
          />
        </Labelled>
      </div>
      <label className="flex items-center gap-2">
        <input
          type="checkbox"
          checked={field.required}
          onChange={(event) => change({ required: event.target.checked })}
        />
        {words.required}
        <span className="text-12 text-ink-3">{words.requiredMore}</span>
      </label>
      {field.unfit === undefined && (field.required || !shaped.has(field.type)) ? null : (
        <label className="flex items-center gap-2">
          <input
            type="checkbox"
            checked={field.unfit === 'keep'}
            onChange={(event) => change({ unfit: event.target.checked ? 'keep' : undefined })}
          />
          {words.unfit}
          <span className="text-12 text-ink-3">{words.unfitMore}</span>
        </label>
      )}
      <Problems problems={ofPart(errors, 'unfit')} />
      <Labelled label={words.description} problems={ofPart(errors, 'description')}>
        <textarea
          className="field-control h-16 resize-y py-1"
          value={field.description}
          onChange={(event) => change({ description: event.target.value })}
        />
      </Labelled>
      <ChipsField
        label={words.synonyms}
        hint={words.synonymsHint}
        values={field.synonyms}
        onChange={(synonyms) => change({ synonyms })}
      />
      <Problems problems={ofPart(errors, 'synonyms')} />
      {field.type === 'enum' || field.enum.length > 0 ? (
        <AllowedValues
          key={index}
          field={field}
          problems={[...ofPart(errors, 'enum'), ...ofPart(errors, 'aliases')]}
          onChange={change}
        />
      ) : null}
      <ChipsField
        label={words.examples}
        hint={words.examplesHint}
        values={field.examples ?? []}
        onChange={(examples) => change({ examples })}
      />
      <Problems problems={ofPart(errors, 'examples')} />
      <div className="grid grid-cols-2 gap-3">
        {textOf('group', words.group)}
        {textOf('format', words.format)}
        {textOf('unit', words.unit)}
        {textOf('standard', words.standard)}
      </div>
      {field.formerly === undefined ? null : (
        <ChipsField
          label={words.formerly}
          values={field.formerly}
          onChange={(formerly) => change({ formerly })}
        />
      )}
      <Problems problems={ofPart(errors, 'formerly')} />
    </div>
  );
}
