import type { Audience, OmissionKind } from '../../../../preload/contract.ts';
import { audienceOfValue, isAudienceField } from '../file-audience.ts';
import { type Block, collapseWhitespace, type EntryBlock } from './blocks.ts';
import { blocksOfHtml } from './html.ts';
import { chatIn } from './json-chats.ts';
import { isObject, type JsonObject, textsOf } from './json-objects.ts';
import { languageCode } from './language-names.ts';
import { isHtml, toPlainText } from './plain-text.ts';
import { unpublishedBy } from './publication-status.ts';
import type { ParseWarnings } from './parse-warnings.ts';

/** What the exports of help desks, chatbots and shops call their things. Every record is an object of a JSON file. */
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

/**
 * One record for each language of a record whose fields hold a text for each, as `{"question": {"en": …, "de": …}}`; null for
 * other records.
 */
export function inLanguages(
  record: JsonObject,
): readonly { readonly language: string; readonly record: JsonObject }[] | null {
  const isByLanguage = (value: unknown): value is JsonObject =>
    isObject(value) &&
    Object.keys(value).length > 0 &&
    Object.entries(value).every(
      ([key, inner]) => key.length <= 5 && languageCode(key) !== null && textsOf(inner).length > 0,
    );
  const fields = Object.entries(record);
  const keys = new Set(fields.flatMap(([, value]) => (isByLanguage(value) ? Object.keys(value) : [])));
  if (keys.size === 0 || fields.filter(([, value]) => isByLanguage(value)).length < 2) return null;
  return [...keys].map((key) => ({
    language: languageCode(key) ?? key,
    record: Object.fromEntries(
      fields.flatMap(([name, value]) =>
        !isByLanguage(value) ? [[name, value]] : key in value ? [[name, value[key]]] : [],
      ),
    ),
  }));
}

/** A question with its answer; null for a record that is something else. */
export function entryIn(record: JsonObject, warnings: ParseWarnings): EntryBlock | null {
  const asked = find(record, keys.question);
  const answer = find(record, keys.answer);
  if (asked === undefined || answer === undefined) return null;
  const [question = '', ...more] = textsOf(record[asked]);
  const given = textsOf(record[answer]);
  // Chatbots hold several answers to choose from; a list below "answer" is one answer in points.
  const isInPoints = Array.isArray(record[answer]) && !/s$|output|completion/i.test(answer);
  const first = (isInPoints ? given : given.slice(0, 1)).join('\n');
  if (question === '' || first === '') return null;
  const others = (pattern: RegExp): readonly string[] =>
    Object.entries(record)
      .filter(([key]) => pattern.test(key) && key !== asked && key !== answer)
      .flatMap(([, value]) => textsOf(value));
  const audience = audienceIn(record);
  return {
    type: 'entry',
    ...(audience !== null && { audience }),
    question: collapseWhitespace(question),
    answer: toPlainText(first, warnings),
    variants: [...new Set([...more, ...others(keys.variants)].map(collapseWhitespace))].filter(
      (text) => text !== '' && text !== collapseWhitespace(question),
    ),
    tags: [...new Set(others(keys.tags).map(collapseWhitespace))].filter(
      (text) => text !== '' && text.length <= 60,
    ),
  };
}

/** Whom a record says that it is for; null when it does not. */
function audienceIn(record: JsonObject): Audience | null {
  const key = Object.keys(record).find((name) => isAudienceField(name));
  return key === undefined ? null : audienceOfValue(textsOf(record[key]).join(', '));
}

/** Whether a record says that it is a draft, archived, hidden or internal; null when it does not. */
export function unpublishedRecord(record: JsonObject): OmissionKind | null {
  // Freshdesk counts: 1 is a draft, 2 is published.
  const isFreshdesk = ['description_text', 'desc_un_html', 'folder_id', 'art_type'].some(
    (key) => key in record,
  );
  if (isFreshdesk && record['status'] === 1) return 'draft';
  const since = ['archived_at', 'deleted_at', 'archivedAt', 'deletedAt', 'trashed_at'];
  if (since.some((key) => typeof record[key] === 'string' && record[key] !== '')) return 'draft';
  const said = Object.entries(record).map(([key, value]) => unpublishedBy(key, value));
  return said.find((kind) => kind !== null) ?? null;
}

/** An article: its title as a heading, its body as what stands in it. */
export function articleIn(record: JsonObject, warnings: ParseWarnings): readonly Block[] | null {
  const title = find(record, keys.title);
  const body = Object.keys(record).find(
    (key) => keys.body.test(key) && typeof record[key] === 'string' && record[key] !== '',
  );
  if (title === undefined || body === undefined || typeof record[title] !== 'string') return null;
  const text = record[body];
  if (typeof text !== 'string') return null;
  return [{ type: 'heading', depth: 1, text: record[title] }, ...blocksOfBody(text, warnings)];
}

/** A ticket or a chat: what it is about, then who wrote what. Private notes are not searched. */
export function conversationIn(record: JsonObject): readonly Block[] | null {
  const chat = chatIn(record);
  if (!chat) return null;
  const blocks = chat.messages.flatMap((message): readonly Block[] => {
    const text = toPlainText(message.text);
    if (message.isPrivate) return [{ type: 'aside', text }];
    const day = message.at === null ? '' : new Date(message.at).toISOString().slice(0, 10);
    const line = [message.author, day].filter((part) => part !== '').join(', ');
    return [
      ...(line === '' ? [] : [{ type: 'heading', depth: 2, text: line, isQuestion: false } as const]),
      { type: 'text', text },
    ];
  });
  return chat.title === ''
    ? blocks
    : [{ type: 'heading', depth: 1, text: chat.title, isQuestion: false }, ...blocks];
}

const find = (record: JsonObject, pattern: RegExp): string | undefined =>
  Object.keys(record).find((key) => pattern.test(key) && textsOf(record[key]).length > 0);

function blocksOfBody(text: string, warnings: ParseWarnings): readonly Block[] {
  if (isHtml(text)) return blocksOfHtml(text, warnings);
  return text
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== '')
    .map((part) => ({ type: 'text', text: part }));
}
