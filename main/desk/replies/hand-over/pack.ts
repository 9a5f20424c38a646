import type {
  CallInput,
  HandOverPack,
  HandOverQuestion,
  Mood,
  Question,
  Reading,
} from '../../../../preload/contract.ts';
import { tellingSentences } from '../../messages/questions.ts';
import type { ReadMessage } from '../../messages/read.ts';
import { sentencesOf } from '../../messages/sentences.ts';
import { gistOf } from '../../messages/topics/gist.ts';

/** What was read, with what the desk proposed if it did. */
export type ToHandOver = ReadMessage & Pick<Reading, 'escalation' | 'held'>;

export interface HandOverDecisions {
  /** Null for whom the rule or the queue names. */
  readonly to: string | null;
  readonly note: string;
  /** What the agent was shown and what she decided, as the window tells it. */
  readonly questions: CallInput<'handovers.compose'>['questions'];
}

/** Longest subject of a mail, in characters: mail clients cut what is longer. */
const longestSubject = 120;

const onOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** Whom the queue or the rule of a message names; empty when neither does. */
const proposed = ({ escalation, topic }: ToHandOver): string =>
  escalation === null ? (topic.queue?.goesTo ?? '') : escalation.to;

/**
 * Everything for a colleague. `titles` names the targets that were found by hand; what was suggested is named as it was
 * shown. Nothing is worded anew: the summary is the message's own sentences.
 */
export function packOf(
  read: ToHandOver,
  { to, note, questions }: HandOverDecisions,
  titles: ReadonlyMap<string, string>,
): HandOverPack {
  return {
    to: onOneLine(to ?? proposed(read)),
    subject: subjectOf(read),
    summary: summaryOf(read),
    questions: questions.map((decided) => questionOf(decided, read, titles)),
    facts: factsOf(read),
    mood: read.mood === null ? null : moodOf(read.mood),
    alarms: read.topic.alarms.map(({ why }) => why),
    reasons: read.escalation?.reasons.map(({ why }) => why) ?? [],
    note: note.trim(),
    message: read.text.trim(),
  };
}

function subjectOf({ subject, topic }: ToHandOver): string {
  const about = onOneLine(subject ?? '') || (topic.queue?.name ?? 'a message');
  const cut = Array.from(about).slice(0, longestSubject).join('');
  return `Hand-over: ${cut === about ? about : `${cut}…`}`;
}

/** The first sentences that tell something, in the message's own words; a last one that is too long is cut. */
function summaryOf({ text, folds }: ToHandOver): string {
  const sentences = tellingSentences(sentencesOf(text, folds));
  const gist = gistOf(null, sentences);
  const whole = sentences.some((sentence) => gist.endsWith(onOneLine(sentence.text)));
  return whole || gist === '' ? gist : `${gist}…`;
}

function questionOf(
  { question, shown, chosen }: HandOverDecisions['questions'][number],
  { questions, held }: ToHandOver,
  titles: ReadonlyMap<string, string>,
): HandOverQuestion {
  const asked: Question | undefined = questions.find(({ text }) => text === question);
  return {
    question: onOneLine(question),
    verdict: held !== null ? 'nothing was suggested' : (asked?.verdict.word ?? 'searched by hand'),
    shown: shown.flatMap(({ target }): HandOverQuestion['shown'] => {
      const decision = target === chosen ? ('chosen' as const) : ('rejected' as const);
      const suggestion = asked?.suggestions.find((one) => one.target === target);
      if (suggestion !== undefined)
        return [
          {
            title: onOneLine(suggestion.title),
            source: suggestion.source.name,
            confidence: suggestion.confidence.word,
            decision,
          },
        ];
      const title = titles.get(target);
      return title === undefined
        ? []
        : [{ title: onOneLine(title), source: null, confidence: 'found by hand', decision }];
    }),
  };
}

/** Each detail once, as it is meant. */
function factsOf({ details }: ToHandOver): HandOverPack['facts'] {
  const facts = details.map(({ kind, text, meaning }) => ({ kind, text: onOneLine(meaning ?? text) }));
  return facts.filter(
    (one, at) => facts.findIndex(({ kind, text }) => kind === one.kind && text === one.text) === at,
  );
}

/** "angry; may leave", and the words that say so. */
function moodOf({ word, leaving, urgent, vulnerable, evidence }: Mood): HandOverPack['mood'] {
  const signs = [leaving ? 'may leave' : '', urgent ? 'cannot wait' : '', vulnerable ? 'needs care' : ''];
  return {
    word: [word, ...signs.filter((sign) => sign !== '')].join('; '),
    words: [...new Set(evidence.map(({ text }) => onOneLine(text)))],
  };
}
