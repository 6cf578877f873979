import { create } from 'zustand';

/** Decisions on their way to the journal; the draft is saved when there are none. */
export const useSaving = create<{
  readonly pending: number;
  /** What the last decision failed with that nobody has answered since; the table shows what is saved. */
  readonly failed: boolean;
}>()(() => ({ pending: 0, failed: false }));

/** Counts a decision as under way until it is durable or has failed. */
export async function whileSaving<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  useSaving.setState(({ pending }) => ({ pending: pending + 1 }));
  try {
    const answer = await work();
    useSaving.setState({ failed: false });
    return answer;
  } catch (cause) {
    useSaving.setState({ failed: true });
    throw cause;
  } finally {
    useSaving.setState(({ pending }) => ({ pending: pending - 1 }));
  }
}
