import { DeskFailure } from '../failure.ts';
import type { Embedder } from '../ports.ts';
import type { DocumentContent } from '../store/store.ts';
import { toBytes } from '../store/vector-bytes.ts';
import { chunk, type ChunkLimits } from './chunk.ts';
import { evidenceOf, shortHeading } from './evidence-texts.ts';
import { languageOf } from './language.ts';
import type { ParsedDocument } from './parsed.ts';

/** Tokens that a passage aims at: what did best in docs/experiments/retrieval.md. */
const aim = 100;
/** Texts that are handed to the model at once; between two such hands an import can be cancelled. */
const textsAtOnce = 64;

export interface IntakeDeps {
  readonly embedder: Embedder;
  readonly newId: () => string;
  /** After each part that was embedded, with the number of passages that it completed. Throws to give up. */
  readonly onEmbedded: (passages: number) => void;
}

type Content = Pick<DocumentContent, 'kind' | 'title' | 'text' | 'language' | 'entries' | 'passages'>;
type Passage = Omit<DocumentContent['passages'][number], 'vectors'> & {
  readonly evidence: ReturnType<typeof evidenceOf>;
};

/**
 * Makes of a parsed document what is stored: passages below the model's limit, each with its vectors. Throws
 * `no_text` when nothing is left to search for.
 */
export async function contentOf(document: ParsedDocument, deps: IntakeDeps): Promise<Content> {
  const { kind, title, text } = document;
  const entries = document.entries.map((entry) => ({
    ...entry,
    id: deps.newId(),
    answer: text.slice(entry.start, entry.end),
  }));
  const passages = passagesOf(document, deps.embedder);
  if (passages.length === 0)
    throw new DeskFailure('no_text', 'There is no text in this file that could be searched.');
  return { kind, title, text, language: languageOf(text), entries, passages: await embedded(passages, deps) };
}

function passagesOf({ text, sections, entries }: ParsedDocument, embedder: Embedder): readonly Passage[] {
  const cut = (stretch: { readonly start: number; readonly end: number }, heading: string) => {
    // Two special tokens and the line break belong to what the model reads, too.
    const most = embedder.maxTokens - embedder.countTokens(shortHeading(heading)) - 4;
    const limits: ChunkLimits = {
      countTokens: (part) => embedder.countTokens(part),
      aim: Math.min(aim, most),
      most,
    };
    return chunk(text, stretch, limits).map((span) => ({
      ...span,
      heading,
      text: text.slice(span.start, span.end),
    }));
  };
  const ofEntries = entries.flatMap(({ question, variants, start, end }, entry) =>
    cut({ start, end }, question).map((passage, at) => ({
      ...passage,
      entry,
      evidence: evidenceOf({
        ...passage,
        question: at === 0 ? question : null,
        variants: at === 0 ? variants : [],
      }),
    })),
  );
  const ofSections = sections.flatMap(({ headings, start, end }) =>
    cut({ start, end }, headings.join(' › ')).map((passage) => ({
      ...passage,
      entry: null,
      evidence: evidenceOf({ ...passage, question: null, variants: [] }),
    })),
  );
  return [...ofEntries, ...ofSections].sort((a, b) => a.start - b.start);
}

async function embedded(passages: readonly Passage[], deps: IntakeDeps): Promise<Content['passages']> {
  const done: Content['passages'][number][] = [];
  for (let from = 0; from < passages.length;) {
    let to = from;
    const texts: string[] = [];
    for (; to < passages.length && (to === from || texts.length < textsAtOnce); to++)
      texts.push(...(passages[to]?.evidence ?? []).map((evidence) => evidence.text));
    const vectors = await deps.embedder.embed(texts, 'passage');
    let next = 0;
    for (const { evidence, ...passage } of passages.slice(from, to)) {
      const made = evidence.map(({ field, position }) => {
        const vector = vectors[next++];
        if (!vector) throw new RangeError('The embedder returned fewer vectors than texts');
        return { field, position, vector: toBytes(vector) };
      });
      done.push({ ...passage, vectors: made });
    }
    deps.onEmbedded(to - from);
    from = to;
  }
  return done;
}
