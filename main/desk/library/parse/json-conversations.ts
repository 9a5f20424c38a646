import { createHash } from 'node:crypto';
import type { Conversation } from '../conversation.ts';
import { chatIn, type Chat } from './json-chats.ts';
import { isObject } from './json-objects.ts';
import { toPlainText } from './plain-text.ts';
import { parseJsonOrJsonl } from './json-values.ts';

/** Lists in lists in pages: deeper stands no ticket. */
const deepest = 6;
const programs = /^(?:system|tool|function|bot|automation|trigger)$/i;

/** Tickets and chats of a JSON or JSONL file, wherever in it they stand. Throws DeskFailure `damaged`. */
export function conversationsOfJson(bytes: Uint8Array): readonly Conversation[] {
  return chatsIn(parseJsonOrJsonl(bytes).value, 0).flatMap(conversationOf);
}

function chatsIn(value: unknown, depth: number): readonly Chat[] {
  if (depth > deepest) return [];
  if (Array.isArray(value)) {
    // A line of JSONL may be the list of messages itself.
    const alone = depth > 0 && value.length > 1 && value.every(isTurn) ? chatIn({ messages: value }) : null;
    return alone ? [alone] : value.flatMap((inner) => chatsIn(inner, depth + 1));
  }
  if (!isObject(value)) return [];
  const chat = chatIn(value);
  return chat ? [chat] : Object.values(value).flatMap((inner) => chatsIn(inner, depth + 1));
}

const isTurn = (value: unknown): boolean =>
  isObject(value) &&
  ['role', 'from', 'author', 'sender', 'speaker'].some((key) => key in value) &&
  ['text', 'content', 'body', 'message', 'value'].some((key) => typeof value[key] === 'string');

function conversationOf({ id, title, messages }: Chat): readonly Conversation[] {
  const shown = messages
    .filter(({ isPrivate }) => !isPrivate)
    .map(({ text, author, address, at, side }) => ({
      from: { name: author === address ? '' : author, address },
      to: [],
      at,
      text: toPlainText(text),
      automatic: programs.test(author),
      side,
    }))
    .filter(({ text }) => text !== '');
  const named = JSON.stringify([id, title, shown.map(({ text }) => text)]);
  const hash = createHash('sha256').update(named).digest('base64url');
  return shown.length === 0 ? [] : [{ id: hash, subject: title, messages: shown }];
}
