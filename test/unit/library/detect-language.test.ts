import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../../main/desk/library/detect-language.ts';

describe('the language of a text', () => {
  it.each([
    ['I lost my password'],
    ['I broke my card'],
    ['can coronavirus die in heat'],
    ['Deleting a trello card.'],
  ])(
    'takes "%s" for the expected English (or an English message would not be searched by meaning)',
    (text) => {
      expect(detectLanguage(text, ['en'])).toBe('en');
    },
  );

  it.each([
    ['de', 'Liefern Sie auch nach Deutschland?'],
    ['fr', 'Je voudrais annuler ma commande'],
    ['es', 'Tienen conexion wifi?'],
    ['nl', 'Kan ik mijn geld terugkrijgen?'],
  ])('finds %s in "%s" although English is expected', (language, text) => {
    expect(detectLanguage(text, ['en'])).toBe(language);
  });

  it('returns null for texts too short to tell', () => {
    expect(detectLanguage('ok', ['en'])).toBeNull();
    expect(detectLanguage('12345 €', ['en'])).toBeNull();
  });
});
