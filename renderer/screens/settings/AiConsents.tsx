import { questionsConsent } from '../../../core/contract/questionsConsent.ts';
import { Button } from '../../components/Button.tsx';
import { useApp } from '../../state/app/appState.ts';
import { withdrawConsent } from '../../state/settings/llmActions.ts';
import { routes } from '../../state/app/routes.ts';
import { text } from '../../text/en.ts';
import { Group, Line } from './SettingsParts.tsx';

/** Kinds of requests that were read and agreed to, and the way to what was sent. */
export function AiConsents() {
  const consents = useApp((state) => state.llm.consents);
  const packs = useApp((state) => state.host?.packs);
  const titleOf = (packId: string): string =>
    packId === questionsConsent
      ? text.ai.settings.questions
      : (packs?.find(({ id }) => id === packId)?.title ?? packId);
  return (
    <>
      <Group title={text.ai.settings.consents}>
        {consents.length === 0 ? (
          <p className="px-4 py-3 text-12 text-ink-2">{text.ai.settings.consentsNone}</p>
        ) : null}
        {consents.map((consent) => (
          <Line
            key={consent.id}
            label={text.ai.settings.consentLine({ ...consent, packTitle: titleOf(consent.packId) })}
            help={text.ai.settings.consentMore(
              consent.packId === questionsConsent ? 'questions' : consent.see,
              consent.givenAt,
            )}
          >
            <Button
              label={text.ai.settings.withdrawOne(titleOf(consent.packId))}
              onClick={() => void withdrawConsent(consent.id)}
            >
              {text.ai.settings.withdraw}
            </Button>
          </Line>
        ))}
      </Group>
      <p>
        <a className="text-accent hover:underline" href={`#${routes.settings('ledger')}`}>
          {text.ai.settings.openLedger}
        </a>
      </p>
    </>
  );
}
