import { setImmediate as nextTurn } from 'node:timers/promises';
import type { GapCluster, ImportAudit } from '../../../preload/contract.ts';
import { createContradictionFinder } from '../learning/similar-entries/contradictions.ts';
import { nearestNeighbours } from '../learning/similar-entries/nearest-neighbours.ts';
import {
  answerSimilarity,
  createTextAnalyzer,
  minCosine,
  sameQuestionMargin,
} from '../learning/similar-entries/question-similarity.ts';
import { sameTopicCosine } from '../learning/gaps/clusters.ts';
import { detectLanguage } from '../library/detect-language.ts';
import type { ParsedDocument } from '../library/parsed.ts';
import type { RareWordFilter } from '../search/uncommon-words.ts';
import type { Embedder } from '../ports.ts';
import type { Search } from '../search/search.ts';
import type { PassageTable } from '../store/store.ts';
import { cosine, nearestRows, packVectors, quantize } from '../vectors.ts';

/** Entries that are compared: a person waits for it. */
const mostEntries = 500;
const mostGaps = 50;
const shown = 5;
/** Known questions that are read for each new one. */
const candidates = 4;
const atOnce = 32;

interface NewEntry {
  readonly question: string;
  readonly answer: string;
  readonly tags: readonly string[];
  readonly language: string | null;
}

export interface ImportAuditDeps {
  readonly embedder: Pick<Embedder, 'embed' | 'load'>;
  readonly search: Pick<Search, 'questions'>;
  readonly rareWords: RareWordFilter;
  readonly passages: Pick<PassageTable, 'entries'>;
  readonly cosineScale: () => number;
}

const entriesOf = ({ text, entries }: ParsedDocument): readonly NewEntry[] =>
  entries.map(({ question, start, end, tags, language }) => {
    const words = text.slice(start, end);
    return { question, answer: words, tags, language: language ?? detectLanguage(`${question} ${words}`) };
  });

/**
 * What the entries of files would bring: what is known already, what disagrees with it, and which questions without an answer
 * they would answer. Compared by the vectors of the questions, each with its few closest. Rejects as the model does.
 */
export async function auditEntries(
  documents: readonly ParsedDocument[],
  gaps: readonly Pick<GapCluster, 'example' | 'count'>[],
  { embedder, search, rareWords, passages, cosineScale }: ImportAuditDeps,
): Promise<Omit<ImportAudit, 'files' | 'filesLeft' | 'failed'>> {
  const all = documents.flatMap(entriesOf);
  const entries = all.slice(0, mostEntries);
  await embedder.load();
  const vectors: Int8Array[] = [];
  for (let from = 0; from < entries.length; from += atOnce) {
    const questions = entries.slice(from, from + atOnce).map(({ question }) => question);
    vectors.push(...(await embedder.embed(questions, 'passage')).map(quantize));
    await nextTurn();
  }
  const isScaled = (found: number): number => 1 - (1 - found) * cosineScale();
  const analyze = createTextAnalyzer();
  const disagreement = createContradictionFinder();
  type Found = { readonly question: string; readonly disagrees: boolean };

  /** What the other one is to the entry; null where they ask different things. */
  function compare(
    entry: NewEntry,
    other: { readonly question: string; readonly answer: string },
    found: number,
  ): Found | null {
    const disagrees = disagreement(entry.answer, other.answer).length > 0;
    // Answers that disagree are about one thing, however few words they share.
    const alike = answerSimilarity(analyze(entry.answer), analyze(other.answer));
    const bar = disagrees ? Math.max(alike, 0.6) : alike;
    const isSame = sameQuestionMargin(analyze(entry.question), analyze(other.question), isScaled(found), bar);
    return isSame === null ? null : { question: other.question, disagrees };
  }

  const library = search.questions();
  const known = new Map<number, Found>();
  for (let from = 0; from < vectors.length; from += atOnce) {
    const part = vectors.slice(from, from + atOnce);
    for (const [nth, rows] of nearestRows(library, part, candidates).entries()) {
      const entry = entries[from + nth];
      const vector = part[nth];
      if (entry === undefined || vector === undefined) continue;
      for (const row of rows) {
        const close = cosine(vector, library.packed, row * library.dimensions);
        const [other] = isScaled(close) < minCosine ? [] : passages.entries([library.entryIds[row] ?? '']);
        const found = other === undefined ? null : compare(entry, other, close);
        if (found !== null && (!known.has(from + nth) || found.disagrees)) known.set(from + nth, found);
      }
    }
    await nextTurn();
  }
  const pack = packVectors(vectors, vectors[0]?.length ?? 0);
  const rows = vectors.map((_, at) => at);
  const near =
    vectors.length < 2
      ? []
      : await nearestNeighbours(pack, rows, 1 - (1 - minCosine) / cosineScale(), nextTurn);
  for (const { row, other, cosine: close } of near) {
    const [one, two] = [entries[Math.max(row, other)], entries[Math.min(row, other)]];
    const at = Math.max(row, other);
    if (one === undefined || two === undefined || known.has(at)) continue;
    const found = compare(one, two, close);
    if (found !== null) known.set(at, found);
  }

  const found = [...known].sort(([, a], [, b]) => Number(b.disagrees) - Number(a.disagrees));
  const languages = Map.groupBy(all, ({ language }) => language);
  return {
    entries: all.length,
    compared: entries.length,
    known: known.size,
    contradicting: found.filter(([, { disagrees }]) => disagrees).length,
    examples: found.slice(0, shown).map(([at, { question, disagrees }]) => ({
      question: entries[at]?.question ?? '',
      known: question,
      disagrees,
    })),
    gapsAnswered: await answeredGaps(gaps, vectors, { embedder, rareWords }, isScaled),
    withoutTags: all.filter(({ tags }) => tags.length === 0).length,
    languages: [...languages]
      .map(([language, { length }]) => ({ language, entries: length }))
      .sort((a, b) => b.entries - a.entries),
  };
}

async function answeredGaps(
  gaps: readonly Pick<GapCluster, 'example' | 'count'>[],
  vectors: readonly Int8Array[],
  { embedder, rareWords }: Pick<ImportAuditDeps, 'embedder' | 'rareWords'>,
  isScaled: (found: number) => number,
): Promise<ImportAudit['gapsAnswered']> {
  const asked = gaps.slice(0, mostGaps);
  if (asked.length === 0 || vectors.length === 0) return [];
  const wanted = await embedder.embed(
    asked.map(({ example }) => example),
    'query',
  );
  return asked.flatMap(({ example, count }, at) => {
    const vector = wanted[at];
    if (vector === undefined) return [];
    const bytes = quantize(vector);
    const best = vectors.reduce((most, each) => Math.max(most, cosine(bytes, each)), -1);
    return isScaled(best) >= sameTopicCosine ? [{ about: rareWords.without(example), messages: count }] : [];
  });
}
