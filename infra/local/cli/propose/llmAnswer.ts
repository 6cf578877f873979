import type { LlmObstacle, LlmOutcome, LlmPreview } from '../../../../core/model/llm.ts';

/** What `propose --llm-preview` shows a person: the request as it would be sent, and what has to be known about it. */
export function previewText(preview: LlmPreview): string {
  const { endpoint, modelId, see, sizeBytes, estimate, columns, requestHash, pretty, consent } = preview;
  const masked = columns.filter((column) => column.masked).length;
  const cost =
    estimate.cost === null ? '' : `, about ${estimate.cost.toFixed(4)} in the currency of the prices set`;
  return [
    ...(pretty === '' ? [] : [pretty, '']),
    ...(endpoint === '' ? [] : [`Would go to ${endpoint}, model ${modelId}; seen are ${see}.`]),
    `${columns.length} columns, ${masked} of them under a masked header; ${sizeBytes} bytes, about ${estimate.inputTokens} tokens and ${estimate.outputTokens} back at most${cost}.`,
    ...preview.obstacles.map((obstacle) => `Not sent: ${obstacleText(obstacle)}.`),
    ...(consent === 'given' ? ['Requests of this kind were agreed to before.'] : []),
    ...(requestHash === '' || consent === 'given' || see === 'samples'
      ? []
      : [`To send exactly this: --llm --llm-seen ${requestHash}`]),
    'Nothing was sent.',
    '',
  ].join('\n');
}

function obstacleText(obstacle: LlmObstacle): string {
  switch (obstacle.kind) {
    case 'off':
      return 'the language model is switched off in the settings';
    case 'notConfigured':
      return `not all is set that is needed (${obstacle.missing.join(', ')})`;
    case 'nothingUncertain':
      return 'there is nothing to ask about';
    case 'answeredBefore':
      return `it was answered at ${obstacle.at}, and that answer is used`;
    case 'fileBudget':
    case 'monthBudget':
    case 'costBudget':
      return `it takes ${obstacle.needed}, and ${obstacle.left} is left of the limit`;
    case 'paused':
      return `the last calls failed; calls go on at ${obstacle.until}`;
  }
}

/** One line on how asking ended. */
export function outcomeText({ status, modelId, columnCount, fromCache, message }: LlmOutcome): string {
  if (status !== 'answered') return `No votes of the language model: ${message} The local proposal stands.`;
  return `${modelId} was asked about ${columnCount} columns${fromCache ? ' before; nothing was sent' : ''}.`;
}
