import { collapseWhitespace } from './blocks.ts';
import { isObject, type JsonObject, textsOf } from './json-objects.ts';

/** Where the messages of a ticket or a chat stand. */
const messageLists = [
  'comments',
  'messages',
  'conversations',
  'conversation',
  'conversation_parts',
  'threads',
  'replies',
  'turns',
  'dialog',
  'dialogue',
  'notes',
];
const messageText = [
  'plain_body',
  'body_text',
  'text',
  'content',
  'body',
  'value',
  'message',
  'html_body',
  'utterance',
  'description_text',
  'description',
];
const messageAuthor = [
  'author',
  'from',
  'role',
  'sender',
  'user',
  'speaker',
  'created_by',
  'author_name',
  'from_email',
  'type',
];
const customers =
  /^(?:customer|user|client|contact|lead|visitor|buyer|guest|human|requester|end[-_ ]?user|inbound|incoming|kunde|kundin)$/i;
const shops =
  /^(?:agent|admin|assistant|support|shop|seller|staff|operator|employee|team(?:mate)?|company|store|bot|gpt|outbound|outgoing)$/i;

/** A ticket or a chat, as it stands in the file. */
export interface Chat {
  /** What it is about; '' where nothing says it. */
  readonly title: string;
  /** As in the file; never empty. */
  readonly messages: readonly ChatMessage[];
  /** What the export calls it, or null. */
  readonly id: string | null;
}

interface ChatMessage {
  /** May be HTML. */
  readonly text: string;
  readonly author: string;
  /** '' where none is told. */
  readonly address: string;
  /** Milliseconds since 1970, or null. */
  readonly at: number | null;
  readonly side: 'customer' | 'shop' | null;
  /** A note between colleagues, or an instruction to a program. */
  readonly isPrivate: boolean;
}

/** A ticket or a chat in a record; null for a record that is something else. */
export function chatIn(record: JsonObject): Chat | null {
  const messages = messagesIn(record);
  if (!messages) return null;
  const title = ['subject', 'title', 'name']
    .map((key) => record[key])
    .find((value) => typeof value === 'string');
  const id = ['id', 'conversation_id', 'ticket_id', 'uuid']
    .map((key) => record[key])
    .find((value) => typeof value === 'string' || typeof value === 'number');
  const opening = messageOf(
    isObject(record['source'])
      ? record['source']
      : pick(record, ['description_text', 'description', 'from', 'requester', 'created_at']),
  );
  // Some exports repeat the opening as the first message.
  const isRepeated =
    opening && messages.some(({ text }) => collapseWhitespace(text) === collapseWhitespace(opening.text));
  return {
    title: typeof title === 'string' ? title.trim() : '',
    messages:
      opening && !isRepeated ? [{ ...opening, side: opening.side ?? 'customer' }, ...messages] : messages,
    id: id === undefined ? null : String(id),
  };
}

function messagesIn(record: JsonObject): readonly ChatMessage[] | null {
  const holders = [record, record['_embedded']].filter(isObject);
  for (const holder of holders)
    for (const key of messageLists) {
      const given = holder[key];
      // Intercom puts the list below an object of the same name.
      const list = isObject(given) ? given[key] : given;
      if (!Array.isArray(list) || list.length === 0 || !list.every(isObject)) continue;
      const messages = list.map(messageOf).filter((message) => message !== null);
      if (messages.length > 0) return messages;
    }
  return null;
}

function messageOf(record: JsonObject): ChatMessage | null {
  const text = messageText.map((key) => textsOf(record[key])[0] ?? '').find((value) => value.trim() !== '');
  if (text === undefined) return null;
  const author = messageAuthor.map((key) => nameIn(record[key])).find((name) => name !== '') ?? '';
  return {
    text,
    author,
    address: messageAuthor.map((key) => addressIn(record[key])).find((address) => address !== '') ?? '',
    at: timeOf(
      record['created_at'] ?? record['createdAt'] ?? record['at'] ?? record['date'] ?? record['timestamp'],
    ),
    side: sideOf(record),
    isPrivate: record['public'] === false || record['private'] === true || record['role'] === 'system',
  };
}

function nameIn(value: unknown): string {
  if (typeof value === 'string') return collapseWhitespace(value).slice(0, 80);
  if (!isObject(value)) return '';
  const found = ['name', 'display_name', 'email', 'type']
    .map((key) => value[key])
    .find((name) => typeof name === 'string');
  return typeof found === 'string' ? collapseWhitespace(found).slice(0, 80) : '';
}

function addressIn(value: unknown): string {
  const given = isObject(value) ? (value['email'] ?? value['address']) : value;
  return typeof given === 'string' ? (/[^\s<>,;]+@[^\s<>,;]+/.exec(given)?.[0] ?? '') : '';
}

/** Who wrote, by what the export calls the two sides. */
function sideOf(record: JsonObject): ChatMessage['side'] {
  if (typeof record['incoming'] === 'boolean') return record['incoming'] ? 'customer' : 'shop';
  const authorValues = [...messageAuthor, 'direction', 'message_type', 'sender_type', 'author_type'].flatMap(
    (key): readonly unknown[] => {
      const value = record[key];
      return isObject(value) ? [value['role'], value['type'], value['name']] : [value];
    },
  );
  const words = authorValues.filter((word) => typeof word === 'string').map((word) => word.trim());
  if (words.some((word) => shops.test(word))) return 'shop';
  return words.some((word) => customers.test(word)) ? 'customer' : null;
}

/** ISO 8601, or seconds or milliseconds since 1970. */
function timeOf(value: unknown): number | null {
  const at =
    typeof value === 'number'
      ? value * (value < 1e11 ? 1000 : 1)
      : typeof value === 'string'
        ? Date.parse(value)
        : Number.NaN;
  return Math.abs(at) <= 8.64e15 ? at : null;
}

const pick = (record: JsonObject, wanted: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(record).filter(([key]) => wanted.includes(key)));
