import { mostParts, type SplitWay } from '../../../state/review/splitParts.ts';
import { shapeWords } from '../../../text/shapeWords.ts';

const words = shapeWords.split;

/** What a way of cutting asks for. */
export function SplitWayFields({
  way,
  onChange,
}: {
  readonly way: SplitWay;
  readonly onChange: (way: SplitWay) => void;
}) {
  switch (way.kind) {
    case 'separator':
      return (
        <>
          <label className="flex items-center gap-2 text-12 text-ink-2">
            {words.separator}
            <input
              maxLength={20}
              className="field-control w-20 font-mono whitespace-pre"
              value={way.separator}
              onChange={(event) => onChange({ ...way, separator: event.target.value })}
            />
            {way.separator !== '' && way.separator.trim() === '' ? words.blank : null}
          </label>
          <label className="flex items-center gap-2 text-12 text-ink-2">
            {words.partCount}
            <input
              type="number"
              min={1}
              max={mostParts}
              className="field-control w-16"
              value={way.parts}
              onChange={(event) =>
                onChange({
                  ...way,
                  parts: Math.min(mostParts, Math.max(1, Math.round(Number(event.target.value)) || 1)),
                })
              }
            />
          </label>
        </>
      );
    case 'position':
      return (
        <label className="flex items-center gap-2 text-12 text-ink-2">
          {words.widths}
          <input
            className="field-control w-32 font-mono"
            value={way.widths}
            onChange={(event) => onChange({ ...way, widths: event.target.value })}
          />
        </label>
      );
    case 'pattern':
      return (
        <label className="flex flex-1 items-center gap-2 text-12 whitespace-nowrap text-ink-2">
          {words.pattern}
          <input
            maxLength={180}
            placeholder="(\\d+)-(\\w+)"
            className="field-control min-w-40 flex-1 font-mono"
            value={way.pattern}
            onChange={(event) => onChange({ ...way, pattern: event.target.value })}
          />
        </label>
      );
    case 'name':
      return (
        <label className="flex items-center gap-2 text-12 text-ink-2">
          <input
            type="checkbox"
            checked={way.lastFirst}
            onChange={(event) => onChange({ ...way, lastFirst: event.target.checked })}
          />
          {words.lastFirst}
        </label>
      );
    case 'date':
      return null;
  }
}
