import type { ReactNode } from 'react';

const tones = {
  plain: 'bg-subtle text-ink-2',
  ok: 'bg-ok-bg text-ok',
  warn: 'bg-warn-bg text-warn',
  bad: 'bg-bad-bg text-bad',
  info: 'bg-info-bg text-info',
  accent: 'bg-selected text-accent',
  ai: 'bg-ai-bg text-ai',
} as const;

export type ChipTone = keyof typeof tones;

/** A small word on a coloured ground: a state, an origin, a count. */
export function Chip({
  tone = 'plain',
  children,
  title,
}: {
  readonly tone?: ChipTone;
  readonly children: ReactNode;
  readonly title?: string;
}) {
  return (
    <span
      title={title}
      className={`inline-flex h-5 max-w-full items-center gap-1 overflow-hidden rounded-1 px-1.5 text-12 whitespace-nowrap ${tones[tone]}`}
    >
      {children}
    </span>
  );
}
