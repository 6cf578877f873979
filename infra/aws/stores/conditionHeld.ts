import { errorName } from '../cloudErrors.ts';

/** Sends a write that rests on a condition. @returns `false` where the condition does not hold; then nothing was written */
export async function conditionHeld(send: () => Promise<unknown>): Promise<boolean> {
  try {
    await send();
    return true;
  } catch (error) {
    if (errorName(error) === 'ConditionalCheckFailedException') return false;
    throw error;
  }
}
