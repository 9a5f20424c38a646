import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { snippetSchema } from '../../../../preload/shapes/snippets.ts';
import type { Reading, Settings } from '../../../../preload/contract.ts';
import type {
  FilledSnippet,
  SnippetMatch,
  Snippet,
  SnippetImport,
  SnippetKind,
  SnippetPreview,
} from '../../../../preload/shapes/snippets.ts';
import type { Changes } from '../../changes.ts';
import { DeskFailure } from '../../failure.ts';
import type { Embedder, Log, SearchActivity } from '../../ports.ts';
import type { SettingsService } from '../../settings/settings.ts';
import type { SnippetTable } from '../../store/snippets.ts';
import type { Store } from '../../store/store.ts';
import { renderTemplate } from './render-template.ts';
import { createSnippetImports } from './import-snippets.ts';
import { isSameName } from './variables.ts';
import { createSnippetSearch } from './snippet-search.ts';
import { parseTemplate } from './parse-template.ts';
import { resolveVariables } from './resolve-variables.ts';

type Details = Pick<Reading, 'details'>;
type Given = Readonly<Record<string, string>>;
type SnippetFields = Omit<Snippet, 'id' | 'sample'>;

/** The shop's texts with places to fill. */
export interface Snippets {
  all(): readonly Snippet[];
  /** By short name and by meaning; without a text, what suits the message. */
  find(text: string, reading: Reading | null, limit: number): Promise<readonly SnippetMatch[]>;
  /** Throws `not_found`. */
  fill(id: string, reading: Details | null, values: Given): FilledSnippet;
  /** The same for a text that is not kept yet, with what is wrong with it. */
  preview(text: string, reading: Details | null, values: Given): SnippetPreview;
  /** With `id` null a new one. Throws `bad_request` with the place of what is wrong. */
  save(snippet: SnippetFields & { readonly id: string | null }): { readonly id: string };
  remove(id: string): void;
  /** Puts others in the place of all there are, as an imported pack does. */
  replaceAll(snippets: readonly Snippet[]): void;
  /** Takes an espanso or CSV file. Throws what reading the file throws, and `unsupported_type`. */
  import(file: string): Promise<SnippetImport>;
  /** Takes an import back; what was changed since stays. Throws `not_found`. */
  undoImport(id: string): void;
  /** All of a kind that suit the tone, those written for it first. */
  byKind(kind: SnippetKind, tone: Settings['style']['tone']): readonly Snippet[];
  fillFromMessage(snippet: Snippet, reading: Details | null): FilledSnippet;
  /** What calms best for this message; empty unless its mood is negative. */
  calming(reading: Pick<Reading, 'mood' | 'questions' | 'text'>): Promise<readonly Snippet[]>;
  addSample(): Promise<void>;
  removeSample(): void;
  /** What is new is embedded in the background, as after every change. */
  reindex(): void;
  /** Resolves when everything is embedded. */
  whenIdle(): Promise<void>;
  close(): Promise<void>;
}

interface SnippetsDeps {
  readonly store: Pick<Store, 'snippets'>;
  readonly settings: Pick<SettingsService, 'get'>;
  readonly changes: Changes;
  readonly log: Log;
  readonly embedder: Pick<Embedder, 'embed' | 'load'>;
  /** While somebody searches, nothing is embedded in the background. */
  readonly searchActivity: SearchActivity;
  readonly newId: () => string;
  readonly now: () => number;
  readonly sampleShop: string;
}

const maxSnippets = 5_000;
/** So much of a message tells what it is about. */
const tellingLength = 400;
const sampleSnippets = z.array(snippetSchema.omit({ id: true, sample: true }));

export function createSnippets(deps: SnippetsDeps): Snippets {
  const { store, settings, searchActivity, changes, newId, now, sampleShop } = deps;
  const snippetSearch = createSnippetSearch(deps);
  let current: readonly Snippet[] | null = null;
  const all = (): readonly Snippet[] => (current ??= store.snippets.list());
  const reindex = (): void => snippetSearch.reindex(all());
  const change: SnippetTable['change'] = (what) => {
    store.snippets.change(what);
    changes.publish('snippets', null);
  };
  for (const name of ['snippets', 'reload'] as const)
    changes.subscribe(name, 'index', () => {
      current = null;
      reindex();
    });
  changes.subscribe('model', 'derive', ({ isAnother }) => {
    if (isAnother) snippetSearch.modelChanged();
  });
  const imports = createSnippetImports({ all, change, newId, maxSnippets });

  const preview = (text: string, reading: Details | null, filled: Given): SnippetPreview => {
    const { agentName, shopName } = settings.get();
    const template = parseTemplate(text);
    const values = resolveVariables({ reading, agentName, shopName, filled, now: now(), text });
    return { ...renderTemplate(template, values), problems: template.problems };
  };
  const filled = (snippet: Snippet, reading: Details | null, values: Given): FilledSnippet => {
    const { text, missing, cursor } = preview(snippet.text, reading, values);
    return { text, missing, cursor };
  };
  const byKind: Snippets['byKind'] = (kind, tone) => {
    const wanted = tone === 'as written' ? 'any' : tone;
    const ofKind = all().filter((one) => one.kind === kind);
    const suits = ofKind.filter((one) => one.tone === wanted || one.tone === 'any' || wanted === 'any');
    return suits.toSorted((a, b) => Number(b.tone === wanted) - Number(a.tone === wanted));
  };
  const calming: Snippets['calming'] = async ({ mood, questions, text }) => {
    if (mood?.mood !== 'negative') return [];
    const { tone } = settings.get().style;
    const candidates = [...byKind('calming', tone), ...byKind('apology', tone)];
    const about = [...mood.evidence.map((cue) => cue.text), ...questions.map((one) => one.text)].join(' ');
    const ranked = await snippetSearch.byMeaning((about || text).slice(0, tellingLength), candidates);
    return ranked.map(({ snippet }) => snippet);
  };

  return {
    all,
    preview,
    byKind,
    calming,
    fillFromMessage: (snippet, reading) => filled(snippet, reading, {}),
    async find(text, reading, limit) {
      if (text.trim() !== '') return searchActivity.during(() => snippetSearch.search(text, all(), limit));
      const first = reading === null ? [] : await calming(reading);
      const about = reading?.questions.map((one) => one.text).join(' ') || (reading?.text ?? '');
      const others = all().filter((one) => !first.some(({ id }) => id === one.id));
      const ranked = await snippetSearch.byMeaning(about.slice(0, tellingLength), others);
      return [...first, ...ranked.map(({ snippet }) => snippet)]
        .slice(0, limit)
        .map((snippet) => ({ snippet, by: 'meaning' }));
    },
    fill(id, reading, values) {
      const snippet = all().find((one) => one.id === id);
      if (snippet === undefined) throw new DeskFailure('not_found', { reason: 'snippet' });
      return filled(snippet, reading, values);
    },
    save({ id, ...fields }) {
      const snippets = all();
      if (id !== null && !snippets.some((one) => one.id === id))
        throw new DeskFailure('not_found', { reason: 'snippet' });
      if (id === null && snippets.length >= maxSnippets)
        throw new DeskFailure('bad_request', { reason: 'too_many_snippets', params: { max: maxSnippets } });
      if (snippets.some((one) => one.id !== id && isSameName(one.shortName, fields.shortName)))
        throw new DeskFailure('bad_request', {
          reason: 'snippet_exists',
          params: { name: fields.shortName },
        });
      const [problem] = parseTemplate(fields.text).problems;
      if (problem !== undefined)
        throw new DeskFailure('bad_request', {
          reason: 'template',
          params: { line: problem.line, column: problem.column, problem: problem.code },
        });
      // What the owner has changed is the owner's, and stays when the sample shop goes.
      const snippet: Snippet = { ...fields, id: id ?? newId(), sample: false };
      change({ put: [snippet] });
      return { id: snippet.id };
    },
    remove(id) {
      if (!all().some((one) => one.id === id)) throw new DeskFailure('not_found', { reason: 'snippet' });
      change({ remove: [id] });
    },
    replaceAll(snippets) {
      change({ put: snippets, remove: all().map(({ id }) => id) });
    },
    import: (file) => imports.importFile(file),
    undoImport: (id) => {
      imports.undo(id);
    },
    async addSample() {
      if (all().some(({ sample }) => sample)) return;
      const file = await readFile(path.join(sampleShop, 'snippets.json'), 'utf8');
      const added = sampleSnippets
        .parse(JSON.parse(file))
        .filter(({ shortName }) => !all().some((one) => isSameName(one.shortName, shortName)))
        .map((snippet): Snippet => ({ ...snippet, id: newId(), sample: true }));
      change({ put: added });
    },
    removeSample() {
      const ids = all().flatMap(({ id, sample }) => (sample ? [id] : []));
      if (ids.length > 0) change({ remove: ids });
    },
    reindex,
    whenIdle: () => snippetSearch.whenIdle(),
    close: () => snippetSearch.close(),
  };
}
