import type { Detail, MoodEvidence, Priority, Reading, Span } from '../../../preload/contract.ts';
import { t } from '../../i18n.ts';

/** A run of the message's words that is drawn in one way. */
export interface MessageRun {
  readonly type: 'run';
  readonly text: string;
  readonly question: number | null;
  /** The question's number is drawn before its first run. */
  readonly startsQuestion: boolean;
  readonly detail: Detail['kind'] | null;
  /** What its words say about the mood. */
  readonly cue: MoodEvidence['kind'] | null;
  /** A rule spoke because of these words. */
  readonly alarm: Priority | null;
}

/** What was folded away: neighbouring folds are one. */
export interface MessageFold {
  readonly type: 'fold';
  readonly label: string;
  readonly text: string;
}

export type MessageSegment = MessageRun | MessageFold;

function foldLabel(folds: Reading['folds']): string {
  const parts = folds.map(({ kind, lines }) =>
    kind === 'quote' ? t('workspace.folds.quote', { count: lines }) : t(`workspace.folds.${kind}`),
  );
  const holds = new Set(folds.flatMap((fold) => fold.holds ?? []));
  return t(holds.size === 0 ? 'workspace.folds.folded' : 'workspace.folds.holding', {
    parts: [...new Set(parts)],
    holds: [...holds].map((content) => t(`workspace.folds.holds.${content}`)),
  });
}

/** Folds with nothing but white space between them, joined. */
function joinedFolds(reading: Reading): readonly (Span & { readonly label: string })[] {
  const groups: Reading['folds'][number][][] = [];
  for (const fold of reading.folds.toSorted((a, b) => a.start - b.start)) {
    const last = groups.at(-1);
    const gap = last === undefined ? '' : reading.text.slice(last.at(-1)?.end ?? 0, fold.start);
    if (last !== undefined && gap.trim() === '') last.push(fold);
    else groups.push([fold]);
  }
  return groups.map((folds) => ({
    start: folds[0]?.start ?? 0,
    end: Math.max(...folds.map(({ end }) => end)),
    label: foldLabel(folds),
  }));
}

const contains = (span: Span, start: number, end: number) => span.start <= start && span.end >= end;

/** Cuts the message into folds and runs, so that overlapping questions and details are each drawn once. */
export function segmentsOf(reading: Reading): readonly MessageSegment[] {
  const folds = joinedFolds(reading);
  const { text, questions, details } = reading;
  // A whole sentence that only reads like a complaint is listed beside the message, not drawn over it.
  const cues = (reading.mood?.evidence ?? []).filter(({ by }) => by === 'words');
  const alarmed = reading.routing.alarms.flatMap(({ words, priority }) =>
    words.map(({ start, end }) => ({ start, end, priority })),
  );
  const spans: readonly Span[] = [...folds, ...questions, ...details, ...cues, ...alarmed];
  const edges = [...new Set([0, text.length, ...spans.flatMap(({ start, end }) => [start, end])])]
    .filter((edge) => edge >= 0 && edge <= text.length)
    .toSorted((a, b) => a - b);
  const started = new Set<number>();
  const segments: MessageSegment[] = [];
  for (const [at, start] of edges.entries()) {
    const end = edges[at + 1];
    if (end === undefined) break;
    const fold = folds.find((span) => contains(span, start, end));
    if (fold !== undefined) {
      if (fold.start === start)
        segments.push({ type: 'fold', label: fold.label, text: text.slice(start, fold.end).trim() });
      continue;
    }
    const question = questions.find((span) => contains(span, start, end))?.number ?? null;
    segments.push({
      type: 'run',
      text: text.slice(start, end),
      question,
      startsQuestion: question !== null && !started.has(question),
      detail: details.find((span) => contains(span, start, end))?.kind ?? null,
      cue: cues.find((span) => contains(span, start, end))?.kind ?? null,
      alarm: alarmed.find((span) => contains(span, start, end))?.priority ?? null,
    });
    if (question !== null) started.add(question);
  }
  return trimmed(segments);
}

/**
 * What stays on one line with the question's number: the first word, or a character of one that may be broken, as a long one or
 * one of a script without spaces.
 */
export const firstWord = (text: string): string => /^(?:\S{1,20}(?=\s|$)|.)/su.exec(text)?.[0] ?? '';

/** White space beside a fold or at either end of the message is not drawn. */
function trimmed(segments: readonly MessageSegment[]): readonly MessageSegment[] {
  return segments.flatMap((segment, at) => {
    if (segment.type === 'fold') return segment;
    let text = segment.text;
    if (segments[at - 1]?.type !== 'run') text = text.trimStart();
    if (segments[at + 1]?.type !== 'run') text = text.trimEnd();
    return text === '' ? [] : { ...segment, text };
  });
}

/** One of each detail, in the order of the message. */
export function listedDetails(details: readonly Detail[]): readonly Detail[] {
  const seen = new Set<string>();
  const names = details.filter(({ kind }) => kind === 'name').map(({ text }) => text.toLowerCase());
  return details
    .toSorted((a, b) => a.start - b.start)
    .filter(({ kind, text }) => {
      const words = text.toLowerCase();
      const key = `${kind} ${words}`;
      // Who signs with the first name alone is named whole elsewhere.
      const isPartOfName =
        kind === 'name' && names.some((name) => name !== words && ` ${name} `.includes(` ${words} `));
      return !isPartOfName && !seen.has(key) && seen.add(key);
    });
}

/** A run of a text, and the range that it was cut at, if any. */
type HighlightedRun<Range> =
  | { readonly text: string; readonly highlighted: false }
  | { readonly text: string; readonly highlighted: true; readonly highlight: Range };

/** A text cut at the highlighted spans, in order. */
export function highlightRuns<Range extends Span>(
  text: string,
  highlights: readonly Range[],
): readonly HighlightedRun<Range>[] {
  const runs: HighlightedRun<Range>[] = [];
  let from = 0;
  for (const highlight of highlights.toSorted((a, b) => a.start - b.start)) {
    const { start, end } = highlight;
    if (start < from || end > text.length) continue;
    if (start > from) runs.push({ text: text.slice(from, start), highlighted: false });
    runs.push({ text: text.slice(start, end), highlighted: true, highlight });
    from = end;
  }
  if (from < text.length) runs.push({ text: text.slice(from), highlighted: false });
  return runs;
}
