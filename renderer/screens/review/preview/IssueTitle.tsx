import { CircleAlert, Info, OctagonAlert, TriangleAlert } from 'lucide-react';
import type { Issue } from '../../../../core/contract/views.ts';
import { text } from '../../../text/en.ts';

const looks = {
  low: { Icon: Info, tone: 'text-ink-3' },
  medium: { Icon: TriangleAlert, tone: 'text-warn' },
  high: { Icon: CircleAlert, tone: 'text-bad' },
  critical: { Icon: OctagonAlert, tone: 'text-bad' },
} as const;

/** The kind of an issue by its name; how grave it is by a shape, a colour and, for those who see neither, a word. */
export function IssueTitle({ issue }: { readonly issue: Issue }) {
  const { Icon, tone } = looks[issue.severity];
  return (
    <span className="flex min-w-0 items-center gap-1.5" title={text.issues.severities[issue.severity]}>
      <Icon aria-hidden="true" size={14} className={`shrink-0 ${tone}`} />
      <span className="truncate">{text.issues.titles[issue.code]}</span>
      <span className="sr-only">, {text.issues.severities[issue.severity]}</span>
    </span>
  );
}
