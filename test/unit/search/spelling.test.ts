import { expect, test } from 'vitest';
import { createSpelling } from '../../../main/desk/search/query-spelling.ts';
import { createTokenizer } from '../../../main/desk/search/tokenizer.ts';

/** In how many passages of a small shop's library each stem stands. */
function stemsOf(passages: readonly string[]): ReadonlyMap<string, number> {
  const reader = createTokenizer();
  const stems = new Map<string, number>();
  for (const passage of passages)
    for (const stem of new Set(reader.tokenize(passage).map((word) => word.stem)))
      stems.set(stem, (stems.get(stem) ?? 0) + 1);
  return stems;
}

const stems = stemsOf([
  'Where is my order? Where is my parcel? Track it on the tracking page.',
  'Can I cancel my order? Yes, until it is shipped.',
  'How long does the sourdough keep? Our sourdoughs keep for five days.',
  'Refunds are paid within five days. Kombucha is sold in bottles.',
  'Delivery to Norway takes a week; shipping costs are shown at the checkout.',
]);
const wordsOf = (library: () => ReadonlyMap<string, number>) => ({
  stems: library,
  hasStem: (stem: string) => library().has(stem),
});
const { correct } = createSpelling(
  wordsOf(() => stems),
  (stem) => stem,
);

test.each([
  ['can i cancle my ordr', 'can i cancel my order'],
  ['wher is my parcl', 'where is my parcel'],
  ['Wher is teh refnud', 'Where is the refund'],
  ['how long does the suordough keep', 'how long does the sourdough keep'],
  ['do you sell kombuhca', 'do you sell kombucha'],
  ['WHERE IS MY ODRER', 'WHERE IS MY ORDER'],
  ['Where Is My Parcle', 'Where Is My Parcel'],
  ['shiping costs, delivrey and trakcing?', 'shipping costs, delivery and tracking?'],
  ['i wnat to retrun it', 'i want to return it'],
  ['haven’t recieved my refudn', 'haven’t received my refund'],
])('puts the misspelt words of a question right: %s', (written, meant) => {
  expect(correct(written)).toBe(meant);
});

test.each([
  ['what the library says', 'Where is my sourdough parcel?'],
  ['words of no library', 'My gummy tablets leaked into the rucksack.'],
  ['names in capitals', 'Did Mr Parcell ask for Ordell?'],
  ['given names in small letters', 'it is for marcel and delia'],
  ['countries in small letters', 'do you ship to norway or spain'],
  ['codes and numbers', 'Order AB-ordr7 with ordr_id 4711x'],
  ['addresses', 'write to ordr@parcl.example or see www.ordr.example'],
  ['names with a capital inside', 'my iPhoen and the ParclBox'],
  ['contractions', 'I can’t and I didn’t'],
  ['other scripts', 'Где моя посылка, 注文はどこですか'],
  ['letters with accents', 'die Lieferzeït für Größe'],
  ['another language', 'gdzie jest moje zamowienie prosze pilnie'],
  ['three letters that are a word of their own', 'the psu and the usb'],
])('leaves alone %s', (_, written) => {
  expect(correct(written)).toBe(written);
});

test('a word that the library takes up is right from then on', () => {
  let library = stems;
  const spelling = createSpelling(
    wordsOf(() => library),
    (stem) => stem,
  );
  expect(spelling.correct('how is the parcelo')).toBe('how is the parcel');
  library = stemsOf(['The parcelo is a small parcel.']);
  expect(spelling.correct('how is the parcelo')).toBe('how is the parcelo');
});

test('a word of the library alone is written as the library writes it', () => {
  const spelling = createSpelling(
    wordsOf(() => stemsOf(['Kvassies are sold in bottles.'])),
    (stem) => (stem === 'kvassi' ? 'kvassies' : stem),
  );
  expect(spelling.correct('do you sell kvassis')).toBe('do you sell kvassis');
  expect(spelling.correct('do you sell kvvassi')).toBe('do you sell kvassies');
});
