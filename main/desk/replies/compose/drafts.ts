import type { Translate } from '../../../../locales/keys.ts';
import type { CallInput, Draft, Settings } from '../../../../preload/contract.ts';
import { DeskFailure } from '../../failure.ts';
import type { ReadMessage } from '../../messages/read-message.ts';
import type { CaseCache } from '../../audit/case-cache.ts';
import type { Search } from '../../search/search.ts';
import type { Snippets } from '../snippets/snippets.ts';
import { type MessageContext, compose, openNeeds, type SnippetFor } from './compose.ts';
import { createReplyWords, replyLanguage, settingsIn, suitsLanguage } from './reply-language.ts';
import type { Voice } from './wordings.ts';

/** Drafts of replies, composed of what the library, the snippets and the settings say at this moment. */
export interface Drafts {
  /** For a message that was just read: each question with its best answer, where that is a good one. */
  initial(read: ReadMessage): Draft;
  /** For a message that nothing is suggested for: what the shop says of itself, and no label, as nobody was assisted. */
  unassisted(read: ReadMessage): Draft;
  /** For what the agent has chosen. Throws `not_found` when a chosen answer is gone. */
  fromChoices(input: ComposeRequest): Draft;
}

type ComposeRequest = Omit<CallInput<'replies.compose'>, 'asks'> & { readonly asks?: boolean | undefined };

interface DraftDeps {
  readonly search: Pick<Search, 'sourcesOf'>;
  readonly settings: { readonly get: () => Settings };
  readonly cases: Pick<CaseCache, 'get'>;
  readonly snippets: Pick<Snippets, 'byKind' | 'fillFromMessage'>;
  readonly t: Translate;
}

interface Asked {
  readonly question: string;
  readonly target: string | null;
}

const nothingRead: MessageContext = { details: [], queue: null, attachments: [] };

const otherTones = ['formal', 'friendly'] as const;

export function createDrafts({ search, settings, cases, snippets, t }: DraftDeps): Drafts {
  const wordsIn = createReplyWords(t);
  /** The first one written for this tone, or for any, that the message fills without asking. */
  const snippetFor = (
    about: MessageContext,
    language: string | null,
    ...[kind, tone]: Parameters<SnippetFor>
  ): ReturnType<SnippetFor> => {
    for (const snippet of snippets.byKind(kind, tone)) {
      if (tone === 'as written' && snippet.tone !== 'any') continue;
      const { text, missing } = snippets.fillFromMessage(snippet, about);
      if (missing.length === 0 && suitsLanguage(snippet.text, language))
        return { target: `s:${snippet.id}`, text };
    }
    return null;
  };

  type Sources = ReturnType<Search['sourcesOf']>;
  const sourcesOf = (asked: readonly Asked[]): Sources =>
    search.sourcesOf(asked.flatMap(({ target }) => target ?? []));

  function drafted(
    {
      name,
      asked,
      about,
      language: asker,
      voice: wanted,
      asks = false,
    }: {
      name: string | null;
      asked: readonly Asked[];
      about: MessageContext;
      /** Of the message, as far as it was told. */
      language: string | null;
      voice: Voice | null;
      asks?: boolean | undefined;
    },
    sources: Sources,
    all: Settings = settings.get(),
  ): Draft {
    const answers = asked.map(({ question, target }) => {
      const source = target === null ? null : sources.get(target);
      // What is internal is for the agent's eyes: the question stays open, and the draft says so.
      return { question, source: source === undefined || source?.internal === true ? null : source };
    });
    const language = replyLanguage(
      answers.flatMap(({ source }) => source?.text ?? []),
      asker,
    );
    const worded = settingsIn(all, language);
    const inVoice = (voice: Voice): Draft =>
      compose({
        name,
        answers,
        about,
        settings: worded,
        voice,
        asks,
        snippetFor: (kind, tone) => snippetFor(about, language, kind, tone),
        t: wordsIn(language),
      });
    const voice = wanted ?? all.style;
    const draft = inVoice(voice);
    const { length } = voice;
    const asWritten = inVoice({ tone: 'as written', length }).text;
    const otherLength = inVoice({ tone: voice.tone, length: length === 'full' ? 'short' : 'full' }).text;
    return {
      ...draft,
      offers: {
        asks: asks || answers.length === 0 ? [] : openNeeds(about, all),
        tones: otherTones.filter((tone) => inVoice({ tone, length }).text !== asWritten),
        hasShort: otherLength !== draft.text,
      },
    };
  }

  /** The ends of the reply are those of every reply. */
  function unassisted(
    read: Pick<ReadMessage, 'details' | 'routing' | 'header' | 'language'>,
    voice: Voice | null = null,
  ): Draft {
    const { language } = read;
    const given = { name: nameIn(read), asked: [], about: contextOf(read), language, voice };
    return drafted(given, sourcesOf([]), { ...settings.get(), label: { on: false, text: '' } });
  }

  return {
    initial(read) {
      const asked = read.questions.map(({ text, suggestions, verdict }) => ({
        question: text,
        target: verdict.word === 'no good answer' ? null : (suggestions[0]?.target ?? null),
      }));
      const { language } = read;
      const given = { name: nameIn(read), asked, about: contextOf(read), language, voice: null };
      // What was removed while the message was read leaves its question open.
      return drafted(given, sourcesOf(asked));
    },
    unassisted,
    fromChoices({ caseId, name, answers, queue, asks, voice = null }) {
      const sources = sourcesOf(answers);
      if (answers.some(({ target }) => target !== null && !sources.has(target)))
        throw new DeskFailure('not_found', { reason: 'answer' });
      const read = cases.get(caseId);
      // Withheld, it stays so in another tone; what was searched by hand is put in as ever.
      if (
        read !== null &&
        read.suggestionsWithheld !== null &&
        answers.every(({ target }) => target === null)
      )
        return read.suggestionsWithheld === 'scam' ? { text: '', pieces: [] } : unassisted(read, voice);
      const known = read === null ? nothingRead : contextOf(read);
      const about = { ...known, queue: queue === undefined ? known.queue : queue };
      const language = read?.language ?? null;
      return drafted({ name, asked: answers, about, language, voice, asks }, sources);
    },
  };
}

const nameIn = ({ details }: Pick<ReadMessage, 'details'>): string | null =>
  details.find((detail) => detail.kind === 'name')?.text ?? null;

const contextOf = ({
  details,
  routing,
  header,
}: Pick<ReadMessage, 'details' | 'routing' | 'header'>): MessageContext => ({
  attachments: header?.attachments ?? [],
  details,
  queue: routing.queue?.id ?? null,
});
