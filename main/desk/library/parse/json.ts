import type { ParsedDocument } from '../parsed.ts';
import { type Block, collapseWhitespace, type EntryBlock, plainTextOf } from './blocks.ts';
import { isObject, type JsonObject } from './json-objects.ts';
import { note } from './notes.ts';
import { articleIn, conversationIn, entryIn, inLanguages, unpublishedRecord } from './json-records.ts';
import { toPlainText } from './plain-text.ts';
import { parseJsonOrJsonl } from './json-values.ts';
import { isQuestion } from './question-patterns.ts';
import { createParseWarnings, type ParseWarnings } from './parse-warnings.ts';
import type { SourceFile } from './source.ts';
import { tableBlocks } from './table.ts';
import type { ColumnMapper } from './column-mapping.ts';
import { toDocument } from './to-document.ts';

/** Such as the metadata of a chat: too long to be what anybody asks for. */
const longestName = 80;

/**
 * JSON, or one document a line (JSONL): questions with answers, articles, tickets and chats as help desks export them, tables;
 * anything else under its names.
 */
export function parse({ bytes, name, tables, warnings = createParseWarnings() }: SourceFile): ParsedDocument {
  const { value, unread } = parseJsonOrJsonl(bytes);
  const found = { conversations: 0, tables, warnings };
  const blocks = [...blocksOf(value, 1, found)];
  if (unread > 0) blocks.push({ type: 'aside', text: note('documents.notes.lines', { number: unread }) });
  return toDocument('json', { blocks, skipQuestionDetection: found.conversations > 0 }, name, warnings);
}

interface Found {
  conversations: number;
  readonly tables: ColumnMapper | undefined;
  readonly warnings: ParseWarnings;
}

function blocksOf(value: unknown, depth: number, found: Found): readonly Block[] {
  if (Array.isArray(value)) return blocksOfList(value, depth, found);
  if (isObject(value)) return blocksOfObject(value, depth, found);
  const text = toPlainText(scalar(value));
  return text === '' ? [] : [{ type: 'text', text }];
}

function blocksOfList(list: readonly unknown[], depth: number, found: Found): readonly Block[] {
  const objects = list.filter(isObject);
  if (objects.length === 0) {
    if (list.length > 0 && list.every((row) => Array.isArray(row)))
      return tableBlocks(
        list.map((row) => row.map(scalar)),
        { standaloneRows: true, reading: found.tables, warnings: found.warnings },
      );
    return list.flatMap((item) => blocksOf(item, depth, found));
  }
  const known = objects.map((object) => recordOf(object, found));
  if (known.some((blocks) => blocks !== null))
    return objects.flatMap((object, at) => known[at] ?? blocksOfObject(object, depth, found));
  const isFlat = objects.every((object) => Object.values(object).every((inner) => !isNested(inner)));
  if (!isFlat) return objects.flatMap((object) => blocksOfObject(object, depth, found));
  const header = [...new Set(objects.flatMap((object) => Object.keys(object)))];
  const rows = objects.map((object) => header.map((key) => toPlainText(scalar(object[key]))));
  return tableBlocks([header.map(readableName), ...rows], {
    standaloneRows: true,
    reading: found.tables,
    warnings: found.warnings,
  });
}

function recordOf(object: JsonObject, found: Found): readonly Block[] | null {
  const versions = inLanguages(object);
  if (versions !== null) {
    const read = versions.map(({ language, record }) =>
      (recordOf(record, found) ?? []).map((block) =>
        block.type === 'entry' ? { ...block, language } : block,
      ),
    );
    if (read.some((blocks) => blocks.length > 0)) return read.flat();
  }

  const entry = entryIn(object, found.warnings);
  const article = entry ? [entry] : articleIn(object, found.warnings);
  const kind = article && unpublishedRecord(object);
  if (kind && found.warnings.omit(kind, wordsOf(article?.[0]))) return [];
  // Taken all the same, what is internal is for those who work here.
  if (article && kind === 'internal') return [forStaff(entry, article)];
  if (entry) return article;
  const conversation = conversationIn(object);
  if (conversation) {
    found.conversations++;
    return conversation;
  }
  return article;
}

/** An article becomes an entry, as running text has no audience of its own. */
function forStaff(entry: EntryBlock | null, [first, ...rest]: readonly Block[]): EntryBlock {
  if (entry !== null) return { ...entry, audience: 'staff' };
  return {
    type: 'entry',
    question: wordsOf(first),
    answer: plainTextOf(rest),
    variants: [],
    tags: [],
    audience: 'staff',
  };
}

/** By what it is told that a record was left out. */
const wordsOf = (first: Block | undefined): string =>
  first === undefined ? '' : first.type === 'entry' ? first.question : first.text;

function blocksOfObject(object: JsonObject, depth: number, found: Found): readonly Block[] {
  const known = recordOf(object, found);
  if (known) return known;
  const scalars: string[] = [];
  const out: Block[] = [];
  for (const [key, value] of Object.entries(object)) {
    const text = isNested(value) ? '' : toPlainText(scalar(value));
    if (text !== '' && isQuestion(collapseWhitespace(key)))
      out.push({ type: 'entry', question: collapseWhitespace(key), answer: text, variants: [], tags: [] });
    else if (text !== '' && isPaging(key, object))
      out.push({ type: 'aside', text: `${readableName(key)}: ${text}` });
    else if (text !== '') scalars.push(`${readableName(key)}: ${text}`);
    else {
      const inside = blocksOf(value, depth + 1, found);
      if (inside.length === 0) continue;
      // Pages of an export and its one list need no heading.
      if (Object.keys(object).length > 1 && key.length <= longestName && depth <= 6 && !isWrapper(key))
        out.push({ type: 'heading', depth: Math.min(depth, 6), text: readableName(key) });
      out.push(...inside);
    }
  }
  return scalars.length === 0 ? out : [{ type: 'text', text: scalars.join('\n'), standalone: true }, ...out];
}

/** What an export says of itself beside its one list: of which kind it is, how many pages it has. */
const isPaging = (key: string, object: JsonObject): boolean =>
  /^(?:type|object|kind|page|pages|per_?page|page_?size|total\w*|count|next\w*|prev\w*|has_?more|cursor|url|limit|offset|ok|success|sort\w*|end_time)$/i.test(
    key,
  ) && Object.entries(object).some(([name, value]) => isWrapper(name) && Array.isArray(value));

const isWrapper = (key: string): boolean =>
  /^(?:data|items|results?|records|rows|list|entries|articles|tickets|questions|faqs?|values|docs|documents|intents)$/i.test(
    key,
  );

const isNested = (value: unknown): boolean => typeof value === 'object' && value !== null;

const scalar = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : '';

/** `created_at` and `createdAt` as words. */
const readableName = (key: string): string =>
  collapseWhitespace(key.replace(/_+/g, ' ').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'));
