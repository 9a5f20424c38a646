import { describe, expect, it } from 'vitest';
import german from '../../../main/desk/search/dictionaries/de.json' with { type: 'json' };
import spanish from '../../../main/desk/search/dictionaries/es.json' with { type: 'json' };
import french from '../../../main/desk/search/dictionaries/fr.json' with { type: 'json' };
import { inEnglishWords } from '../../../main/desk/search/word-translation.ts';

describe('a text of another language is said word by word in English', () => {
  it.each([
    ['phrases go before their words', 'Wie lange dauert die Lieferung?', /^how long .*delivery\?$/],
    ['inflected words are known by their stem', 'Die bestellten Artikel', /order product/],
    ['umlauts may be written away', 'Kann ich die Jacke zuruckgeben?', /can I the jacket return\?/],
    ['a compound is its parts', 'Bis wann ist Ihr Weihnachtsverkauf?', /Christmas sell/],
    [
      'a compound is its parts, with a joint between them',
      'Haben Sie auch Kinderfahrräder?',
      /children bicycle/,
    ],
    ['an elided article is a word of its own', "Combien coûte l'abonnement ?", /how much .*the subscription/],
    ['words that ask are left out', 'Est-ce que vous livrez à Bruxelles ?', /^you deliver at Bruxelles \?$/],
    ['an inverted verb is two words', 'Pouvons-nous amener notre chien ?', /can we bring our dog/],
    ['an opening question mark stays', '¿Cuánto cuesta el envío?', /^¿how much cost the shipping\?$/],
    ['a name stays', 'Liefern Sie nach Graz?', /deliver you to Graz\?/],
    ['one word is enough', 'Versandkosten?', /^delivery cost\?$/],
  ])('%s: %s', (_, text, english) => {
    expect(inEnglishWords(text)).toMatch(english);
  });

  // Catches: an English question that is taken for another language because its words exist there, too.
  it.each([
    'Hotel',
    'Do you have parking?',
    'Can I pay at the bar?',
    'die hard fan tickets',
    'Was it late again? So sad.',
    'PayPal?',
    'Menu',
    '48213',
    '',
    '¿?',
    'Czy wysyłacie do Polski?',
  ])('a text that may be English, or is of no language with a dictionary, stays as it is: %j', (text) => {
    expect(inEnglishWords(text)).toBe(text);
  });

  it('a long text without a blank is read in no time', () => {
    const text = 'bestellung'.repeat(20_000);
    expect(inEnglishWords(text).length).toBeGreaterThan(0);
  });
});

describe('a dictionary', () => {
  // Catches: a word that is listed twice, of which one meaning is never used.
  it.each([
    ['German', german],
    ['Spanish', spanish],
    ['French', french],
  ])('%s: says each word once', (_, dictionary) => {
    const words = Object.values(dictionary as Readonly<Record<string, readonly string[]>>).flat();
    expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
  });
});
