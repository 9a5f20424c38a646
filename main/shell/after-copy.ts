import { deskCalls } from '../../preload/contract.ts';
import type { CallResult } from '../../preload/client.ts';

type Answer = (call: string, input: unknown) => Promise<CallResult>;

/**
 * Answers as the engine does, and tells once a person has on the clipboard what a call is there to copy, and nothing of that call is
 * left to do: a reply only when it stands in the log. What failed has to stay in sight. Other calls copy on the way to
 * something else, and a draft has a window of its own.
 */
export function afterCopy(engine: Answer, copied: () => void): Answer {
  return async (call, input) => {
    const result = await engine(call, input);
    if (result.ok && isCopy(call, input)) copied();
    return result;
  };
}

const isCopy = (call: string, input: unknown): boolean =>
  call === 'replies.copyText' ||
  (call === 'replies.commit' && deskCalls['replies.commit'].input.safeParse(input).data?.to === 'clipboard');
