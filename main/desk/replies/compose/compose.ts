import type { Translate } from '../../../../locales/keys.ts';
import type { Detail, Draft, DraftPiece, Settings, Wordings } from '../../../../preload/contract.ts';
import { firstNameOf } from '../snippets/resolve-variables.ts';
import { fillPlaceholders } from './fill-placeholders.ts';
import { missingInfo } from './missing-info.ts';
import { questionInShort } from './question-in-short.ts';
import { stripMarkdown } from './strip-markdown.ts';
import { type Voice, wordingFor } from './wordings.ts';

export interface ChosenAnswer {
  readonly question: string;
  /** The shop's own words, or null where the question is still open. */
  readonly source: {
    readonly target: string;
    readonly text: string;
    readonly wordings?: Wordings | undefined;
  } | null;
}

/** What was read of the message, as far as a draft needs it. */
export interface MessageContext {
  readonly details: readonly Detail[];
  /** Id of the queue that the message goes to. */
  readonly queue: string | null;
  /** Names of what is attached to it. */
  readonly attachments: readonly string[];
}

/** A snippet of the owner for an end of the reply, filled; null where there is none for this tone. */
export type SnippetFor = (
  kind: 'greeting' | 'sign-off',
  tone: Voice['tone'],
) => { readonly target: string; readonly text: string } | null;

export interface ComposeInput {
  readonly name: string | null;
  /** One for each question, in the order of the questions. */
  readonly answers: readonly ChosenAnswer[];
  readonly about: MessageContext;
  readonly settings: Settings;
  readonly voice: Voice;
  /** Whether the customer is asked for what the shop still needs: the agent decides that. */
  readonly asks: boolean;
  readonly snippetFor: SnippetFor;
  /** Words what stands for an answer that is still open, in the language of the reply. */
  readonly t: Translate;
}

type SettingName = 'greeting' | 'signOff' | 'survey' | 'label' | 'links' | 'needs';

/**
 * Greeting, one answer a question in their order, sign-off, label; what is still needed stands behind the answer that it goes
 * with, where the agent wants it asked. Nothing is invented: every piece is a source's own words, a snippet or a setting, or a
 * placeholder for the agent. An answer that serves two questions stands once. Nobody is apologised to by a program: calming
 * words are the agent's to put in.
 */
export function compose(given: ComposeInput): Draft {
  const { name, answers, about, settings, voice, asks, snippetFor, t } = given;
  const values = { name: firstNameOf(name ?? '') ?? '', agent: settings.agentName, shop: settings.shopName };
  const setting = (of: SettingName, template: string): DraftPiece => ({
    from: 'setting',
    text: fillPlaceholders(template, values),
    question: null,
    target: `set:${of}`,
  });
  const snippet = (kind: 'greeting' | 'sign-off'): DraftPiece | null => {
    const found = snippetFor(kind, voice.tone);
    return found === null || found.text.trim() === ''
      ? null
      : { from: 'snippet', text: found.text.trim(), question: null, target: found.target };
  };
  const answered = body(answers, settings.style.links, voice, t);
  const survey = surveyText(settings);
  return joined([
    snippet('greeting') ?? setting('greeting', settings.greeting),
    ...(asks
      ? withNeeds(answered, needs(about, settings, setting('needs', settings.style.needs)))
      : answered),
    snippet('sign-off') ?? setting('signOff', settings.signOff),
    survey === null ? null : setting('survey', survey),
    settings.label.on ? setting('label', settings.label.text) : null,
  ]);
}

/** What asks for a rating, with the address that it goes to; null where nobody wants any. */
function surveyText({ survey }: Settings): string | null {
  const address = survey.address.trim();
  return survey.on && address !== '' ? survey.text.replaceAll('{address}', address) : null;
}

/** Words that begin in a script written from right to left. */
const fromTheRight =
  /^[^\p{L}]*(?=\p{L})[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * The line that an answer goes into which nobody has yet, and that says what it is about. Replies run from left to right: words
 * that do not are isolated (U+2068 to U+2069), or what stands behind them would be drawn before them.
 */
export function openAnswer(question: string, t: Translate): string {
  const short = questionInShort(question);
  return t('reply.open', {
    question: fromTheRight.test(short) ? `\u2068${short}\u2069` : short,
    place: t('reply.place'),
  });
}

/** The answers, with a linking phrase of the owner's before each but the first. */
function body(
  answers: readonly ChosenAnswer[],
  links: readonly string[],
  voice: Voice,
  t: Translate,
): readonly DraftPiece[] {
  const used = new Set<string>();
  const pieces: DraftPiece[] = [];
  let linked = 0;
  for (const [at, { question, source }] of answers.entries()) {
    const number = at + 1;
    if (source === null) {
      pieces.push({
        from: 'open',
        text: openAnswer(question, t),
        question: number,
        target: null,
      });
      continue;
    }
    if (used.has(source.target)) continue;
    used.add(source.target);
    const link = links[linked % links.length];
    if (pieces.length > 0 && link !== undefined) {
      pieces.push({ from: 'setting', text: link.trim(), question: number, target: linksTarget });
      linked += 1;
    }
    const text = stripMarkdown(wordingFor(source.text, source.wordings ?? {}, voice));
    pieces.push({ from: 'source', text, question: number, target: source.target });
  }
  return pieces;
}

/** What a message's queue still asks for, in its words. */
export function openNeeds(
  { queue, details, attachments }: MessageContext,
  { queues }: Pick<Settings, 'queues'>,
): readonly string[] {
  const found = queues.find(({ id }) => id === queue);
  return found === undefined ? [] : missingInfo(found, details, attachments);
}

function needs(about: MessageContext, settings: Settings, line: DraftPiece): readonly DraftPiece[] {
  const asks = openNeeds(about, settings);
  if (asks.length === 0) return [];
  const text = asks.map((ask) => (asks.length === 1 && line.text === '' ? ask : `- ${ask}`)).join('\n');
  return [line, { from: 'needs', text, question: null, target: `q:${about.queue}` }];
}

const contentWords = (text: string): ReadonlySet<string> =>
  new Set((text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).map((word) => word.slice(0, 6)));

/** What is needed belongs to the answer that speaks of it; where none does, to all of them, and stands behind the last. */
function withNeeds(answers: readonly DraftPiece[], asking: readonly DraftPiece[]): readonly DraftPiece[] {
  const wanted = contentWords(asking.map(({ text }) => text).join(' '));
  const shared = answers.map(({ from, text }) =>
    from === 'source' ? [...contentWords(text)].filter((word) => wanted.has(word)).length : 0,
  );
  const most = Math.max(0, ...shared);
  const at = most === 0 ? answers.length : shared.indexOf(most) + 1;
  return answers.length === 0 ? [] : [...answers.slice(0, at), ...asking, ...answers.slice(at)];
}

const linksTarget = 'set:links' satisfies `set:${SettingName}`;
/** What stands in the same paragraph as the piece after it. */
const joinsNextLine = new Set<string | null>([linksTarget, 'set:needs' satisfies `set:${SettingName}`]);

function joined(all: readonly (DraftPiece | null)[]): Draft {
  const pieces = all.filter((piece) => piece !== null && piece.text !== '').filter((piece) => piece !== null);
  const text = pieces.reduce((before, piece, at) => {
    const previous = pieces[at - 1];
    if (previous === undefined) return piece.text;
    return `${before}${joinsNextLine.has(previous.target) ? '\n' : '\n\n'}${piece.text}`;
  }, '');
  return { pieces, text };
}
