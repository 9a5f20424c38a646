import type {
  CallInput,
  HandoverSummary,
  HandoverQuestion,
  Mood,
  Question,
  Reading,
} from '../../../../preload/contract.ts';
import { contentSentences } from '../../messages/questions.ts';
import type { ReadMessage } from '../../messages/read-message.ts';
import { partsOf } from '../../messages/message-parts.ts';
import { splitSentences } from '../../messages/sentences.ts';
import { summaryText } from '../../messages/routing/summary-text.ts';

/** What was read, with what the desk proposed if it did. */
export type HandoverInput = ReadMessage & Pick<Reading, 'escalation' | 'suggestionsWithheld'>;

export interface HandoverDecisions {
  /** Null for whom the rule or the queue names. */
  readonly to: string | null;
  readonly note: string;
  /** What the agent was shown and what she decided, as the window gives it. */
  readonly questions: CallInput<'handovers.compose'>['questions'];
}

/** Longest subject of a mail, in characters: mail clients cut what is longer. */
const longestSubject = 120;

const onOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** Whom the queue or the rule of a message names; empty when neither does. */
const proposedRecipient = ({ escalation, routing }: HandoverInput): string =>
  escalation === null ? (routing.queue?.assignee ?? '') : escalation.to;

/**
 * Everything for a colleague. `titles` names the targets that were found by hand; what was suggested is named as it was
 * shown. Nothing is worded anew: the summary is the message's own sentences.
 */
export function createHandoverSummary(
  read: HandoverInput,
  { to, note, questions }: HandoverDecisions,
  titles: ReadonlyMap<string, string>,
): HandoverSummary {
  return {
    to: onOneLine(to ?? proposedRecipient(read)),
    about: aboutOf(read),
    excerpt: summaryOf(read),
    questions: questions.map((decided) => questionOf(decided, read, titles)),
    facts: factsOf(read),
    mood: read.mood === null ? null : moodOf(read.mood),
    alarms: read.routing.alarms.map(({ why }) => why),
    reasons: read.escalation?.reasons.map(({ why }) => why) ?? [],
    note: note.trim(),
    message: read.text.trim(),
  };
}

function aboutOf({ subject, routing }: HandoverInput): string {
  const about = onOneLine(subject ?? '') || (routing.queue?.name ?? '');
  const cut = Array.from(about).slice(0, longestSubject).join('');
  return cut === about ? about : `${cut}…`;
}

/** The first sentences that tell something, in the message's own words; a last one that is too long is cut. */
function summaryOf({ text, subject }: HandoverInput): string {
  const sentences = contentSentences(splitSentences(text, partsOf({ text, subject }).unread));
  const excerpt = summaryText(sentences.length === 0 ? subject : null, sentences);
  const whole = sentences.some((sentence) => excerpt.endsWith(onOneLine(sentence.text)));
  return whole || excerpt === '' ? excerpt : `${excerpt}…`;
}

function questionOf(
  { question, shown, chosen }: HandoverDecisions['questions'][number],
  { questions, suggestionsWithheld }: HandoverInput,
  titles: ReadonlyMap<string, string>,
): HandoverQuestion {
  const asked: Question | undefined = questions.find(({ text }) => text === question);
  return {
    question: onOneLine(question),
    verdict:
      suggestionsWithheld !== null ? 'nothing was suggested' : (asked?.verdict.word ?? 'searched by hand'),
    shown: shown.flatMap(({ target }): HandoverQuestion['shown'] => {
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
function factsOf({ details }: HandoverInput): HandoverSummary['facts'] {
  const facts = details.map(({ kind, text, normalized }) => ({ kind, text: onOneLine(normalized ?? text) }));
  return facts.filter(
    (one, at) => facts.findIndex(({ kind, text }) => kind === one.kind && text === one.text) === at,
  );
}

const moodOf = (mood: Mood): HandoverSummary['mood'] => ({
  word: mood.word,
  signals: (['leaving', 'urgent', 'vulnerable'] as const).filter((signal) => mood[signal]),
  words: [...new Set(mood.evidence.map(({ text }) => onOneLine(text)))],
});
