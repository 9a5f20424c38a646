import { type Block, squeeze, tidy } from './blocks.ts';
import { blocksOfHtml } from './html.ts';

/** What the exports of help desks, chatbots and shops call their things. Every record is an object of a JSON file. */
export type JsonObject = Readonly<Record<string, unknown>>;

const keys = {
  question:
    /^(?:questions?|q|faq_?question|user_?question|query|prompt|instruction|utterance|frage|pregunta|domanda|vraag|patterns?|utterances|examples|training_?phrases|input)$/i,
  answer:
    /^(?:answers?|a|faq_?answer|accepted_?answer|response|responses|reply|solution|antwort|réponse|respuesta|risposta|antwoord|output|completion)$/i,
  variants:
    /^(?:variants?|alternatives?|alternative_?questions?|similar_?questions?|synonyms?|paraphrases?|also_?asked|other_?questions?|questions|patterns|utterances|examples|training_?phrases)$/i,
  tags: /^(?:tags?|labels?|label_names|categor(?:y|ies)|category_?name|topics?|keywords?|intent|section)$/i,
  title: /^(?:title|name|headline|subject|heading)$/i,
  body: /^(?:body|body_?html|content|html|html_body|description|text|markdown|article|answer_?text)$/i,
} as const;

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

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A question with its answer; null for a record that is something else. */
export function entryIn(record: JsonObject): Block | null {
  const asked = find(record, keys.question);
  const answer = find(record, keys.answer);
  if (asked === undefined || answer === undefined) return null;
  const [question = '', ...more] = textsOf(record[asked]);
  const [first = ''] = textsOf(record[answer]);
  if (question === '' || first === '') return null;
  const others = (pattern: RegExp): readonly string[] =>
    Object.entries(record)
      .filter(([key]) => pattern.test(key) && key !== asked && key !== answer)
      .flatMap(([, value]) => textsOf(value));
  return {
    type: 'entry',
    question: squeeze(question),
    answer: plain(first),
    variants: [...new Set([...more, ...others(keys.variants)].map(squeeze))].filter(
      (text) => text !== '' && text !== squeeze(question),
    ),
    tags: [...new Set(others(keys.tags).map(squeeze))].filter((text) => text !== '' && text.length <= 60),
  };
}

/** An article: its title as a heading, its body as what stands in it. */
export function articleIn(record: JsonObject): readonly Block[] | null {
  const title = find(record, keys.title);
  const body = Object.keys(record).find(
    (key) => keys.body.test(key) && typeof record[key] === 'string' && record[key] !== '',
  );
  if (title === undefined || body === undefined || typeof record[title] !== 'string') return null;
  const text = record[body];
  if (typeof text !== 'string') return null;
  return [{ type: 'heading', depth: 1, text: record[title] }, ...blocksOfBody(text)];
}

/** A ticket or a chat: what it is about, then who wrote what. Private notes are not searched. */
export function conversationIn(record: JsonObject): readonly Block[] | null {
  const messages = messagesIn(record);
  if (!messages) return null;
  const title = ['subject', 'title', 'name']
    .map((key) => record[key])
    .find((value) => typeof value === 'string');
  const opening = messageOf(
    isObject(record['source'])
      ? record['source']
      : pick(record, ['description_text', 'description', 'from', 'requester', 'created_at']),
  );
  const blocks = [...(opening ? [opening] : []), ...messages].flatMap((message): readonly Block[] => {
    if (message.isPrivate) return [{ type: 'aside', text: message.text }];
    const line = [message.author, message.date].filter((part) => part !== '').join(', ');
    return [
      ...(line === '' ? [] : [{ type: 'heading', depth: 2, text: line, isQuestion: false } as const]),
      { type: 'text', text: message.text },
    ];
  });
  if (blocks.length === 0) return null;
  return typeof title === 'string' && title.trim() !== ''
    ? [{ type: 'heading', depth: 1, text: title, isQuestion: false }, ...blocks]
    : blocks;
}

interface Message {
  readonly text: string;
  readonly author: string;
  readonly date: string;
  readonly isPrivate: boolean;
}

function messagesIn(record: JsonObject): readonly Message[] | null {
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

function messageOf(record: JsonObject): Message | null {
  const text = messageText.map((key) => textsOf(record[key])[0] ?? '').find((value) => value.trim() !== '');
  if (text === undefined) return null;
  const author = messageAuthor.map((key) => nameIn(record[key])).find((name) => name !== '') ?? '';
  const at = record['created_at'] ?? record['createdAt'] ?? record['date'] ?? record['timestamp'];
  return {
    text: plain(text),
    author,
    date: typeof at === 'string' ? (/^\d{4}-\d{2}-\d{2}/.exec(at)?.[0] ?? '') : '',
    isPrivate: record['public'] === false || record['private'] === true || record['role'] === 'system',
  };
}

function nameIn(value: unknown): string {
  if (typeof value === 'string') return squeeze(value).slice(0, 80);
  if (!isObject(value)) return '';
  const found = ['name', 'display_name', 'email', 'type']
    .map((key) => value[key])
    .find((name) => typeof name === 'string');
  return typeof found === 'string' ? squeeze(found).slice(0, 80) : '';
}

const pick = (record: JsonObject, wanted: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(record).filter(([key]) => wanted.includes(key)));

const find = (record: JsonObject, pattern: RegExp): string | undefined =>
  Object.keys(record).find((key) => pattern.test(key) && textsOf(record[key]).length > 0);

/** The texts of a value: itself, those of its list, or what an object of it says. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value];
  if (Array.isArray(value))
    return value.flatMap((item: unknown) => (Array.isArray(item) ? [] : textsOf(item)));
  if (!isObject(value)) return [];
  const text = ['text', 'value', 'content', 'body', 'answer', 'question']
    .map((key) => value[key])
    .find((inner) => typeof inner === 'string');
  return typeof text === 'string' && text.trim() !== '' ? [text] : [];
}

const isHtml = (text: string): boolean =>
  /<(?:p|br|div|ul|ol|li|a|b|strong|em|span|h[1-6]|table|img)\b[^>]*>/i.test(text);

function blocksOfBody(text: string): readonly Block[] {
  if (isHtml(text)) return blocksOfHtml(text);
  return text
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== '')
    .map((part) => ({ type: 'text', text: part }));
}

/** Help desks keep HTML; an answer is text. */
export const plain = (text: string): string =>
  isHtml(text)
    ? tidy(
        blocksOfHtml(text)
          .map((block) => (block.type === 'entry' ? `${block.question}\n${block.answer}` : block.text))
          .join('\n\n'),
      )
    : tidy(text);
