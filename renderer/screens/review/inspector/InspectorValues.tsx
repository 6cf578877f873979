import type { ColumnProfile } from '../../../../core/contract/views.ts';
import { findValue } from '../../../state/review/findActions.ts';
import { text } from '../../../text/en.ts';
import { oneLine } from '../../../text/oneLine.ts';
import { formatAmount, formatCount, formatShare } from '../../../text/format.ts';
import { Section } from './Section.tsx';
import { fitWords } from '../reading/typeWords.ts';
import { type ShownTexts, useShownTexts } from '../preview/useShownTexts.ts';

/** What a column's values are, in figures and in examples; those of workbooks as the spreadsheet shows them. */
export function InspectorValues({ profile }: { readonly profile: ColumnProfile }) {
  const { count, missing, invalid } = profile;
  const filled = count - missing;
  const shownOf = useShownTexts(profile.index);
  return (
    <>
      <Section title={text.inspector.values}>
        <dl className="grid grid-cols-[104px_1fr] gap-y-0.5">
          <Fact name={text.inspector.type}>
            {text.reading.types[profile.type]}
            <span className="text-12 text-ink-3"> · {fitWords(profile, profile.invalid)}</span>
          </Fact>
          {profile.format === null ? null : (
            <Fact name={text.inspector.format}>
              <span className="font-mono text-12">{profile.format}</span>
            </Fact>
          )}
          {profile.semanticType === null ? null : (
            <Fact name={text.inspector.meaning}>{profile.semanticType.replaceAll('-', ' ')}</Fact>
          )}
          <Fact name={text.inspector.filled}>
            {formatShare(count === 0 ? 0 : filled / count)}
            <span className="text-ink-3"> · {formatCount(filled)}</span>
          </Fact>
          {profile.missingTokens.length === 0 ? null : (
            <Fact name={text.inspector.missingAs}>
              <Cells cells={profile.missingTokens} />
            </Fact>
          )}
          {invalid === 0 ? null : (
            <Fact name={text.inspector.invalid}>
              <span className="text-bad">{formatCount(invalid)}</span>
            </Fact>
          )}
          <Fact name={text.inspector.distinct}>
            {profile.distinctExact
              ? formatCount(profile.distinct)
              : text.inspector.about(formatCount(profile.distinct))}
          </Fact>
          <Bound name={text.inspector.min} value={profile.min} />
          <Bound name={text.inspector.max} value={profile.max} />
          {profile.mean === null ? null : (
            <Fact name={text.inspector.mean}>{formatAmount(profile.mean)}</Fact>
          )}
          {profile.quantiles === null ? null : (
            <Fact name={text.inspector.median}>{formatAmount(profile.quantiles.p50)}</Fact>
          )}
          <Fact name={text.inspector.lengths}>
            {text.inspector.characters(profile.minLength, profile.maxLength)}
          </Fact>
          {profile.leadingZeros === 0 ? null : (
            <Fact name={text.inspector.leadingZeros}>{formatCount(profile.leadingZeros)}</Fact>
          )}
        </dl>
      </Section>
      {profile.anomalies.length === 0 ? null : (
        <Section title={text.inspector.odd}>
          <Cells cells={profile.anomalies.slice(0, 12)} shownOf={shownOf} tone="bad" />
        </Section>
      )}
      {profile.topValues.length === 0 ? null : (
        <Section title={text.inspector.top}>
          <ol>
            {profile.topValues.slice(0, 8).map(({ value, count: times }) => (
              <li key={value}>
                <button
                  type="button"
                  title={text.inspector.findValue(shownOf(value))}
                  onClick={() => findValue(profile.index, value)}
                  className="relative flex h-6 w-full items-center justify-between gap-3 rounded-1 text-left hover:bg-hover"
                >
                  <span
                    aria-hidden="true"
                    className="bar absolute inset-y-1 left-0 rounded-1 bg-subtle"
                    style={{ width: `${String(Math.round((times / Math.max(1, filled)) * 100))}%` }}
                  />
                  <span
                    className="relative truncate pl-1 font-mono text-12"
                    title={titleOf(value, shownOf(value))}
                  >
                    {shownOf(value)}
                  </span>
                  <span className="relative shrink-0 text-12 text-ink-2">
                    {formatCount(times)} · {formatShare(times / Math.max(1, filled))}
                  </span>
                </button>
              </li>
            ))}
          </ol>
          {profile.topValuesError === 0 ? null : (
            <p className="mt-1 text-12 text-ink-2">
              {text.inspector.atLeast(formatCount(profile.topValuesError))}
            </p>
          )}
        </Section>
      )}
      {profile.examples.length === 0 ? null : (
        <Section title={text.inspector.examples}>
          <Cells cells={profile.examples} shownOf={shownOf} />
        </Section>
      )}
      {profile.patterns.length === 0 ? null : (
        <Section title={text.inspector.shapes}>
          <Cells cells={profile.patterns.slice(0, 6).map((pattern) => pattern.value)} />
        </Section>
      )}
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <>
      <dt className="py-0.5 text-ink-2">{name}</dt>
      <dd className="min-w-0 py-0.5">{children}</dd>
    </>
  );
}

function Bound({ name, value }: { readonly name: string; readonly value: number | string | null }) {
  if (value === null) return null;
  return (
    <Fact name={name}>
      <span className="block truncate font-mono text-12" title={String(value)}>
        {String(value)}
      </span>
    </Fact>
  );
}

function Cells({
  cells,
  shownOf = asItIs,
  tone = 'plain',
}: {
  readonly cells: readonly string[];
  readonly shownOf?: ShownTexts;
  readonly tone?: 'plain' | 'bad';
}) {
  return (
    <span className="flex flex-wrap gap-1">
      {cells.map((cell) => (
        <span
          key={cell}
          title={titleOf(cell, shownOf(cell))}
          className={`max-w-full truncate rounded-1 px-1 font-mono text-12 whitespace-pre ${
            tone === 'bad' ? 'bg-bad-bg text-bad' : 'bg-subtle'
          }`}
        >
          {cell === '' ? ' ' : oneLine(shownOf(cell))}
        </span>
      ))}
    </span>
  );
}

const asItIs: ShownTexts = (raw) => raw;

function titleOf(raw: string, shown: string): string {
  return raw === shown ? raw : `${shown}\n${text.preview.behind.shown(raw)}`;
}
