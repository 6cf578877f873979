import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { IconButton } from '../../../components/Button.tsx';
import { useApp } from '../../../state/app/appState.ts';
import { leaveTrail, setTrailAlone, stepTrail } from '../../../state/review/trailActions.ts';
import { text } from '../../../text/en.ts';
import { failureWords } from '../../../text/failureWords.ts';

/** Rows that are stepped through: why these, how far along, and whether the others are shown, too. */
export function TrailBar() {
  const trail = useApp((state) => state.review?.trail ?? null);
  if (trail === null) return null;
  return (
    <div className="flex h-8 shrink-0 items-center gap-1 border-b border-line bg-info-bg pr-2 pl-4 text-12 text-info">
      <output className="min-w-0 flex-1 truncate" title={trail.label}>
        {text.preview.trail(trail)}
      </output>
      {trail.unit === 'row' ? (
        <button
          type="button"
          aria-pressed={trail.alone === true}
          onClick={() => setTrailAlone(trail.alone !== true)}
          className={`h-6 shrink-0 rounded-1 border px-2 whitespace-nowrap ${
            trail.alone === true ? 'border-info font-medium' : 'border-transparent hover:bg-hover'
          }`}
        >
          {failureWords.alone}
        </button>
      ) : null}
      <IconButton label={text.preview.previous} onClick={() => void stepTrail(-1)}>
        <ChevronLeft aria-hidden="true" size={14} />
      </IconButton>
      <IconButton label={text.preview.next} onClick={() => void stepTrail(1)}>
        <ChevronRight aria-hidden="true" size={14} />
      </IconButton>
      <IconButton label={text.preview.endTrail} onClick={leaveTrail}>
        <X aria-hidden="true" size={13} />
      </IconButton>
    </div>
  );
}
