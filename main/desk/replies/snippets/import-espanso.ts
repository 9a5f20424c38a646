import { parseDocument } from 'yaml';
import { z } from 'zod';
import { DeskFailure } from '../../failure.ts';
import type { SkippedSnippet, SnippetChange } from '../../../../preload/shapes/snippets.ts';
import { stripMarkdown } from '../compose/strip-markdown.ts';
import { toShortName, toTitle } from './import-csv.ts';
import type { ParsedSnippets, ParsedSnippet } from './parsed-snippets.ts';
import { guessKind } from './variables.ts';

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
/** A choice is its words, or has a label and an id. */
const choice = z.union([text, z.looseObject({ label: text }).transform(({ label }) => label)]);
const choices = z.union([
  z.array(choice),
  z.string().transform((lines) => lines.split('\n').filter(Boolean)),
]);
const field = z.looseObject({
  type: z.string().optional(),
  values: choices.optional(),
});
const variable = z.looseObject({
  name: text,
  type: z.string(),
  params: z
    .looseObject({
      offset: z.number().optional(),
      format: text.optional(),
      values: choices.optional(),
      /** As `values`, of a variable of the kind `random`. */
      choices: choices.optional(),
      echo: text.optional(),
      layout: text.optional(),
      fields: z.record(z.string(), field).optional(),
    })
    .nullish(),
});
type Variable = z.output<typeof variable>;
const match = z.looseObject({
  trigger: text.optional(),
  triggers: z.array(text).optional(),
  regex: text.optional(),
  label: text.optional(),
  replace: text.optional(),
  markdown: text.optional(),
  html: text.optional(),
  image_path: text.optional(),
  form: text.optional(),
  form_fields: z.record(z.string(), field).optional(),
  search_terms: z.array(text).optional(),
  vars: z.array(variable).optional(),
});
type Match = z.output<typeof match>;
const file = z.looseObject({ matches: z.array(z.unknown()), global_vars: z.array(variable).optional() });

/** Variables within variables. */
const mostNested = 10;
const day = 24 * 60 * 60;
/** What of a date format stands for a time of day. */
const timeCodes = new Set(['H', 'I', 'M', 'S', 'p', 'P', 'T', 'R', 'r', 'X', 'k', 'l', 'f', 'Z', 'z', 's']);

/**
 * An espanso file as snippets. What runs programs or shows pictures is skipped with the reason. Throws `damaged` for
 * what is no YAML, `too_large` for what is nested too deep and `no_text` for YAML without matches.
 */
export function parseEspanso(yaml: string): ParsedSnippets {
  // Each level is read again for each within it: nobody nests a hundred in one line.
  if (/(?:[?:-][ \t]{1,9}){100}/.test(yaml)) throw new DeskFailure('too_large', { reason: 'nested' });
  const document = parseDocument(yaml, { logLevel: 'silent' });
  const [error] = document.errors;
  if (error !== undefined)
    throw new DeskFailure('damaged', { reason: 'yaml', params: { line: error.linePos?.[0].line ?? 1 } });
  const parsed = file.safeParse(toPlain(document));
  if (!parsed.success) throw new DeskFailure('no_text', { reason: 'espanso' });
  const snippets: ParsedSnippet[] = [];
  const skipped: SkippedSnippet[] = [];
  const notes: ParsedSnippets['notes'][number][] = [];
  for (const [at, raw] of parsed.data.matches.entries()) {
    const read = match.safeParse(raw);
    const position = at + 1;
    if (!read.success) {
      skipped.push({ name: '', position, why: { code: 'malformed' } });
      continue;
    }
    const name = nameOfMatch(read.data);
    const carried = convertMatch(read.data, parsed.data.global_vars ?? []);
    if ('why' in carried) {
      skipped.push({ name, position, why: carried.why });
      continue;
    }
    if (name === '') {
      skipped.push({ name, position, why: { code: 'no_name' } });
      continue;
    }
    const triggers = [read.data.trigger ?? [], read.data.triggers ?? []].flat().map(toShortName);
    const also = [...triggers.slice(1), ...(read.data.search_terms ?? [])];
    const title = read.data.label?.trim() || toTitle(carried.text);
    snippets.push({
      shortName: name,
      // Its other triggers are found as well, as words of the title.
      title: (also.length === 0 ? title : `${title} (${also.join(', ')})`).slice(0, 200),
      text: carried.text,
      kind: guessKind(carried.text),
      tone: 'any',
    });
    for (const code of carried.notes) notes.push({ name, what: { code } });
  }
  return { snippets, skipped, notes };
}

/** Aliases that multiply into millions of values are refused by the parser. */
function toPlain(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    throw new DeskFailure('damaged', { reason: 'self_references', cause });
  }
}

const nameOfMatch = ({ trigger, triggers, label }: Match): string =>
  toShortName(trigger ?? triggers?.[0] ?? label ?? '');

type Skipped = { readonly why: SkippedSnippet['why'] };
type Carried = { readonly text: string; readonly notes: readonly SnippetChange[] } | Skipped;

function convertMatch(given: Match, globals: readonly Variable[]): Carried {
  const body = given.replace ?? (given.markdown === undefined ? given.form : stripMarkdown(given.markdown));
  if (given.image_path !== undefined) return { why: { code: 'picture' } };
  if (given.regex !== undefined) return { why: { code: 'regex' } };
  if (body === undefined) return { why: { code: given.html === undefined ? 'no_text' : 'html' } };
  const notes: SnippetChange[] = given.markdown === undefined ? [] : ['markdown'];
  const variables = new Map([...globals, ...(given.vars ?? [])].map((one) => [one.name.trim(), one]));
  const unescaped = body.replaceAll('\\{\\{', '\\{{').replaceAll('\\}\\}', '}}');
  const form = given.form === undefined ? unescaped : fieldsAsPlaces(unescaped, given.form_fields ?? {});
  let why: SkippedSnippet['why'] | null = null;
  const template = form.replaceAll(
    /(\\?)\{\{\s*([\w.-]+)\s*\}\}/gu,
    (whole, escape: string, name: string) => {
      if (escape !== '') return whole;
      const variableText = placeOf(name, variables);
      if ('why' in variableText) why ??= variableText.why;
      else {
        if (variableText.note !== undefined && !notes.includes(variableText.note))
          notes.push(variableText.note);
        return variableText.text;
      }
      return whole;
    },
  );
  if (why !== null) return { why };
  // Only one place of the cursor counts, in espanso too.
  return { text: template.replaceAll('\r\n', '\n').replace('$|$', '{{cursor}}').trimEnd(), notes };
}

type Place = { readonly text: string; readonly note?: SnippetChange } | Skipped;

function placeOf(name: string, variables: ReadonlyMap<string, Variable>, depth = 0): Place {
  const [own = '', part] = name.split('.');
  const found = variables.get(own);
  // A name that nothing explains is asked for.
  if (found === undefined) return { text: `{{${name}}}` };
  const params = found.params ?? {};
  switch (found.type) {
    case 'date':
      return dateOf(params.offset ?? 0, params.format ?? '');
    case 'echo':
      return echoOf(params.echo ?? '', variables, depth);
    case 'choice':
    case 'random':
      return {
        text: choiceOf(name, params.values ?? params.choices ?? []),
        ...(found.type === 'random' && { note: 'random' as const }),
      };
    case 'form':
      return { text: fieldOf(part ?? own, params.fields?.[part ?? ''] ?? {}) };
    case 'shell':
    case 'script':
      return { why: { code: 'runs_program', params: { type: found.type, name: own } } };
    case 'clipboard':
      return { why: { code: 'reads_clipboard', params: { name: own } } };
    default:
      return { why: { code: 'unknown_type', params: { type: found.type, name: own } } };
  }
}

/** What repeats another variable has its words. Variables that name each other in a circle are asked for. */
function echoOf(text: string, variables: ReadonlyMap<string, Variable>, depth: number): Place {
  const inner: Place[] = [];
  const filled = text.replaceAll(/\{\{\s*([\w.-]+)\s*\}\}/gu, (whole, name: string) => {
    const place = depth >= mostNested ? { text: `{{${name}}}` } : placeOf(name, variables, depth + 1);
    inner.push(place);
    return 'why' in place ? whole : place.text;
  });
  const skipped = inner.find((place) => 'why' in place);
  const note = inner.flatMap((place) => ('why' in place ? [] : (place.note ?? [])))[0];
  return skipped ?? { text: filled, ...(note !== undefined && { note }) };
}

function dateOf(offset: number, format: string): Place {
  const days = Math.round(offset / day);
  const codes = [...format.matchAll(/%[-_0^#]?([a-zA-Z])/gu)].map(([, code]) => code ?? '');
  if (codes.length > 0 && codes.every((code) => timeCodes.has(code))) return { why: { code: 'time_of_day' } };
  if (Math.abs(offset) % day !== 0) return { why: { code: 'hours_counted' } };
  if (Math.abs(days) > 9_999) return { why: { code: 'far_date' } };
  return { text: days === 0 ? '{{today}}' : `{{today${days > 0 ? '+' : ''}${days}d}}`, note: 'dates' };
}

/** What would end a place or part a choice is left out of its words. */
const plain = (words: string): string =>
  words
    .replaceAll(/[{}|:]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();

function choiceOf(name: string, values: readonly string[]): string {
  const unique = [...new Set(values.map(plain).filter((value) => value !== ''))];
  if (unique.length < 2) return unique[0] ?? fieldOf(name, {});
  const label = plain(name.replaceAll(/[._-]/gu, ' '));
  return `{{${/^(?:ask|if)$/iu.test(label) ? 'choose' : label}: ${unique.join(' | ')}}}`;
}

function fieldOf(name: string, { type, values }: z.output<typeof field>): string {
  return (type === 'choice' || type === 'list') && values !== undefined
    ? choiceOf(name, values)
    : `{{ask: ${plain(name.replaceAll(/[._-]/gu, ' '))}}}`;
}

/** `[[name]]`, the places of a form. */
const fieldsAsPlaces = (layout: string, fields: Readonly<Record<string, z.output<typeof field>>>): string =>
  layout.replaceAll(/\[\[\s*([\w.-]+)\s*\]\]/gu, (_, name: string) => fieldOf(name, fields[name] ?? {}));
