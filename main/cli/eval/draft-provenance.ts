import type { Draft, DraftPiece, Reading, Settings } from '../../../preload/contract.ts';
import { catalogues } from '../../../locales/catalogues.ts';
import { createTranslate } from '../../../locales/translate.ts';
import { openAnswer } from '../../desk/replies/compose/compose.ts';
import { draftProvenance } from '../../desk/replies/compose/provenance.ts';
import { settingsInEach } from '../../desk/replies/compose/reply-language.ts';
import type { Store } from '../../desk/store/store.ts';

/** What a draft's words are checked against: the originals themselves, never the draft's own account of them. */
export interface DraftSources {
  readonly store: Pick<Store, 'entries' | 'passages' | 'snippets'>;
  readonly settings: Settings;
}

export interface CheckedDraft {
  readonly sentences: number;
  readonly open: number;
  /** Sentences that do not stand in what they name, or that name nothing. */
  readonly untraced: readonly { readonly text: string; readonly target: string | null }[];
}

/** Looks every sentence of a draft up in the entry, passage, snippet or setting that its piece names. */
export function checkProvenance(
  draft: Draft,
  read: Pick<Reading, 'details' | 'questions'>,
  originals: DraftSources,
): CheckedDraft {
  const { agentName, shopName } = originals.settings;
  const values = [...read.details.flatMap(valuesOf), agentName, shopName].map(plain).filter(Boolean);
  const sentences = draftProvenance(draft);
  const asked = new Set(
    [...catalogues.keys()].flatMap((language) =>
      read.questions.map(({ text }) => openAnswer(text, createTranslate(language))),
    ),
  );
  const isOpen = (piece: DraftPiece | null): boolean => piece?.from === 'open' && asked.has(piece.text);
  const untraced = sentences.filter(
    ({ text, piece }) => !isOpen(piece) && !(piece !== null && stands(text, piece, originals, values)),
  );
  return {
    sentences: sentences.length,
    open: sentences.filter(({ piece }) => isOpen(piece)).length,
    untraced: untraced.map(({ text, piece }) => ({ text, target: piece?.target ?? null })),
  };
}

const valuesOf = ({ text, normalized }: Reading['details'][number]): readonly string[] => [
  text,
  ...text.trim().split(/\s+/),
  normalized ?? '',
];

/** Words and their punctuation, however they are set: one space between, none of the signs of Markdown. */
const plain = (text: string): string => text.replaceAll(/[^\p{L}\p{N}\p{Sc}%.,:;!?'’"“”@/&]+/gu, ' ').trim();

const holds = (original: string, words: string): boolean => ` ${plain(original)} `.includes(` ${words} `);

function stands(
  sentence: string,
  piece: DraftPiece,
  originals: DraftSources,
  values: readonly string[],
): boolean {
  const words = plain(sentence);
  if (words === '') return true;
  const { texts, template } = originalsOf(piece, originals);
  if (!template) return texts.some((text) => holds(text, words));
  return texts.some((text) => isFilledFrom(text, words, values));
}

function originalsOf({ target }: DraftPiece, { store, settings }: DraftSources) {
  const [kind = '', ...rest] = (target ?? '').split(':');
  const id = rest.join(':');
  switch (kind) {
    case 'e': {
      const entry = store.entries.get(id);
      const texts = entry === null ? [] : [entry.answer, ...Object.values(entry.wordings)];
      return { texts: texts.filter((text) => text !== undefined), template: false };
    }
    case 'p':
      return { texts: store.passages.get([Number(id)]).map(({ text }) => text), template: false };
    case 's':
      return {
        texts: store.snippets.list().flatMap((one) => (one.id === id ? [one.text] : [])),
        template: true,
      };
    case 'q': {
      const queue = settings.queues.find((one) => one.id === id);
      return { texts: queue?.needs.map(({ ask }) => ask) ?? [], template: false };
    }
    case 'set':
      return {
        texts: settingsInEach(settings).flatMap((each) => settingNamed(id, each)),
        template: true,
      };
    default:
      return { texts: [], template: false };
  }
}

function settingNamed(name: string, { greeting, signOff, label, style }: Settings): readonly string[] {
  const all: Readonly<Record<string, readonly string[]>> = {
    greeting: [greeting],
    signOff: [signOff],
    label: [label.text],
    links: style.links,
    needs: [style.needs],
  };
  return all[name] ?? [];
}

const dates = /\b\d{1,2} \p{L}+ \d{4}\b/gu;

/**
 * What is left of the words without what was filled in stands in the template, in its order: a condition may have left
 * some of it out, a choice has taken one of its words.
 */
function isFilledFrom(template: string, words: string, values: readonly string[]): boolean {
  const original = wordsIn(template.replaceAll(/(?<!\{)\{\w+\}(?!\})/g, ' '));
  const own = values
    .toSorted((a, b) => b.length - a.length)
    .reduce(
      (left, value) => left.replaceAll(new RegExp(bounded(value), 'gu'), ' '),
      words.replaceAll(dates, ' '),
    );
  let at = 0;
  return wordsIn(own).every((word) => {
    at = original.indexOf(word, at) + 1;
    return at > 0;
  });
}

const wordsIn = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

const bounded = (value: string): string =>
  `(?<![\\p{L}\\p{N}])${value.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)}(?![\\p{L}\\p{N}])`;
