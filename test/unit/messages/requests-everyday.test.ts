import { describe, expect, it } from 'vitest';
import { extractQuestions } from '../../../main/desk/messages/questions.ts';
import { splitSentences } from '../../../main/desk/messages/sentences.ts';

const places = (text: string, language: string | null = 'en'): readonly string[] =>
  extractQuestions(splitSentences(text, []), language).map(({ start, end }) => text.slice(start, end));
/** Whether a request of the message overlaps these words. */
const finds = (text: string, words: string, language: string | null = 'en'): boolean =>
  extractQuestions(splitSentences(text, []), language).some(
    ({ start, end }) => start < text.indexOf(words) + words.length && end > text.indexOf(words),
  );

describe('requests of everyday mails', () => {
  // Bug: what something must be like was lost beside a question.
  it.each([
    ['Can you bake one for Saturday? It must not have any egg.', 'It must not have any egg'],
    ['Do you have a tent for six? And it has to fit in a small car.', 'it has to fit in a small car'],
    ['Could you quote me for a sofa? The seat needs to be waterproof.', 'The seat needs to be waterproof'],
  ])('say what it must be like: %s', (text, words) => {
    expect(finds(text, words)).toBe(true);
  });

  // Bug: a chat's question behind "from you" or "to it" was swallowed.
  it.each([
    ['i have a kettle not bought from you do you repair that', 'do you repair that'],
    ['there is a tap in the room next to it can i use that one', 'can i use that one'],
  ])('begin behind a word for somebody: %s', (text, words) => {
    expect(finds(text, words)).toBe(true);
  });

  // Bug: these calm reports were statements, and nothing was searched for.
  it.each([
    ['en', 'My oven shows E24 and it is cold. When do you open?', 'My oven shows E24'],
    [
      'en',
      'There are red blotches on my arms. Do you have an office in Bath?',
      'There are red blotches on my arms',
    ],
    ['en', 'The hot water was cold this morning. When is breakfast?', 'The hot water was cold'],
    ['en', 'The neighbours are drilling since 6 am. Is there a quiet room?', 'drilling since 6 am'],
    ['en', "It won't play any more. Do you sell cables?", "It won't play any more"],
    ['de', 'Die Jacke kam mit einem Riss am Ärmel an. Wann öffnen Sie?', 'mit einem Riss am Ärmel'],
    ['es', 'La mesa llegó con un golpe en la pata. ¿Cuándo abrís?', 'llegó con un golpe'],
    ['es', 'La rosa vino con hojas amarillas. ¿Tenéis abono?', 'con hojas amarillas'],
    ['pt', 'A cadeira chegou partida. Quando abrem?', 'A cadeira chegou partida'],
    ['pl', 'Paczka przyszła uszkodzona. Kiedy jest otwarte?', 'przyszła uszkodzona'],
  ])('are told as faults (%s: %s)', (language, text, words) => {
    expect(finds(text, words, language)).toBe(true);
  });

  // Bug: "hiermit" before the verb, "aussi" inside "aurions besoin" and "was mach ich" hid the wish.
  it.each([
    ['de', 'Hiermit kündigen wir den Vertrag. Wie lange gelten die Daten?', 'kündigen wir den Vertrag'],
    ['de', 'Hiermit widerrufe ich den Kauf. Wo ist der Laden?', 'widerrufe ich den Kauf'],
    [
      'de',
      'Was mach ich mit den Flecken, und wie wasch ich das nächstes Mal?',
      'Was mach ich mit den Flecken',
    ],
    ['de', 'Wo krieg ich das Ersatzteil her?', 'Wo krieg ich das Ersatzteil'],
    ['fr', 'Nous aurions aussi besoin d’un lit. À quelle heure fermez-vous ?', 'aussi besoin d’un lit'],
    ['fr', 'Comment faire pour la clé, et où garer la voiture ?', 'Comment faire pour la clé'],
    ['fr', 'Comment obtenir une facture, y a-t-il un formulaire ?', 'Comment obtenir une facture'],
    ['en', 'We come late, how do we get in. Is there a key?', 'how do we get in'],
    ['en', 'We run a small spa and would love to stock your soap. Do we get samples?', 'would love to stock'],
  ])('are worded in other orders (%s: %s)', (language, text, words) => {
    expect(finds(text, words, language)).toBe(true);
  });

  // Bug: these were further requests, each with "no good answer".
  it.each([
    ['en', 'Please cancel order 10023. Today please.', 1],
    ['en', 'Please cancel order 10023. Please confirm this in writing.', 1],
    ['de', 'Hiermit kündige ich das Abo. Bitte bestätigen Sie mir das schriftlich.', 1],
    ['de', 'Ich widerrufe. Bitte bestätigen Sie den Eingang meines Schreibens kurz per Mail.', 1],
    // Bug: to have a payment or a day confirmed was taken for the courtesy.
    ['de', 'Bitte bestätigen Sie mir den Eingang meiner Zahlung.', 1],
    ['de', 'Bitte bestätigen Sie das Lieferdatum.', 1],
    ['fr', 'Je commande souvent chez vous. Livrez-vous le dimanche ?', 1],
    // Bug: everything behind "and would" was a request.
    ['en', 'My wife loved the roses and would like to thank you. When do you open?', 1],
    ['en', 'My sister, who’s a nurse, said to leave it off. Can I send it back?', 1],
    ['de', 'Ich hätte ihn gern im Urlaub angezogen. Wie bekomme ich den Fleck heraus?', 1],
  ])('are not what only urges, confirms or tells (%s: %s)', (language, text, count) => {
    expect(places(text, language)).toHaveLength(count);
  });
});
