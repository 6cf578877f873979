import type { StandardParts } from '../../../../infra/aws/http/standardRoutes.ts';

/** For tests of routes that standardise nothing. */
export const unusedStandards: StandardParts['standards'] = () => {
  throw new Error('Nobody asks for that here.');
};
