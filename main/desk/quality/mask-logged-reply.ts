import { toRoutingInput, type ReadDeps } from '../messages/read-message.ts';
import { maskForLearning } from '../privacy/pii/mask.ts';
import { correspondentNames, createNameMasker, greetedNames } from '../privacy/pii/mask-names.ts';
import type { LoggedReply } from './logged-replies.ts';

export type Reading = Pick<ReadDeps, 'languages' | 'translatedLanguages' | 'now' | 'region' | 'shop'>;

/**
 * Masks a mail and its reply as what is learned from is masked, and beside it every name that either of them says is the
 * customer's, wherever it stands. `others` are the names of those who work here.
 */
export function createLoggedReplyMask(
  { subject, message, reply, agent }: Pick<LoggedReply, 'subject' | 'message' | 'reply' | 'agent'>,
  others: readonly string[],
  reading: Reading,
): (text: string) => string {
  const { details } = toRoutingInput({ text: message, subject }, reading);
  const named = details.flatMap(({ kind, text }) =>
    kind === 'name' ? [text] : kind === 'email' ? correspondentNames({ name: '', address: text }) : [],
  );
  const maskNamed = createNameMasker([
    ...named,
    ...greetedNames(reply),
    ...greetedNames(message),
    agent,
    ...others,
  ]);
  return (text) => maskNamed(maskForLearning(text));
}
