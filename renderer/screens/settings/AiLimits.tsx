import type { LlmBudget, LlmSettings, SettingsChange } from '../../../core/contract/views.ts';
import { useApp } from '../../state/app/appState.ts';
import { putSettings } from '../../state/settings/settingsActions.ts';
import { text } from '../../text/en.ts';
import { Group, Line, NumberLine } from './SettingsParts.tsx';

/** Highest figures that the contract takes. */
const most = { monthlyTokens: 1e12, fileTokens: 1e9, amount: 1e9, timeoutSeconds: 300 } as const;

/** How much of AI a month and a file may take, how much it has, and how long an answer is waited for. */
export function AiLimits({ llm }: { readonly llm: LlmSettings }) {
  const budget = useApp((state) => state.llm.budget);
  const put = (change: NonNullable<SettingsChange['llm']>): void => void putSettings({ llm: change });
  return (
    <Group title={text.ai.settings.limits}>
      {budget === null ? null : <Used budget={budget} />}
      <NumberLine
        label={text.ai.settings.monthlyTokens}
        value={llm.monthlyTokenLimit}
        most={most.monthlyTokens}
        onStore={(value) => put({ monthlyTokenLimit: value ?? 0 })}
      />
      <NumberLine
        label={text.ai.settings.fileTokens}
        value={llm.fileTokenLimit}
        most={most.fileTokens}
        onStore={(value) => put({ fileTokenLimit: value ?? 0 })}
      />
      <NumberLine
        label={text.ai.settings.priceIn}
        help={text.ai.settings.priceHelp}
        value={llm.pricePerMillionIn}
        most={most.amount}
        optional
        onStore={(pricePerMillionIn) => put({ pricePerMillionIn })}
      />
      <NumberLine
        label={text.ai.settings.priceOut}
        value={llm.pricePerMillionOut}
        most={most.amount}
        optional
        onStore={(pricePerMillionOut) => put({ pricePerMillionOut })}
      />
      <NumberLine
        label={text.ai.settings.monthlyCost}
        help={text.ai.settings.monthlyCostHelp}
        value={llm.monthlyCostLimit}
        most={most.amount}
        optional
        onStore={(monthlyCostLimit) => put({ monthlyCostLimit })}
      />
      <NumberLine
        label={text.ai.settings.timeout}
        value={llm.timeoutSeconds}
        least={1}
        most={most.timeoutSeconds}
        unit={text.ai.settings.timeoutUnit}
        onStore={(value) => put({ timeoutSeconds: value ?? 1 })}
      />
    </Group>
  );
}

function Used({ budget }: { readonly budget: LlmBudget }) {
  const used = budget.inputTokens + budget.outputTokens;
  const share = budget.tokenLimit === 0 ? 1 : Math.min(1, used / budget.tokenLimit);
  return (
    <Line
      label={text.ai.settings.used}
      help={[
        budget.month,
        text.ai.settings.usedCalls(budget.calls),
        ...(budget.cost === null ? [] : [text.ai.settings.usedCost(budget.cost, budget.costLimit)]),
      ].join(' · ')}
    >
      <span className="flex flex-col items-end gap-1">
        <span>{text.ai.settings.usedValue(used, budget.tokenLimit)}</span>
        <span aria-hidden="true" className="bar block h-1.5 w-44 overflow-hidden rounded-full bg-line">
          <span
            className={`block h-full rounded-full ${share >= 1 ? 'bg-q-invalid' : 'bg-accent'}`}
            style={{ width: `${String(share * 100)}%` }}
          />
        </span>
      </span>
    </Line>
  );
}
