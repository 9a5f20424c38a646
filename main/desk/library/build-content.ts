import type { Span } from '../../../preload/contract.ts';
import { DeskFailure } from '../failure.ts';
import type { Embedder } from '../ports.ts';
import type { KnownEntry, FileEntry, Reconciled } from '../store/reconcile.ts';
import type { DocumentContent } from '../store/store.ts';
import { joinTokens, packTokens } from '../store/token-bytes.ts';
import { quantize } from '../vectors.ts';
import { chunk, type ChunkLimits } from './chunk.ts';
import { embeddingTextsOf, truncateHeading } from './embedding-texts.ts';
import { embedWithTokens } from './embed-with-tokens.ts';
import { detectLanguage } from './detect-language.ts';
import type { ParsedDocument } from './parsed.ts';

/** Tokens that a passage aims at: what did best in docs/experiments/retrieval.md. */
const targetTokens = 100;
/** Texts that are handed to the model at once; between two such hands an import can be cancelled. */
const batchSize = 64;

/**
 * Bytes of token vectors that are kept of one document until it is written, about 10,000 passages: those of the rest are made
 * in the background, once it is.
 */
const mostTokenBytes = 32 * 2 ** 20;

interface EmbeddingDeps {
  readonly embedder: Embedder;
  /** After each part that was embedded, with the number of passages that it completed. Throws to give up. */
  readonly onEmbedded: (passages: number) => void | Promise<void>;
}

export interface BuildContentDeps extends EmbeddingDeps {
  readonly newId: () => string;
  /** What is known of the entries already; see Store. */
  readonly reconcile: (file: readonly FileEntry[]) => readonly Reconciled<KnownEntry>[];
}

/**
 * What passages are made by: a file that was read by something else is read again, changed or not. Raise the number
 * whenever parsing, chunking or what is embedded changes.
 */
export const pipelineVersionOf = ({ model }: Embedder): string => `reader 3, ${model}`;

type Content = Pick<
  DocumentContent,
  'kind' | 'title' | 'text' | 'language' | 'entries' | 'passages' | 'omissions' | 'audience'
>;
type Passage = Omit<DocumentContent['passages'][number], 'vectors'> & {
  readonly embeddingTexts: ReturnType<typeof embeddingTextsOf>;
};

/**
 * Makes of a parsed document what is stored: entries as they are known here, passages below the model's limit, each with
 * its vectors. Throws `no_text` when nothing is left to search for.
 */
export async function buildContent(document: ParsedDocument, deps: BuildContentDeps): Promise<Content> {
  const { kind, title, text, omissions, audience } = document;
  const { embedder } = deps;
  const read = document.entries.map((entry) => ({
    ...entry,
    id: deps.newId(),
    answer: text.slice(entry.start, entry.end),
  }));
  const entries = deps.reconcile(read).map(({ id, key, content, incoming, start, end, ...said }) => ({
    id,
    key,
    ...content,
    language: said.language,
    audience: said.audience,
    start,
    end,
    incoming,
  }));
  const passages: Passage[] = [];
  const breathe = createYielder();
  for (const [at, entry] of entries.entries()) {
    passages.push(
      ...entryPassages({ ...entry, exact: entry.answer === entry.incoming.answer }, at, embedder),
    );
    await breathe();
  }
  for (const { headings, ...section } of document.sections)
    for (const part of splitLongText(text, section)) {
      passages.push(...sectionPassages(text, part, headings.join(' › '), embedder));
      await breathe();
    }
  passages.sort((a, b) => a.start - b.start);
  // Where a person removed every entry there is nothing to search for, and nothing wrong.
  if (passages.length === 0 && entries.length === read.length) throw new DeskFailure('no_text');
  return {
    kind,
    title,
    text,
    language: detectLanguage(text),
    omissions,
    audience,
    entries,
    passages: await embedPassages(passages, deps),
  };
}

/** The passages of one entry; `index` is how they name it. */
export function entryPassages(
  entry: {
    readonly question: string;
    readonly variants: readonly string[];
    readonly answer: string;
    readonly start: number;
    readonly end: number;
    /** The answer stands so between start and end; otherwise each passage points at the whole place. */
    readonly exact: boolean;
  },
  index: number,
  embedder: Embedder,
): readonly Passage[] {
  const { question, variants, answer, start, end, exact } = entry;
  const spans = chunk(answer, { start: 0, end: answer.length }, chunkLimitsFor(question, embedder));
  return spans.map((span, at) => {
    const text = answer.slice(span.start, span.end);
    const first = at === 0;
    return {
      ...(exact ? { start: start + span.start, end: start + span.end } : { start, end }),
      entry: index,
      heading: question,
      text,
      embeddingTexts: embeddingTextsOf({
        heading: question,
        text,
        question: first ? question : null,
        variants: first ? variants : [],
      }),
    };
  });
}

function sectionPassages(
  text: string,
  stretch: Span,
  heading: string,
  embedder: Embedder,
): readonly Passage[] {
  return chunk(text, stretch, chunkLimitsFor(heading, embedder)).map((span) => {
    const passage = { ...span, heading, text: text.slice(span.start, span.end) };
    return {
      ...passage,
      entry: null,
      embeddingTexts: embeddingTextsOf({ ...passage, question: null, variants: [] }),
    };
  });
}

/** Characters that are cut at one go: a few milliseconds of work. */
const partLength = 20_000;

/** A long stretch in parts that end with a line, or else with a word. */
function* splitLongText(text: string, { start, end }: Span): Generator<Span> {
  for (let from = start; from < end;) {
    const part = text.slice(from, Math.min(end, from + partLength));
    const isLast = from + part.length >= end;
    const breaks = ['\n', '. ', ' '].map((sign) => part.lastIndexOf(sign));
    const last = breaks.find((place) => place > partLength / 2);
    const to = from + (isLast || last === undefined ? lengthWithoutLoneSurrogate(part) : last + 1);
    yield { start: from, end: to };
    from = to;
  }
}

/** Without the first half of a character outside the basic plane at its end. */
const lengthWithoutLoneSurrogate = (part: string): number =>
  part.length > 1 && /[\uD800-\uDBFF]$/.test(part) ? part.length - 1 : part.length;

/** Lets questions be answered in between: the next free moment, whenever the last one is long ago. */
function createYielder(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < 10) return;
    await new Promise((resolve) => setImmediate(resolve));
    last = performance.now();
  };
}

function chunkLimitsFor(heading: string, embedder: Embedder): ChunkLimits {
  // Two special tokens and the line break belong to what the model reads, too.
  const maxTokens = embedder.maxTokens - embedder.countTokens(truncateHeading(heading)) - 4;
  return {
    countTokens: (part) => embedder.countTokens(part),
    targetTokens: Math.min(targetTokens, maxTokens),
    maxTokens,
  };
}

/** Embeds the evidence of passages, a handful of texts at a time. */
export async function embedPassages(
  passages: readonly Passage[],
  deps: EmbeddingDeps,
): Promise<Content['passages']> {
  const done: Content['passages'][number][] = [];
  // Tables of questions repeat answers, and documents their headings: no text is embedded twice.
  const embedded = new Map<string, { readonly vector: Int8Array; readonly tokens: Uint8Array | null }>();
  let tokenBytes = 0;
  const breathe = createYielder();
  for (let from = 0; from < passages.length;) {
    let to = from;
    const fresh = new Set<string>();
    for (; to < passages.length && (to === from || fresh.size < batchSize); to++)
      for (const { text } of passages[to]?.embeddingTexts ?? []) if (!embedded.has(text)) fresh.add(text);
    const texts = [...fresh];
    for (const [at, made] of (await embedWithTokens(deps.embedder, texts, 'passage')).entries()) {
      const tokens = tokenBytes > mostTokenBytes || made.tokens === null ? null : packTokens(made.tokens);
      embedded.set(texts[at] ?? '', { vector: quantize(made.vector), tokens });
      tokenBytes += tokens?.length ?? 0;
      await breathe();
    }
    for (const { embeddingTexts, ...passage } of passages.slice(from, to)) {
      const made = embeddingTexts.map(({ field, position, text }) => {
        const found = embedded.get(text);
        if (!found) throw new RangeError('The embedder returned fewer vectors than texts');
        return { field, position, ...found };
      });
      const tokens = joinTokens(made.map((one) => one.tokens));
      const vectors = made.map(({ field, position, vector }) => ({ field, position, vector }));
      done.push({ ...passage, vectors, tokens });
    }
    await deps.onEmbedded(to - from);
    from = to;
  }
  return done;
}
