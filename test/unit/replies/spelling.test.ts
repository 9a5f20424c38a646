import { beforeAll, describe, expect, it } from 'vitest';
import {
  type AffixDictionary,
  createAffixDictionary,
  type DictionaryData,
} from '../../../main/desk/replies/spelling/affix-dictionary.ts';
import en from '../../../main/desk/replies/spelling/dictionaries/en.json' with { type: 'json' };
import fr from '../../../main/desk/replies/spelling/dictionaries/fr.json' with { type: 'json' };
import { suggestSpellings } from '../../../main/desk/replies/spelling/suggest.ts';
import { wordsToSpell } from '../../../main/desk/replies/spelling/words-to-spell.ts';

const small: DictionaryData = {
  letters: "aeinorst'",
  noSuggest: '!',
  rules: ['S a +  s .', 'S b + y ies [^aeiou]y', 'S c   ly .', 'P d +  un .', 'P e +  re .'].join('\n'),
  replacements: 'ie ei',
  words: ['parcel a', 'delivery b', 'kind cd', 'bake ae', 'damn !', 'Monday a', 'receive a'].join('\n'),
};

describe('a dictionary with rules for its forms', () => {
  const dictionary = createAffixDictionary(small);
  // Bug: a form that no rule makes passes, or one that two rules make together is called wrong.
  it.each([
    ['parcels', true],
    ['deliveries', true],
    ['deliverys', false],
    ['kindly', true],
    ['unkind', true],
    ['unkindly', false],
    ['rebakes', true],
    ['unbake', false],
    ['Parcel', true],
    ['PARCELS', true],
    ['pARCEL', false],
    ['monday', false],
    ['MONDAY', true],
  ])('%s is a word: %s', (word, isWord) => {
    expect(dictionary.has(word)).toBe(isWord);
  });

  // Bug: a correction that is an insult, or begins a sentence in small letters, or loses the capital of a name.
  it('offers what was meant, as it was written, and no word that nobody wants offered', () => {
    expect(suggestSpellings('recieve', dictionary)).toEqual(['receive']);
    expect(suggestSpellings('Parcle', dictionary)).toEqual(['Parcel']);
    expect(suggestSpellings('PARCLE', dictionary)).toEqual(['PARCEL']);
    expect(suggestSpellings('modnay', dictionary)).toEqual(['Monday']);
    expect(suggestSpellings('dmn', dictionary)).toEqual([]);
    expect(suggestSpellings('parceldelivery', dictionary)).toEqual(['parcel delivery']);
  });
});

// Bug: an address, an order number or an open place is underlined, or the article of a French word makes it a wrong one.
it('looks up words alone, without addresses, codes, open places, short forms and what is elided', () => {
  const words = (text: string, language: string) => wordsToSpell(text, language).map(({ word }) => word);
  expect(
    words('Mail ines@example.com or see shop.example/faq about #48213X, [your answer], the DHL label.', 'en'),
  ).toEqual(['Mail', 'or', 'see', 'about', 'the', 'label']);
  expect(words("The baker's loaves aren’t here.", 'en')).toEqual([
    'The',
    'baker',
    'loaves',
    'aren’t',
    'here',
  ]);
  const text = "L'adresse qu’elle a d'ici";
  expect(wordsToSpell(text, 'fr').map(({ start, end }) => text.slice(start, end))).toEqual([
    'adresse',
    'elle',
    'ici',
  ]);
});

describe('the bundled dictionaries', () => {
  const loaded = new Map<string, AffixDictionary>();
  beforeAll(() => {
    loaded.set('en', createAffixDictionary(en));
    loaded.set('fr', createAffixDictionary(fr));
  });
  // Bug: one of both Englishes is called wrong, or a French verb in one of its many forms.
  it.each([
    [
      'en',
      'colour color favourite organise organize couldn’t delivered cancelled canceled London',
      'recieve definately parcle',
    ],
    [
      'fr',
      'colis livraisons arrivées mangerions pourrez aujourd’hui boulangère remboursement',
      'livraisno remboursemnt',
    ],
  ])('know what is right in %s and what is not', (language, right, wrong) => {
    const has = (word: string) => loaded.get(language)?.has(word.replace('’', "'"));
    expect(right.split(' ').filter((word) => !has(word))).toEqual([]);
    expect(wrong.split(' ').filter(has)).toEqual([]);
  });
});
