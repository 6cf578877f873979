import { useMemo, useState } from 'react';
import type { PackProblem } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Segments } from '../../components/Segments.tsx';
import { edit, giveUpEditing, redoEdit, setEditing, undoEdit } from '../../state/packs/editActions.ts';
import { withPack } from '../../state/packs/packEdits.ts';
import { type PackEditing } from '../../state/packs/packState.ts';
import { placesOf } from '../../state/packs/problemPlaces.ts';
import { derivedWords } from '../../text/derivedWords.ts';
import { packWords } from '../../text/packWords.ts';
import { text } from '../../text/en.ts';
import { FieldsEditor } from './FieldsEditor.tsx';
import { PackForm } from './PackForm.tsx';
import { PackOutputs } from './PackOutputs.tsx';
import { ProblemList } from './ProblemList.tsx';
import { RulesEditor } from './RulesEditor.tsx';
import { SavePackDialog } from './SavePackDialog.tsx';

/** A pack being made or changed: its fields, itself and its rules, with what is wrong told while it is typed. */
export function PackEditor({ editing }: { readonly editing: PackEditing }) {
  const { history, check, part, version } = editing;
  const { pack } = history.present;
  const [saving, setSaving] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const errors = useMemo(() => check?.errors ?? [], [check]);
  const warnings = useMemo(() => check?.warnings ?? [], [check]);
  const places = useMemo(() => placesOf(errors), [errors]);
  const names = useMemo(() => pack.fields.map(({ name }) => name), [pack.fields]);
  const isChanged = history.past.length > 0 || version === 0;
  const blocked =
    errors.length > 0
      ? packWords.blocked(errors.length)
      : check === null
        ? packWords.checking
        : isChanged
          ? undefined
          : packWords.nothingChanged;
  const goTo = ({ path }: PackProblem): void => {
    const [, list, index] = /^(fields|expectations)\[(\d+)\]/.exec(path) ?? [];
    if (list === 'fields') setEditing({ part: 'fields', cursor: Number(index) });
    else if (/^(?:derived|output)\b/.test(path)) setEditing({ part: 'outputs' });
    else if (list === 'expectations') setEditing({ part: 'rules', ruleCursor: Number(index) });
    else setEditing({ part: 'pack' });
  };
  const onKey = (event: React.KeyboardEvent): void => {
    if (!event.ctrlKey && !event.metaKey) return;
    const key = event.key.toLowerCase();
    if (key === 'enter' && blocked === undefined) setSaving(true);
    else if (isTyping(event.target)) return;
    else if (key === 'z' && !event.shiftKey) undoEdit();
    else if (key === 'y' || key === 'z') redoEdit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // The keys of the editor act wherever in it the focus is.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="flex min-h-0 min-w-0 flex-1 flex-col" onKeyDown={onKey}>
      <div className="flex h-11 shrink-0 items-center gap-2 border-b border-line px-3">
        <h2 className="truncate font-semibold">{packWords.editorOf(pack.title)}</h2>
        <Segments
          label={packWords.parts}
          value={part}
          onChange={(name) => setEditing({ part: name })}
          options={[
            { name: 'fields', label: `${packWords.fields} ${String(pack.fields.length)}` },
            { name: 'pack', label: packWords.details },
            { name: 'rules', label: `${packWords.rules} ${String(pack.expectations?.length ?? 0)}` },
            { name: 'outputs', label: derivedWords.title },
          ]}
        />
        <span className="ml-auto flex items-center gap-2">
          <Button
            look="quiet"
            keyName="$mod+z"
            blocked={history.past.length === 0 ? packWords.nothingChanged : undefined}
            onClick={undoEdit}
          >
            {packWords.undo}
          </Button>
          {history.future.length === 0 ? null : (
            <Button look="quiet" onClick={redoEdit}>
              {packWords.redo}
            </Button>
          )}
          <Button onClick={() => (isChanged ? setLeaving(true) : giveUpEditing())}>
            {isChanged ? packWords.giveUp : packWords.close}
          </Button>
          <Button
            look="primary"
            keyName="$mod+Enter"
            blocked={blocked}
            onBlocked={() => {
              const [first] = errors;
              if (first !== undefined) goTo(first);
            }}
            onClick={() => setSaving(true)}
          >
            {packWords.save}
          </Button>
        </span>
      </div>
      {part === 'fields' ? (
        <FieldsEditor editing={editing} errors={places.fields} warnings={placesOf(warnings).fields} />
      ) : part === 'pack' ? (
        <PackForm pack={pack} isNew={version === 0} errors={places.pack} />
      ) : part === 'outputs' ? (
        <PackOutputs pack={pack} onChange={(change) => edit((draft) => withPack(draft, change))} />
      ) : (
        <RulesEditor
          editing={editing}
          fields={names}
          errors={places.rules}
          warnings={placesOf(warnings).rules}
        />
      )}
      <Problems errors={errors} warnings={warnings} onGo={goTo} />
      {saving ? <SavePackDialog open editing={editing} onClose={() => setSaving(false)} /> : null}
      <Dialog open={leaving} onClose={() => setLeaving(false)} title={packWords.giveUpTitle}>
        <p className="p-4">{packWords.giveUpExplain}</p>
        <div className="flex justify-end gap-2 border-t border-line bg-app px-4 py-3">
          <Button onClick={() => setLeaving(false)}>{text.cancel}</Button>
          <Button look="danger" onClick={giveUpEditing}>
            {packWords.giveUp}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}

/** The line at the foot: how many errors and warnings, and which. */
function Problems({
  errors,
  warnings,
  onGo,
}: {
  readonly errors: readonly PackProblem[];
  readonly warnings: readonly PackProblem[];
  readonly onGo: (problem: PackProblem) => void;
}) {
  if (errors.length + warnings.length === 0)
    return (
      <p className="shrink-0 border-t border-line px-4 py-1 text-12 text-ink-3">{packWords.noProblems}</p>
    );
  const counts = [
    ...(errors.length > 0 ? [packWords.errors(errors.length)] : []),
    ...(warnings.length > 0 ? [packWords.warnings(warnings.length)] : []),
  ];
  return (
    <details className="shrink-0 border-t border-line" open={errors.length > 0}>
      <summary className={`h-7 px-4 text-12 leading-7 ${errors.length > 0 ? 'text-bad' : 'text-warn'}`}>
        {counts.join(' · ')}
      </summary>
      <div className="max-h-36 overflow-auto px-2 pb-2">
        <ProblemList errors={errors} warnings={warnings} onGo={onGo} />
      </div>
    </details>
  );
}

function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
