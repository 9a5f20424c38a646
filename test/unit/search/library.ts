import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createChanges } from '../../../main/desk/changes.ts';
import type { Embedder, TokenVectors } from '../../../main/desk/ports.ts';
import type { NegativeFeedbackVector } from '../../../main/desk/store/negative-feedback.ts';
import { createSearchActivity } from '../../../main/desk/search-activity.ts';
import { createSearch, type Search } from '../../../main/desk/search/search.ts';
import { openStore } from '../../../main/desk/store/open-store.ts';
import type { DocumentContent, Store, VectorChange } from '../../../main/desk/store/store.ts';
import { packTokens } from '../../../main/desk/store/token-bytes.ts';
import { quantize } from '../../../main/desk/vectors.ts';

const dimensions = 64;

/** Words that mean the same to the stand-in. */
const alike: Readonly<Record<string, string>> = {
  parcel: 'package',
  refund: 'money',
  bread: 'loaf',
  loaves: 'loaf',
};

/** A unit vector that depends on the words alone: texts that share words, or words that are alike, are close. */
export function vectorOf(text: string): Float32Array {
  const vector = new Float32Array(dimensions);
  for (const word of text.toLowerCase().match(/[a-z0-9]+/g) ?? []) {
    let seed = 7;
    for (const character of alike[word] ?? word) seed = (Math.imul(seed, 31) + character.charCodeAt(0)) >>> 0;
    for (let i = 0; i < dimensions; i++) {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      vector[i] = (vector[i] ?? 0) + (seed / 2 ** 31 - 1);
    }
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((component) => component / length);
}

/** The deterministic stand-in for the model; `load` decides whether and when it is ready. */
export function standIn(load: () => Promise<void> = async () => {}): Embedder {
  return {
    model: 'stand-in',
    dimensions,
    maxTokens: 256,
    languages: ['en'],
    load,
    embed: async (texts) => texts.map(vectorOf),
    countTokens: (text) => text.split(/\s+/).length,
    close: async () => {},
  };
}

/** Each word is a token that is like itself alone. */
function tokensOf(text: string): TokenVectors {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return {
    packed: quantize(Float32Array.from(words.flatMap((word) => [...vectorOf(word)]))),
    words: words.map((word) => ({ word, tokens: 1 })),
  };
}

/** The same, which has vectors of tokens as well. */
export const standInWithTokens = (): Embedder => ({
  ...standIn(),
  tokenModel: 'words',
  embedTokens: async (texts) => texts.map((text) => ({ vector: vectorOf(text), tokens: tokensOf(text) })),
});

export interface Faq {
  readonly question: string;
  readonly answer: string;
  readonly variants?: readonly string[];
  /** The words that its tokens stand for; without, none are stored. */
  readonly tokens?: string;
}

export interface Library {
  /** Where the store is, for another program to open. */
  readonly folder: string;
  readonly store: Store;
  readonly search: Search;
  /** Stores a document of entries (or, with an empty question, of running text) and tells the search. */
  add(name: string, faqs: readonly Faq[]): string;
  remove(documentId: string): void;
  close(): void;
}

/** A real store in a temporary folder with the real search on it. */
export function openLibrary(
  embedder: Embedder = standIn(),
  negative: readonly NegativeFeedbackVector[] = [],
): Library {
  const folder = mkdtempSync(path.join(tmpdir(), 'sidedesk-search-'));
  let ids = 0;
  const log = { write: () => {} };
  const { store } = openStore({
    folder,
    now: () => 1_700_000_000_000,
    newId: () => `id${++ids}`,
    log,
    ownName: 'Written here',
  });
  const search = createSearch({
    store,
    embedder,
    learned: () => ({ vectors: [], negative }),
    changes: createChanges(log),
    searchActivity: createSearchActivity(),
    log,
  });
  const apply = (change: VectorChange): void => search.apply(change);
  return {
    folder,
    store,
    search,
    add(name, faqs) {
      const [document] = store.documents.queue([{ path: `/${name}`, name, bytes: 1, sample: false }]);
      if (document === undefined) throw new Error('nothing was queued');
      apply(
        store.documents.replace(
          document.id,
          documentContent(faqs, () => `entry${++ids}`),
        ),
      );
      return document.id;
    },
    remove: (documentId) => apply(store.documents.remove([documentId])),
    close() {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function documentContent(faqs: readonly Faq[], newId: () => string): DocumentContent {
  let text = '';
  const positioned = faqs.map((faq) => {
    const start = text.length;
    text += `${faq.answer}\n`;
    return { ...faq, start, end: start + faq.answer.length };
  });
  const asked = positioned.filter(({ question }) => question !== '');
  return {
    kind: 'csv',
    title: 'questions',
    text,
    hash: 'hash',
    bytes: text.length,
    language: 'en',
    entries: asked.map((faq) => ({ ...faq, id: newId(), variants: faq.variants ?? [], tags: [] })),
    passages: positioned.map((faq) => ({
      entry: faq.question === '' ? null : asked.indexOf(faq),
      heading: faq.question,
      text: faq.answer,
      start: faq.start,
      end: faq.end,
      tokens: faq.tokens === undefined ? null : packTokens(tokensOf(faq.tokens)),
      vectors: [
        ...(faq.question === ''
          ? []
          : [{ field: 'question' as const, position: 0, vector: quantize(vectorOf(faq.question)) }]),
        ...(faq.variants ?? []).map((variant, position) => ({
          field: 'variant' as const,
          position,
          vector: quantize(vectorOf(variant)),
        })),
        { field: 'body' as const, position: 0, vector: quantize(vectorOf(`${faq.question}\n${faq.answer}`)) },
      ],
    })),
  };
}

export const bakery: readonly Faq[] = [
  { question: 'Where is my parcel?', answer: 'Follow the link in the mail that we sent when it left us.' },
  { question: 'When will my parcel come?', answer: 'Parcels take two days; on Sundays nobody drives.' },
  {
    question: 'How do I get a refund?',
    answer: 'Write to us within a week. We pay back to the card you used.',
    variants: ['I want my money back', 'Please pay me back'],
  },
  { question: 'Can I freeze the loaf?', answer: 'Yes, sliced and well wrapped, for three months.' },
  { question: 'What does error E-4021 mean?', answer: 'Your bank refused the card. Try another one.' },
  { question: 'What does error E-4012 mean?', answer: 'The basket was open for too long. Fill it again.' },
  { question: '', answer: 'The bakery was founded by two sisters in an old mill by the river.' },
  { question: '', answer: 'Gift box BX-77 holds two jars of jam and a small knife.' },
  { question: '', answer: 'Gift box BX-78 holds granola and a linen bag.' },
];
