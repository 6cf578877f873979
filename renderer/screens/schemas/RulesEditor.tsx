import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { isTableRule } from '../../../core/contract/ruleFields.ts';
import type { Expectation, PackProblem } from '../../../core/contract/views.ts';
import { Button, IconButton } from '../../components/Button.tsx';
import { DataGrid } from '../../components/grid/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import { edit, setEditing } from '../../state/packs/editActions.ts';
import { newRule } from '../../state/packs/newRule.ts';
import { withPack } from '../../state/packs/packEdits.ts';
import type { PackEditing } from '../../state/packs/packState.ts';
import { packWords } from '../../text/packWords.ts';
import { ruleWords } from '../../text/ruleWords.ts';
import { RuleForm } from './RuleForm.tsx';
import { findsRule, ruleColumns, type RuleRow } from './ruleColumns.tsx';

type ByRule = ReadonlyMap<number, readonly PackProblem[]>;

const noRules: readonly Expectation[] = [];

/** The rules of a pack as a table with the chosen one beside it. Insert adds one, Delete removes it, Alt with an arrow moves it, Enter goes to its form. */
export function RulesEditor({
  editing,
  fields,
  errors,
  warnings,
}: {
  readonly editing: PackEditing;
  /** Names that may be chosen. */
  readonly fields: readonly string[];
  readonly errors: ByRule;
  readonly warnings: ByRule;
}) {
  const { expectations: rules = noRules } = editing.history.present.pack;
  const at = editing.ruleCursor;
  const one = rules[at];
  const [query, setQuery] = useState('');
  const form = useRef<HTMLElement>(null);
  const rows = useMemo(
    (): readonly RuleRow[] =>
      rules
        .map((rule, index) => ({
          one: rule,
          index,
          errors: errors.get(index)?.length ?? 0,
          warnings: warnings.get(index)?.length ?? 0,
        }))
        .filter((row) => findsRule(row, query)),
    [rules, errors, warnings, query],
  );
  const setRules = (expectations: readonly Expectation[], key = ''): void =>
    edit((draft) => withPack(draft, { expectations }), key);
  const change = (part: Partial<Expectation>): void => {
    if (one === undefined) return;
    const { onBroken, ...rest } = { ...one, ...part };
    // What only tells is left out, and a rule about several rows can do nothing else.
    const rejects = onBroken === 'reject' && !isTableRule(rest.rule);
    const [key = ''] = Object.keys(part);
    setRules(rules.with(at, rejects ? { ...rest, onBroken } : rest), `rule ${String(at)} ${key}`);
  };
  // At once, so that what is typed next goes there.
  const goToForm = (): void => form.current?.querySelector('select')?.focus();
  const add = (): void => {
    const fresh = { rule: newRule('range', fields), severity: 'medium', message: '' } as const;
    flushSync(() => {
      setRules(rules.toSpliced(at + 1, 0, fresh));
      setEditing({ ruleCursor: at + 1 });
      setQuery('');
    });
    goToForm();
  };
  const move = (to: number): void => {
    if (one === undefined || to < 0 || to >= rules.length) return;
    setRules(rules.toSpliced(at, 1).toSpliced(to, 0, one));
    setEditing({ ruleCursor: to });
  };
  const remove = (): void => {
    if (one !== undefined) setRules(rules.toSpliced(at, 1));
  };
  const onKey = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (!(event.target instanceof Element) || event.target.getAttribute('role') !== 'grid') return;
    if (event.altKey && event.key === 'ArrowUp') move(at - 1);
    else if (event.altKey && event.key === 'ArrowDown') move(at + 1);
    else if (event.key === 'Delete') remove();
    else if (event.key === 'Insert') add();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="flex min-h-0 flex-1">
      {/* The keys belong to the table inside. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div className="flex min-w-0 flex-1 flex-col" onKeyDown={onKey}>
        <div className="flex h-10 shrink-0 items-center gap-1 px-3">
          <Button onClick={add}>
            <Plus aria-hidden="true" size={14} /> {packWords.addRule}
          </Button>
          <IconButton label={`${packWords.up} (Alt ↑)`} blocked={at <= 0} onClick={() => move(at - 1)}>
            <ArrowUp aria-hidden="true" size={14} />
          </IconButton>
          <IconButton
            label={`${packWords.down} (Alt ↓)`}
            blocked={one === undefined || at >= rules.length - 1}
            onClick={() => move(at + 1)}
          >
            <ArrowDown aria-hidden="true" size={14} />
          </IconButton>
          <IconButton label={packWords.remove} blocked={one === undefined} onClick={remove}>
            <Trash2 aria-hidden="true" size={14} />
          </IconButton>
          <span className="ml-auto flex min-w-0 *:min-w-0 *:shrink">
            <SearchField label={ruleWords.find} value={query} onChange={setQuery} />
          </span>
        </div>
        <DataGrid<RuleRow>
          label={packWords.rules}
          columns={ruleColumns}
          layoutKey="pack.rules"
          rowCount={rows.length}
          rowAt={(index) => rows[index]}
          rowHeight={32}
          cursor={rows.findIndex(({ index }) => index === at)}
          onCursor={(index) => setEditing({ ruleCursor: rows[index]?.index ?? -1 })}
          onActivate={goToForm}
          empty={
            rules.length === 0 ? (
              <EmptyState title={packWords.noRules}>{packWords.noRulesMore}</EmptyState>
            ) : (
              <p className="p-6 text-center text-ink-2">{ruleWords.noMatch}</p>
            )
          }
        />
      </div>
      <section
        ref={form}
        aria-label={one === undefined ? ruleWords.none : ruleWords.ruleOf(at + 1)}
        className="w-96 shrink-0 overflow-auto border-l border-line"
      >
        {one === undefined ? (
          <p className="p-4 text-ink-2">{ruleWords.none}</p>
        ) : (
          <RuleForm key={at} rule={one} fields={fields} problems={errors.get(at) ?? []} onChange={change} />
        )}
      </section>
    </div>
  );
}
