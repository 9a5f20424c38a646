import { describe, expect, it } from 'vitest';
import { wordMoodOf } from '../../../main/desk/messages/mood/languages/word-mood.ts';
import { moodLexiconOf } from '../../../main/desk/messages/mood/languages/lexicon-of.ts';

function read(language: string, text: string) {
  const lexicon = moodLexiconOf(language);
  if (lexicon === null) throw new Error(`No words of ${language}`);
  return wordMoodOf(text, lexicon);
}

// Bug: an upset mail in a language that the model does not serve told nothing of its mood.
describe('words say that somebody has had enough', () => {
  it.each([
    ['de', 'Seit drei Wochen warte ich jetzt auf mein Geld, und niemand antwortet auf meine Mails.'],
    ['de', 'Ich bin sehr enttäuscht von Ihnen. Das Kleid kam einen Tag nach der Hochzeit.'],
    ['de', 'Sollte das Geld nicht bis Freitag da sein, übergebe ich die Sache meinem Anwalt.'],
    ['de', 'Toll gemacht, schon wieder der falsche Artikel. Bei Ihnen bestelle ich nie wieder.'],
    ['de', 'ICH WILL JETZT EINE ANTWORT!!! Schon dreimal angerufen.'],
    ['de', 'Wie oft soll ich noch anrufen? Seit einem Monat höre ich nichts.'],
    ['it', 'Questa è la terza volta che chiamo. Mi state ignorando?'],
    ['es', 'No pienso volver a comprar en vuestra tienda.'],
    ['fr', 'Voilà trois semaines que j’attends et personne ne répond. C’est vraiment décevant.'],
    ['fr', 'Je ne commanderai plus jamais chez vous.'],
    ['fr', 'Vous vous moquez de vos clients : quatre appels et toujours aucune nouvelle.'],
    ['es', 'Es la tercera vez que escribo y nadie contesta.'],
    ['es', 'Estoy muy decepcionado: el regalo llegó roto.'],
    ['es', 'Si mañana no tengo el dinero, pondré una denuncia.'],
    ['it', 'Sono tre settimane che aspetto e nessuno risponde. Sono davvero delusa.'],
    ['it', 'Mai più da voi. Un servizio pessimo.'],
    ['nl', 'Ik ben zwaar teleurgesteld. Al drie keer gebeld en steeds een ander verhaal.'],
    ['nl', 'Als ik mijn geld vrijdag niet terug heb, schakel ik een advocaat in.'],
  ])('%s: %s', (language, text) => {
    const { mood, frustration, cues } = read(language, text);
    expect(mood).toBe('negative');
    expect(frustration).toBeGreaterThanOrEqual(0.5);
    expect([...cues.moodCues, ...cues.attentionCues].length).toBeGreaterThan(0);
  });
});

describe('a fault, a denial and somebody else’s anger leave a mail calm', () => {
  it.each([
    ['de', 'Hallo, leider war eine Tasse beim Auspacken zerbrochen. Könnten Sie mir eine neue schicken?'],
    ['de', 'Guten Tag, ich bin nicht sauer, so etwas passiert. Das Paket liegt beim Zoll.'],
    ['de', 'Hallo, unser Nachbar war sauer, weil das Paket bei ihm lag.'],
    ['de', 'Moin, habt ihr auch Sauerteig ohne Hefe?'],
    ['fr', 'Bonjour, un des verres est arrivé ébréché, ce n’est pas grave.'],
    ['fr', 'Bonjour, je suis avocate et je cherche un fauteuil de bureau.'],
    ['fr', 'Bonsoir, ma voisine était furieuse contre un autre magasin.'],
    ['es', 'Creo que me habéis enviado la talla M en vez de la L. ¿Cómo la cambio?'],
    ['es', 'No estoy enfadada, de verdad. Solo quería saber si salió ya.'],
    ['it', 'Salve, manca una vite nel pacco. Potete spedirmela?'],
    ['nl', 'Hallo, de deksel van de pan is een beetje krom. Is dat te repareren?'],
  ])('%s: %s', (language, text) => {
    expect(read(language, text).mood).toBe('neutral');
  });
});

it('what is marked stands where it is said, accents and all', () => {
  const text = 'Größe fällt anders aus. Ich bin  enttäuscht über die schäbige Verpackung.';
  const { cues } = read('de', text);
  expect(cues.moodCues.map(({ start, end }) => text.slice(start, end))).toEqual(['enttäuscht']);
});

it('joy is heard too, and haste and need beside it', () => {
  expect(read('fr', 'Je suis ravie, le gâteau était magnifique. Merci pour tout !').mood).toBe('positive');
  const { cues } = read(
    'de',
    'Es eilt leider: meine Mutter ist gestorben, die Kerzen sind für die Beerdigung.',
  );
  expect(new Set(cues.attentionCues.map(({ kind }) => kind))).toEqual(new Set(['urgent', 'vulnerable']));
});

it.each(['de', 'fr', 'es', 'it', 'nl'])('a long text is read at once (%s)', (language) => {
  for (const piece of [
    'nicht ',
    'enttäuscht ',
    'jamais de ',
    'nunca mas ',
    'A',
    '!',
    'zum dritten ',
    'nessuno ',
  ])
    expect(read(language, piece.repeat(25_000)).frustration).toBeLessThanOrEqual(1);
});

// Bug: lost patience and contempt in words that no list had read as calm.
describe('words of lost patience and contempt', () => {
  it.each([
    ['de', 'Ich verliere allmählich die Geduld mit Ihnen.'],
    ['de', 'Dieser Kundendienst ist wirklich das Letzte.'],
    ['fr', 'Nous en avons vraiment assez de vos excuses.'],
    ['fr', 'Vous vous fichez de vos clients.'],
    ['es', 'Estoy perdiendo la paciencia.'],
    ['es', 'Bravo, habéis vuelto a perder el paquete.'],
  ])('%s: %s', (language, text) => {
    expect(read(language, text).mood).toBe('negative');
  });

  it.each([
    ['de', 'Das ist das Letzte, was ich noch brauche.'],
    ['fr', 'J’en ai deux, c’est assez pour moi.'],
    ['es', 'Enhorabuena por la tienda nueva.'],
  ])('not in %s: %s', (language, text) => {
    expect(read(language, text).mood).not.toBe('negative');
  });
});
