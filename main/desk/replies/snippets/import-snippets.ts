import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { snippetSchema } from '../../../../preload/shapes/snippets.ts';
import type { SkippedSnippet, Snippet, SnippetImport } from '../../../../preload/shapes/snippets.ts';
import { DeskFailure } from '../../failure.ts';
import { decodeText } from '../../library/parse/encoding.ts';
import { readLimited } from '../../library/parse/read-file.ts';
import { parseSnippetCsv } from './import-csv.ts';
import { parseEspanso } from './import-espanso.ts';
import type { SnippetTable } from '../../store/snippets.ts';
import { isSameName } from './variables.ts';
import type { ParsedSnippets, ParsedSnippet } from './parsed-snippets.ts';
import { parseTemplate } from './parse-template.ts';

/** Nobody has typed more than this into a list of snippets. */
const mostBytes = 2_000_000;
/** Characters of one snippet. */
const longestText = 10_000;
/** Imports that can be undone. */
const mostKept = 20;

interface ImportDeps {
  readonly all: () => readonly Snippet[];
  readonly change: SnippetTable['change'];
  readonly newId: () => string;
  /** How many snippets there may be. */
  readonly maxSnippets: number;
}

/** One snippet of an import: as it was before, if it was, and as it came. */
interface Change {
  readonly before: Snippet | null;
  readonly after: Snippet;
}

export function createSnippetImports({ all, change, newId, maxSnippets }: ImportDeps): {
  importFile(file: string): Promise<SnippetImport>;
  undo(id: string): void;
} {
  const undoable = new Map<string, readonly Change[]>();

  return {
    async importFile(file) {
      const read = await readSnippetFile(file);
      const skipped = [...read.skipped];
      const changes: Change[] = [];
      let snippets = [...all()];
      const seen = new Set<string>();
      for (const [at, fields] of read.snippets.entries()) {
        const why = rejectionReason(fields);
        const before = snippets.find((one) => isSameName(one.shortName, fields.shortName)) ?? null;
        const skip = (reason: SkippedSnippet['why']): void =>
          void skipped.push({ name: fields.shortName, position: at + 1, why: reason });
        if (why !== null) skip(why);
        else if (seen.has(fields.shortName.toLowerCase())) skip({ code: 'duplicate' });
        else if (before?.text === fields.text) skip({ code: 'same' });
        else if (before === null && snippets.length >= maxSnippets)
          skip({ code: 'too_many', params: { max: maxSnippets } });
        else {
          const after: Snippet = { ...fields, id: before?.id ?? newId(), sample: false };
          changes.push({ before, after });
          snippets = before === null ? [...snippets, after] : replaced(snippets, after);
        }
        if (why === null) seen.add(fields.shortName.toLowerCase());
      }
      const id = newId();
      if (changes.length > 0) change({ put: changes.map(({ after }) => after) });
      undoable.set(id, changes);
      const [oldest] = undoable.keys();
      if (undoable.size > mostKept && oldest !== undefined) undoable.delete(oldest);
      const names = (wanted: (change: Change) => boolean): readonly string[] =>
        changes.filter(wanted).map(({ after }) => after.shortName);
      const isTaken = ({ name }: { readonly name: string }): boolean =>
        changes.some(({ after }) => after.shortName === name);
      return {
        id,
        added: names(({ before }) => before === null),
        changed: names(({ before }) => before !== null),
        skipped,
        notes: read.notes.filter(isTaken),
      };
    },
    undo(id) {
      const changes = undoable.get(id);
      if (changes === undefined) throw new DeskFailure('not_found', { reason: 'import' });
      const now = new Map(all().map((one) => [one.id, one]));
      // What somebody has edited since is theirs.
      const mine = changes.filter(({ after }) => isDeepStrictEqual(after, now.get(after.id)));
      change({
        put: mine.flatMap(({ before }) => before ?? []),
        remove: mine.flatMap(({ before, after }) => (before === null ? [after.id] : [])),
      });
      undoable.delete(id);
    },
  };
}

const replaced = (snippets: readonly Snippet[], one: Snippet): Snippet[] =>
  snippets.map((other) => (other.id === one.id ? one : other));

const checked = snippetSchema.omit({ id: true, sample: true });

function rejectionReason(fields: ParsedSnippet): SkippedSnippet['why'] | null {
  const [problem] = parseTemplate(fields.text).problems;
  if (problem !== undefined) {
    const { line, column, code } = problem;
    return { code: 'template', params: { line, column, problem: code } };
  }
  if (fields.text.trim() === '') return { code: 'no_text' };
  if (fields.text.length > longestText) return { code: 'too_long', params: { max: longestText } };
  return checked.safeParse(fields).success ? null : { code: 'invalid' };
}

async function readSnippetFile(file: string): Promise<ParsedSnippets> {
  const text = decodeText(await readLimited(file, { most: mostBytes }).catch(asTooManySnippets));
  switch (path.extname(file).toLowerCase()) {
    case '.yml':
    case '.yaml':
      return parseEspanso(text);
    case '.csv':
    case '.tsv':
    case '.txt':
      return parseSnippetCsv(text);
    default:
      throw new DeskFailure('unsupported_type', { reason: 'snippets' });
  }
}

function asTooManySnippets(error: unknown): never {
  const isLarge = error instanceof DeskFailure && error.code === 'too_large';
  throw isLarge ? new DeskFailure('too_large', { reason: 'snippets' }) : error;
}
