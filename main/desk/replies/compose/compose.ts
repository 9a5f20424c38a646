import type { Translate } from '../../../../locales/keys.ts';
import type { Detail, Draft, DraftPiece, Mood, Settings, Wordings } from '../../../../preload/contract.ts';
import { firstNameOf } from '../snippets/resolve-variables.ts';
import { fillPlaceholders } from './fill-placeholders.ts';
import { missingInfo } from './missing-info.ts';
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
  readonly mood: Mood | null;
  /** Names of what is attached to it. */
  readonly attachments: readonly string[];
}

/** A snippet of the owner for an end of the reply, filled; null where there is none for this tone. */
export type SnippetFor = (
  kind: 'greeting' | 'sign-off' | 'calming',
  tone: Voice['tone'],
) => { readonly target: string; readonly text: string } | null;

export interface ComposeInput {
  readonly name: string | null;
  /** One for each question, in the order of the questions. */
  readonly answers: readonly ChosenAnswer[];
  readonly about: MessageContext;
  readonly settings: Settings;
  readonly voice: Voice;
  readonly snippetFor: SnippetFor;
  /** Words what stands for an answer that is still open. */
  readonly t: Translate;
}

/**
 * Nobody is apologised to who only tells a fault: it takes words of feeling, or a whole that clearly reads like a complaint.
 */
const isUpset = (mood: Mood | null): boolean =>
  mood?.mood === 'negative' &&
  (mood.word !== 'unhappy' || mood.evidence.some(({ kind }) => kind === 'anger' || kind === 'complaint'));

type SettingName = 'greeting' | 'signOff' | 'label' | 'links' | 'needs';

/**
 * Greeting, one answer a question in their order, what is still needed, sign-off, label. Nothing is invented: every
 * piece is a source's own words, a snippet or a setting, or a placeholder for the agent. An answer that serves two
 * questions stands once.
 */
export function compose(given: ComposeInput): Draft {
  const { name, answers, about, settings, voice, snippetFor, t } = given;
  const values = { name: firstNameOf(name ?? '') ?? '', agent: settings.agentName, shop: settings.shopName };
  const setting = (of: SettingName, template: string): DraftPiece => ({
    from: 'setting',
    text: fillPlaceholders(template, values),
    question: null,
    target: `set:${of}`,
  });
  const snippet = (kind: 'greeting' | 'sign-off' | 'calming'): DraftPiece | null => {
    const found = snippetFor(kind, voice.tone);
    return found === null || found.text.trim() === ''
      ? null
      : { from: 'snippet', text: found.text.trim(), question: null, target: found.target };
  };
  return joined([
    snippet('greeting') ?? setting('greeting', settings.greeting),
    isUpset(about.mood) ? snippet('calming') : null,
    ...body(answers, settings.style.links, voice, t),
    ...(answers.length === 0 ? [] : needs(about, settings, setting('needs', settings.style.needs))),
    snippet('sign-off') ?? setting('signOff', settings.signOff),
    settings.label.on ? setting('label', settings.label.text) : null,
  ]);
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
        text: t('reply.open', { question, place: t('reply.place') }),
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

function needs(
  { queue, details, attachments }: MessageContext,
  { queues }: Settings,
  line: DraftPiece,
): readonly DraftPiece[] {
  const found = queues.find(({ id }) => id === queue);
  const asks = found === undefined ? [] : missingInfo(found, details, attachments);
  if (found === undefined || asks.length === 0) return [];
  const text = asks.map((ask) => (asks.length === 1 && line.text === '' ? ask : `- ${ask}`)).join('\n');
  return [line, { from: 'needs', text, question: null, target: `q:${found.id}` }];
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
