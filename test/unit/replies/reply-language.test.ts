import { describe, expect, it } from 'vitest';
import {
  createReplyWords,
  openAnswers,
  replyLanguage,
  settingsIn,
  suitsLanguage,
} from '../../../main/desk/replies/compose/reply-language.ts';
import { defaultSettings } from '../../support/default-settings.ts';
import { t } from '../../support/i18n.ts';

const german = 'Ihr Paket ist in zwei bis drei Tagen bei Ihnen. Die Nummer steht in der Versandbestätigung.';
const english = 'Your parcel arrives within two or three days. The number is in the mail that we sent.';

describe('the language of a reply', () => {
  it('is that of its answers, whatever the message is in; of the message where none is there', () => {
    expect(replyLanguage([german], 'en')).toBe('de');
    expect(replyLanguage([english], 'de')).toBe('en');
    expect(replyLanguage([], 'fr')).toBe('fr');
    expect(replyLanguage(['OK.'], 'fr')).toBe('fr');
    expect(replyLanguage(['OK.'], null)).toBe(null);
    expect(replyLanguage([], null)).toBe(null);
  });

  // Bug: a German reply with “14 Tage.” as its answer began with “Hello”, in the language of the window.
  it.each([
    'Ja.',
    '14 Tage.',
    'Versand 4,90 EUR',
    'Lodge Cast Iron Skillet',
    'Ultra Soft Cotton Bath Towel Set of 4, Light Grey',
    'cast iron skillet, oven mitt',
    'Ground Floor Coffee House Blend 250 g',
  ])('is that of the message where “%s” is all that is answered', (answer) => {
    expect(replyLanguage([answer], 'de')).toBe('de');
  });

  it('is that of a short sentence all the same', () => {
    expect(replyLanguage(['Nein, das geht leider nicht.'], 'en')).toBe('de');
    expect(replyLanguage(['We ship within two days.'], 'de')).toBe('en');
    expect(replyLanguage(['送料は全国一律で五百円です。返品は十四日以内です。'], 'en')).toBe('ja');
  });

  // Bug: a German answer between "Hello Anna," and "Warm regards".
  it('rules the greeting, lead-ins and sign-off that nobody has reworded', () => {
    const { greeting, signOff, label, style } = settingsIn(defaultSettings, 'de');
    expect(greeting).toBe('Hallo {name},');
    expect(signOff).toBe('Viele Grüße\n{agent}\n{shop}');
    expect(label.text).toMatch(/^Mit Hilfe unseres Assistenten/);
    expect(style.links).toEqual(['Zu Ihrem nächsten Punkt:', 'Und zu dem danach:']);
    expect(settingsIn(settingsIn(defaultSettings, 'fr'), 'en')).toEqual(defaultSettings);
  });

  it('leaves what the owner wrote as she wrote it, and everything where no sentences are in that language', () => {
    const own = { ...defaultSettings, greeting: 'Dear {name},' };
    expect(settingsIn(own, 'de')).toMatchObject({
      greeting: 'Dear {name},',
      signOff: 'Viele Grüße\n{agent}\n{shop}',
    });
    expect(settingsIn(own, 'nl')).toBe(own);
    expect(settingsIn(own, null)).toBe(own);
  });

  it('rules what stands for an answer that is missing, and each is known as such', () => {
    const words = createReplyWords(t);
    expect(words('de')('reply.open', { question: 'Wo?', place: words('de')('reply.place') })).toBe(
      'Zu „Wo?“: [Ihre Antwort]',
    );
    expect(words('nl')).toBe(t);
    expect(openAnswers()).toEqual(
      expect.arrayContaining(['[your answer]', '[Ihre Antwort]', '[votre réponse]', '[tu respuesta]']),
    );
  });

  it('keeps a snippet of another language out, but none that is too short to tell', () => {
    expect(suitsLanguage('Thank you very much for writing to us about your order.', 'de')).toBe(false);
    expect(suitsLanguage('Vielen Dank, dass Sie uns zu Ihrer Bestellung schreiben.', 'de')).toBe(true);
    expect(suitsLanguage('Dear Anna,', 'de')).toBe(true);
    const formal = 'Dear {{if customer.name}}{{customer.name}}{{else}}customer{{end}},';
    expect(suitsLanguage(formal, 'en')).toBe(true);
    expect(suitsLanguage(formal, 'de')).toBe(false);
    expect(suitsLanguage('Thank you very much for writing to us about your order.', null)).toBe(true);
  });
});
