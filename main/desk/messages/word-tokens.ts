import type { Span } from '../../../preload/contract.ts';

/** A word or a mark of a text, with its place in it. */
export interface Word extends Span {
  /** In small letters, with straight apostrophes and the usual short and misspelt forms written out. */
  readonly norm: string;
}

const pieces = /[\p{L}\p{N}]+(?:['’´`]\p{L}+)*|[^\s\p{L}\p{N}]/gu;

/** What chats shorten. */
const short: Readonly<Record<string, string>> = {
  u: 'you',
  ur: 'your',
  r: 'are',
  pls: 'please',
  plz: 'please',
  plse: 'please',
  ive: "i've",
  im: "i'm",
  dont: "don't",
  doesnt: "doesn't",
  didnt: "didn't",
  cant: "can't",
  cannot: "can't",
  wont: "won't",
  isnt: "isn't",
  arent: "aren't",
  wasnt: "wasn't",
  werent: "weren't",
  hasnt: "hasn't",
  havent: "haven't",
  couldnt: "couldn't",
  wouldnt: "wouldn't",
  shouldnt: "shouldn't",
  whats: "what's",
  wats: "what's",
  wheres: "where's",
  whens: "when's",
  hows: "how's",
  whos: "who's",
  n: 'and',
  wud: 'would',
  cud: 'could',
  shud: 'should',
  shd: 'should',
  shld: 'should',
  wot: 'what',
  yous: 'you',
  cxl: 'cancel',
  theres: "there's",
};

/** The words that tell a question or a request, as they are misspelt: a letter left out, doubled, or two swapped. */
const askingWords =
  'how what when where which who why can could would will should does have please cancel wondering whether'.split(
    ' ',
  );
/** Misspellings that are words themselves. */
const otherWords = new Set(
  'how what when where which who why can could would will should does have please cancel whether wondering were cold wold dose doe dos hat here hen then ill wil hav has he wh wo ho ca cn ha hs wy'.split(
    ' ',
  ),
);

function misspellings(word: string): readonly string[] {
  const forms: string[] = [];
  for (let at = 1; at < word.length; at++) {
    forms.push(word.slice(0, at) + word.slice(at + 1));
    forms.push(word.slice(0, at) + word.charAt(at) + word.slice(at));
    if (at + 1 < word.length)
      forms.push(word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2));
  }
  return forms;
}

const meant = new Map(
  askingWords.flatMap((word) =>
    misspellings(word)
      .filter((form) => form.length > 1 && !otherWords.has(form))
      .map((form) => [form, word] as const),
  ),
);

/** "Were is my parcel": with a verb right behind it no other word can be meant. */
const soundsLikeWhere = new Set(['were', 'ware', 'wear']);
const behindWhere = new Set('is are was do does did can could will'.split(' '));

/** The words and marks of a text, in order. */
export function readWords(text: string): readonly Word[] {
  const words = Array.from(text.matchAll(pieces), ({ 0: written, index }): Word => {
    const plain = written.toLowerCase().replaceAll(/[’´`]/g, "'");
    const norm = (Object.hasOwn(short, plain) ? short[plain] : undefined) ?? meant.get(plain) ?? plain;
    return { start: index, end: index + written.length, norm };
  });
  return words.map((word, at) =>
    soundsLikeWhere.has(word.norm) && behindWhere.has(words[at + 1]?.norm ?? '')
      ? { ...word, norm: 'where' }
      : word,
  );
}
