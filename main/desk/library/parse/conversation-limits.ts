import type { Conversation, ConversationMessage } from '../conversation.ts';

/**
 * Characters that one reading may hand over. Ours hands over fewer: 40 million of mails, as many of chats, and the ids. What a
 * file took over could go on without end, and the engine holds all of it at once.
 */
export const mostYielded = 100_000_000;

/** What a message takes beside its words. */
const perMessage = 500;

/** Characters of a message, with what it takes beside them. */
export const yieldOfMessage = ({
  from,
  to,
  text,
}: Pick<ConversationMessage, 'from' | 'to' | 'text'>): number =>
  [from, ...to].reduce((sum, { name, address }) => sum + name.length + address.length, 0) +
  text.length +
  perMessage;

/** The same of a batch of conversations, which is never nothing. */
export const yieldOf = (conversations: readonly Conversation[]): number =>
  conversations.reduce(
    (sum, { id, subject, messages }) =>
      messages.reduce((more, message) => more + yieldOfMessage(message), sum + id.length + subject.length),
    perMessage,
  );
