import type { ClaimedSpans } from './claimed-spans.ts';
import { findEmails } from './email.ts';
import { foldName } from './fold-name.ts';
import { introducedBy } from './introductions.ts';
import { lookUpName, type NameInfo } from './name-lexicon.ts';
import { monthNames, nameStopWords, functionWords } from './name-stop-words.ts';
import { isCalendarWord } from './calendar-words.ts';
import { contextCue } from './person-cues.ts';
import { type SentenceWords, sentenceWordsOf } from './sentence-words.ts';
import { createSpanSet } from './span-set.ts';
import type { Span } from './span.ts';
import { isSingleCase } from './letter-case.ts';

interface Token extends Span {
  readonly word: string;
  readonly known: NameInfo;
  readonly kind: 'name' | 'initial' | 'particle' | 'unlikely' | 'none';
  /** How much the word alone speaks for a name. */
  readonly weight: number;
}

const words = /\p{L}[\p{L}\p{M}]{0,30}(?:['’-]\p{L}[\p{L}\p{M}]{1,30}){0,3}/gu;
const particles = new Set(
  'van von de der den da di du del della dos das la le el al bin ibn bint ten ter zu zur af av'.split(' '),
);
/** Joined to the name that follows: "al-Rahman", "d’Angelo". */
const prefix = /^(?:a[ln]|el|ad|ar|ash?|at|az|d|l|o)['’-](?=\p{Lu})/u;
const title =
  /(?<!\p{L})(?:mr|mrs|ms|miss|dr|prof|professor|herrn?|frau|familie|mme|mlle|sir|señora?|sra?)\.?[ ]{1,2}$/iu;
const suffixes = /^,?[ ](?:MD|DDS|DVM|PhD|Ph\.D|Esq|Jr|Sr|II|III|IV)\b\.?/u;
/** Endings that family names have in several languages, and few other words. */
const familyEnding =
  /\p{L}{2}(?:ov|ova|ev|eva|ová|ić|ič|sen|sson|dóttir|dottir|ski|ska|sky|skaya|czyk|wicz|enko|escu|idis|poulos|akis|yan|berg|stein|mann|elli|etti|quist|qvist|ström|lund|gaard|shvili|zadeh|oğlu|oglu)$/u;
/** From here on a run of words is a person. Fitted by eye on development sets: lower masks towns, higher leaks names. */
const threshold = 1.5;
/** A cue like "my name is" alone. */
const sure = 2.5;
const longestRun = 6;

function lexicalWeight(word: string, known: NameInfo): number {
  if (known.given) return known.everyday ? 0.5 : known.alsoWord ? 1.1 : 2;
  if (known.family) return known.everyday ? 0.1 : known.alsoWord ? 0.5 : 1.2;
  return familyEnding.test(word) ? 0.9 : 0.2;
}

/** A piece of a handle, a link or a code is no word. */
function isInsideIdentifier(text: string, start: number, end: number): boolean {
  return /[@#_/\\~\d]/.test(text.charAt(start - 1)) || /[@_\d]/.test(text.charAt(end));
}

/** "VIN" alone is an abbreviation, "ANN LEE" a name. */
const isBesideShout = (text: string, start: number, end: number): boolean =>
  /(?<!\p{L})\p{Lu}{2,20} $/u.test(text.slice(Math.max(0, start - 22), start)) ||
  /^ \p{Lu}{2,20}(?![\p{L}\d])/u.test(text.slice(end, end + 22));

function isMonth(text: string, { start, end }: Span): boolean {
  return (
    /(?:\d(?:st|nd|rd|th)?(?: of)?|\b(?:in|of|last|next|this|since|until|till|by|early|late|mid|during|before|after|every|em|en|im|ab|bis|seit|w|od|do|desde|hasta|até))[ .,-]{1,2}$/iu.test(
      text.slice(Math.max(0, start - 10), start),
    ) || /^\.?,?[ -]\d/.test(text.slice(end, end + 4))
  );
}

const monthsNamed =
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?! I\b)/gu;
const introductions = new RegExp(introducedBy, 'giu');

function* tokensOf(
  text: string,
  claims: ClaimedSpans,
  caseless: boolean,
  joining: SentenceWords,
): Generator<Token> {
  // "Ονομάζομαι" begins a sentence with a capital, and is no name.
  const introducing = createSpanSet(
    text.length,
    Array.from(text.matchAll(introductions), ({ index, 0: said }) => ({
      start: index,
      end: index + said.length,
    })),
  );
  // "April is fine, May too": where there are several months, they are months.
  const months = new Set(text.match(monthsNamed));
  for (const { index, 0: matched } of text.matchAll(words)) {
    const word = matched.replace(/['’](?:s|ll|re|ve|d|m|t)$/iu, '');
    const span = { start: index, end: index + word.length, word };
    const known = lookUpName(word);
    const first = word.replace(prefix, '').charAt(0);
    const shouted = word.length > 1 && word === word.toUpperCase();
    const capital =
      caseless ||
      (first !== first.toLowerCase() &&
        (!shouted ||
          (known.given && (word.length > 3 || isBesideShout(text, index, index + matched.length)))));
    const token = (kind: Token['kind'], weight = 0): Token => ({ ...span, known, kind, weight });
    if (
      claims.overlaps(span) ||
      introducing.holds(span) ||
      isInsideIdentifier(text, index, index + matched.length)
    )
      yield token('none');
    else if (word.length === 1) yield token(/\p{Lu}/u.test(word) || caseless ? 'initial' : 'none');
    else if (particles.has(word)) yield token('particle');
    else if (!capital) yield token('none');
    else if (functionWords.has(word.toLowerCase()) || joining.has(word)) yield token('none');
    else if (isCalendarWord(word) && (!known.given || isMonth(text, span))) yield token('none');
    else if (nameStopWords.has(word.toLowerCase())) yield token(known.given ? 'unlikely' : 'none');
    else if (monthNames.has(word.toLowerCase()))
      yield isMonth(text, span) ? token('none') : token(months.size > 1 ? 'unlikely' : 'name', 0.9);
    else if (known.everyday && !known.given && !known.family) yield token('none');
    else if (caseless && (known.everyday || known.alsoWord)) yield token(known.given ? 'unlikely' : 'none');
    else yield token('name', lexicalWeight(word, known));
  }
}

/** Words that stand side by side and can be parts of one name: it begins and ends with a word, not with a particle. */
function runsOf(text: string, tokens: readonly Token[]): readonly (readonly Token[])[] {
  const runs: (readonly Token[])[] = [];
  let run: Token[] = [];
  const close = (): void => {
    while (run.at(-1)?.kind === 'particle' || run.at(-1)?.kind === 'initial') run.pop();
    if (run.some(({ kind }) => kind !== 'initial' && kind !== 'particle')) runs.push(run);
    run = [];
  };
  for (const token of tokens) {
    const last = run.at(-1);
    const gap = last ? text.slice(last.end, Math.min(token.start, last.end + 4)) : '';
    const near =
      last !== undefined && (last.kind === 'initial' ? /^\.?[ \u00a0]{0,2}$/ : /^[ \u00a0]{1,2}$/).test(gap);
    if (!near || run.length >= longestRun) close();
    if (token.kind === 'none' || (token.kind === 'particle' && run.length === 0)) close();
    else run.push(token);
  }
  close();
  return runs;
}

/** What German writes with a capital before a name is no part of it: "Kontoinhaberin Waltraud Ickstadt". */
function withoutNouns(run: readonly Token[]): readonly Token[] {
  const first = run.findIndex(({ known }) => known.given);
  const ahead = run.slice(0, Math.max(0, first));
  return ahead.some(({ kind }) => kind === 'initial') || run.length - ahead.length < 2
    ? run
    : run.slice(ahead.length);
}

/** Whether a run has its line, or the whole message, for itself, as below a closing or in answer to "your name?". */
function isAloneOnLine(text: string, { start, end }: Span): boolean {
  return (
    /(?:^|\n)[ \t>]{0,4}$/.test(text.slice(Math.max(0, start - 5), start)) &&
    /^[ \t]{0,3},?[.!]?(?:\r?\n|$)/.test(text.slice(end, end + 6))
  );
}

interface Message {
  readonly text: string;
  /** All e-mail addresses of the text, folded: their owners are often named in it. */
  readonly mailed: string;
  readonly caseless: boolean;
  /** German: a capital tells nothing, and any noun may be a family's name. */
  readonly nounsAreCapital: boolean;
  readonly isForeign: boolean;
}

const spanOf = (run: readonly Token[]): Span => ({ start: run[0]?.start ?? 0, end: run.at(-1)?.end ?? 0 });

/** How much speaks for a run being a person's name; a person from `threshold` on. */
function scoreOf(
  run: readonly Token[],
  { text, mailed, caseless, nounsAreCapital, isForeign }: Message,
): number {
  const span = spanOf(run);
  const cue = contextCue(text, span);
  const names = run.filter(
    ({ kind, known }) => kind === 'name' && (!nounsAreCapital || known.given || known.family),
  );
  const [best, ...rest] = names.toSorted((a, b) => b.weight - a.weight);
  if (cue.score >= sure) return !caseless || !run.every(({ known }) => known.everyday) ? cue.score : 0;
  if (!best || (caseless && best.weight < 2)) return 0;
  let score = best.weight + cue.score;
  for (const { weight } of rest) score += 0.5 * Math.min(1, weight);
  if (rest.length > 0) score += 0.3;
  if (run.some(({ kind }, at) => kind === 'initial' && at > 0)) score += 0.8;
  if (cue.asPlace && (!best.known.given || (rest.length === 0 && best.known.alsoPlace))) score -= 0.9;
  if (cue.asThing && rest.length === 0) score -= 1;
  // "Saal 5", "Porte 5": what has a number is a thing.
  if (isForeign && rest.length === 0 && !best.known.given && /^ \d/.test(text.slice(span.end, span.end + 2)))
    score -= 1;
  const isWords = run.every(({ known }) => known.everyday || known.alsoWord);
  if (isWords && !run[0]?.known.given) score -= 0.8;
  if ([best, ...rest].some(({ word }) => word.length > 3 && mailed.includes(foldName(word)))) score += 1.5;
  if (isAloneOnLine(text, span)) score += 0.5;
  else if (
    !nounsAreCapital &&
    !/(?:^|[\n.!?:"“>])\s{0,3}$/u.test(text.slice(Math.max(0, span.start - 4), span.start))
  )
    score += 0.3;
  // One word that could be many things needs more than its neighbours' hints.
  return rest.length === 0 && best.weight <= 0.5 ? Math.min(score, threshold - 0.3) : score;
}

/** Names come in rows: what stands beside a person, behind a comma or "and", is one more likely. */
function areListed(text: string, a: Span, b: Span): boolean {
  return /^(?:,| and| &| or|, and)[ ]$/.test(text.slice(a.end, Math.min(b.start, a.end + 8)));
}

/** The run with its title and honours: "Dr. Ines Baker MD". */
function withTitle(text: string, run: readonly Token[]): Span {
  const start = run[0]?.start ?? 0;
  const end = run.at(-1)?.end ?? 0;
  const ahead = title.exec(text.slice(Math.max(0, start - 14), start));
  const after = suffixes.exec(text.slice(end, end + 8));
  return { start: start - (ahead?.[0].length ?? 0), end: end + (after?.[0].length ?? 0) };
}

/**
 * Names of people: words that lists of names know, or that stand where only a name does, weighed together. A name that
 * was found once is found everywhere in the text.
 */
export function* findPersons(text: string, claims: ClaimedSpans): Generator<Span> {
  const caseless = isSingleCase(text);
  const mailed = foldName(Array.from(findEmails(text), ({ start, end }) => text.slice(start, end)).join(' '));
  const joining = sentenceWordsOf(text);
  const { nounsAreCapital, isForeign } = joining;
  const tokens = [...tokensOf(text, claims, caseless, joining)];
  const found = runsOf(text, tokens);
  const runs = nounsAreCapital ? found.map(withoutNouns) : found;
  const scores = runs.map((run) => scoreOf(run, { text, mailed, caseless, nounsAreCapital, isForeign }));
  const names = new Set<string>();
  for (const [at, run] of runs.entries()) {
    const beside = [at - 1, at + 1].some((other) => {
      const [a, b] = [runs[Math.min(at, other)], runs[Math.max(at, other)]];
      return (scores[other] ?? 0) >= threshold && a && b && areListed(text, spanOf(a), spanOf(b));
    });
    if ((scores[at] ?? 0) + (beside && !caseless ? 0.8 : 0) < threshold) continue;
    yield withTitle(text, run);
    for (const { kind, word, known } of run)
      if (kind === 'name' && word.length > 2 && !known.everyday) names.add(word);
  }
  for (const { kind, word, start, end } of tokens)
    if (kind === 'name' && names.has(word)) yield { start, end };
}
