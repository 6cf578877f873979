import { Download, Rows3 } from 'lucide-react';
import { useState } from 'react';
import type { Run } from '../../../core/contract/views.ts';
import { Button, IconButton } from '../../components/Button.tsx';
import { goToHistory } from '../../state/history/historyActions.ts';
import type { HistoryPlace } from '../../state/history/historyPlace.ts';
import { saveOutput } from '../../state/runs/runActions.ts';
import { text } from '../../text/en.ts';
import { formatBytes } from '../../text/format.ts';
import { runWords } from '../../text/runWords.ts';
import { outputTitle, type OutputLine, type ShownOutput } from './outputGroups.ts';
import { isTableOutput } from './tableOutputs.ts';

/** One line of a run's outputs; a table in parts says how many there are and lists them when it is asked to. */
export function OutputLineItem({
  run,
  line,
  at,
}: {
  readonly run: Run;
  readonly line: OutputLine;
  readonly at: HistoryPlace;
}) {
  const [open, setOpen] = useState(false);
  const [only] = line.files;
  const kind = outputTitle(line.kind, only?.output.name ?? '');
  if (line.files.length === 1 && only !== undefined)
    return (
      <Row>
        <Names kind={kind} shown={only} sourceBytes={run.facts?.sizeBytes} />
        <Ways run={run} shown={only} at={at} />
      </Row>
    );
  const sizeBytes = line.files.reduce((sum, { output }) => sum + output.sizeBytes, 0);
  const gone = line.files.filter(({ size }) => size === null).length;
  return (
    <>
      <Row>
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{kind}</span>
          <span className="block truncate text-12 text-ink-2">
            {runWords.folded(line.files.length, sizeBytes)}
          </span>
          {gone === 0 ? null : (
            <span className="block text-12 text-warn" title={text.history.goneWhy}>
              <span aria-hidden="true">▲</span> {runWords.foldedGone(gone)}
            </span>
          )}
        </span>
        <Button label={runWords.showFilesOf(kind)} expanded={open} onClick={() => setOpen(!open)}>
          {runWords.showFiles}
        </Button>
      </Row>
      {open
        ? line.files.map((shown) => (
            <Row key={shown.output.name} inner>
              <Names shown={shown} />
              <Ways run={run} shown={shown} at={at} />
            </Row>
          ))
        : null}
    </>
  );
}

function Row({ inner = false, children }: { readonly inner?: boolean; readonly children: React.ReactNode }) {
  return (
    <li
      className={`flex items-center gap-2 border-b border-line py-1.5 pr-3 last:border-b-0 ${inner ? 'bg-app pl-6' : 'pl-3'}`}
    >
      {children}
    </li>
  );
}

function Names({
  kind,
  shown: { output, size },
  sourceBytes,
}: {
  readonly kind?: string;
  readonly shown: ShownOutput;
  /** Of the source, which a copy of it unpacks to. */
  readonly sourceBytes?: number | undefined;
}) {
  return (
    <span className="min-w-0 flex-1">
      {kind === undefined ? null : <span className="block truncate font-medium">{kind}</span>}
      <span className="flex text-12 text-ink-2" title={output.name}>
        <span className="min-w-0 truncate font-mono">{output.name}</span>
        <span className="shrink-0 whitespace-pre"> · {formatBytes(output.sizeBytes)}</span>
      </span>
      {output.sha256 === undefined || sourceBytes === undefined ? null : (
        <span className="block truncate text-12 text-ink-2" title={runWords.copyDigest(output.sha256)}>
          {runWords.copyHolds(sourceBytes, output.sha256)}
        </span>
      )}
      {size === null ? (
        <span className="block text-12 text-warn" title={text.history.goneWhy}>
          <span aria-hidden="true">▲</span> {text.history.gone}
        </span>
      ) : size !== undefined && size !== output.sizeBytes ? (
        <span className="block text-12 text-warn">
          <span aria-hidden="true">▲</span> {text.history.changedSize}
        </span>
      ) : null}
    </span>
  );
}

/** The rows of a table, and a copy of the file; of what is gone neither. */
function Ways({
  run,
  shown: { output, size },
  at,
}: {
  readonly run: Run;
  readonly shown: ShownOutput;
  readonly at: HistoryPlace;
}) {
  if (size === null) return null;
  return (
    <>
      {isTableOutput(output.kind) ? (
        <IconButton
          label={text.history.showRowsOf(output.name)}
          onClick={() => goToHistory({ ...at, output: output.name })}
        >
          <Rows3 aria-hidden="true" size={14} />
        </IconButton>
      ) : null}
      <Button label={text.history.saveOutput(output.name)} onClick={() => void saveOutput(run, output.name)}>
        <Download aria-hidden="true" size={14} />
        {text.save}
      </Button>
    </>
  );
}
