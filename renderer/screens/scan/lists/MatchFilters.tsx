import { EyeOff, Image, X } from 'lucide-react';
import type { ScanEntry } from '../../../../core/contract/views.ts';
import { Button } from '../../../components/Button.tsx';
import { MenuButton } from '../../../components/MenuButton.tsx';
import { SearchField } from '../../../components/SearchField.tsx';
import { Segments } from '../../../components/Segments.tsx';
import { isNarrowed, noQuery, reasonNames, type ScanQuery } from '../../../state/scan/scanAddress.ts';
import { formatCount } from '../../../text/format.ts';
import { scanWords as words } from '../../../text/scanWords.ts';

/** What narrows the list of matches down, and how many are left. */
export function MatchFilters({
  query,
  onQuery,
  entry,
  found,
  all,
  withPictures,
  onPictures,
}: {
  readonly query: ScanQuery;
  readonly onQuery: (query: ScanQuery) => void;
  /** The match with the cursor: tells what a code or a file is called. */
  readonly entry: ScanEntry | undefined;
  readonly found: number | null;
  readonly all: number;
  readonly withPictures: boolean;
  readonly onPictures: (on: boolean) => void;
}) {
  const { reasons } = query;
  return (
    <div className="flex h-10 shrink-0 items-center gap-2 border-b border-line px-3">
      <SearchField
        label={words.search}
        value={query.text}
        onChange={(text) => onQuery({ ...query, text: text.slice(0, 200) })}
      />
      <Segments
        label={words.kind}
        value={query.kind ?? 'all'}
        options={(['all', 'exact', 'near'] as const).map((name) => ({ name, label: words.kinds[name] }))}
        onChange={(kind) =>
          onQuery({
            ...query,
            kind: kind === 'all' ? null : kind,
            reasons: kind === 'exact' ? [] : query.reasons,
          })
        }
      />
      <MenuButton
        prefix={words.reason}
        entries={[
          {
            id: 'any',
            label: words.anyReason,
            chosen: reasons.length === 0,
            onPick: () => onQuery({ ...query, reasons: [] }),
          },
          ...reasonNames.map((reason, at) => ({
            id: reason,
            label: words.reasons[reason].short,
            chosen: reasons.includes(reason),
            apart: at === 0,
            onPick: () =>
              onQuery({
                ...query,
                kind: query.kind === 'exact' ? null : query.kind,
                reasons: reasons.includes(reason)
                  ? reasons.filter((one) => one !== reason)
                  : [...reasons, reason],
              }),
          })),
        ]}
      >
        <span className="max-w-32 truncate">
          {reasons.length === 0
            ? words.anyReason
            : reasons.map((reason) => words.reasons[reason].short).join(', ')}
        </span>
      </MenuButton>
      <Button
        look="quiet"
        pressed={query.hidden}
        title={words.hiddenOnlyTitle}
        onClick={() => onQuery({ ...query, hidden: !query.hidden })}
      >
        <EyeOff aria-hidden="true" size={14} />
        <span className="max-xl:sr-only">{words.hiddenOnly}</span>
      </Button>
      {query.code === null ? null : (
        <OffChip
          label={words.onlyCode(
            entry?.code === query.code ? entry.codeText : `#${formatCount(query.code + 1)}`,
          )}
          onOff={() => onQuery({ ...query, code: null })}
        />
      )}
      {query.document === null ? null : (
        <OffChip
          label={words.onlyFile(
            entry?.document === query.document ? entry.name : `#${formatCount(query.document + 1)}`,
          )}
          onOff={() => onQuery({ ...query, document: null })}
        />
      )}
      <output className="ml-auto shrink-0 text-12 text-ink-2">
        {found === null ? '' : isNarrowed(query, 'matches') ? words.found(found, all) : words.matches(found)}
      </output>
      {isNarrowed(query, 'matches') ? (
        <Button look="quiet" command="scan.all" onClick={() => onQuery(noQuery)}>
          {words.clearFilters}
        </Button>
      ) : null}
      <Button
        look="quiet"
        pressed={withPictures}
        title={words.picturesTitle}
        onClick={() => onPictures(!withPictures)}
      >
        <Image aria-hidden="true" size={14} />
        <span className="max-xl:sr-only">{words.pictures}</span>
      </Button>
    </div>
  );
}

/** A filter that is in force and can be taken off. */
function OffChip({ label, onOff }: { readonly label: string; readonly onOff: () => void }) {
  return (
    <button
      type="button"
      aria-label={words.takeOff(label)}
      title={words.takeOff(label)}
      onClick={onOff}
      className="inline-flex h-6 min-w-0 items-center gap-1 rounded-full border border-accent bg-selected px-2 text-12 hover:bg-hover"
    >
      <bdi className="max-w-40 truncate">{label}</bdi>
      <X aria-hidden="true" size={12} className="shrink-0" />
    </button>
  );
}
