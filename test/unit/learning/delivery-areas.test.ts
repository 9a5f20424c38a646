import { expect, test } from 'vitest';
import {
  createDeliveryAreaReader,
  deliveryConflicts,
} from '../../../main/desk/learning/similar-entries/delivery-areas.ts';

const read = createDeliveryAreaReader();

/** The words that contradict each other, in each answer; null where nothing does. */
function clash(q1: string, a1: string, q2: string, a2: string): string | null {
  const [one, other] = [read(q1, a1), read(q2, a2)];
  const [found] = one && other ? deliveryConflicts(one, other) : [];
  if (found === undefined) return null;
  const words = (text: string, spans: typeof found.a): string =>
    spans.map(({ start, end }) => text.slice(start, end)).join(' ');
  return `${words(a1, found.a)} | ${words(a2, found.b)}`;
}

// Bug: one entry promises a delivery that another one rules out, and no number, yes or no shows it.
test.each([
  [
    'Do you post to Malta?',
    'Yes, within a week.',
    'Where do you deliver?',
    'We only deliver in Ireland.',
    'Yes, within a week. | Ireland',
  ],
  [
    'Delivery to Japan',
    'Parcels to Japan take 12 days.',
    'Do you ship outside Europe?',
    'No, we do not ship outside Europe.',
    'Japan | Europe',
  ],
  [
    'International shipping',
    'We ship all over the world.',
    'Do you ship to Brazil?',
    'Unfortunately not to Brazil.',
    'all over the world | Brazil',
  ],
  [
    'Wohin liefert ihr?',
    'Wir liefern in alle Länder der EU, außer nach Zypern.',
    'Liefert ihr nach Zypern?',
    'Ja, gerne.',
    'Zypern | Ja, gerne.',
  ],
  [
    'Livrez-vous au Luxembourg ?',
    'Oui, sous trois jours.',
    'Zone de livraison',
    'Nous livrons uniquement en France.',
    'Oui, sous trois jours. | France',
  ],
  [
    'Livrez-vous en Suisse ?',
    'Oui, sous trois jours.',
    'Zone de livraison',
    'Nous ne livrons qu’en Belgique.',
    'Oui, sous trois jours. | Belgique',
  ],
  [
    '¿Hacéis envíos a Andorra?',
    'No, a Andorra no enviamos.',
    'Gastos de envío',
    'El envío a Andorra cuesta 12 €.',
    'Andorra | Andorra',
  ],
])('%s %s / %s %s', (q1, a1, q2, a2, expected) => {
  expect(clash(q1, a1, q2, a2)).toBe(expected);
  expect(clash(q2, a2, q1, a1)).toBe(expected.split(' | ').reverse().join(' | '));
});

test.each([
  [
    'Do you deliver sofas to Malta?',
    'No, sofas stay on the mainland.',
    'Do you deliver to Malta?',
    'Yes, on Fridays.',
  ],
  [
    'Where do you deliver?',
    'We deliver in the EU. Plants are only sent within Germany.',
    'Do you deliver to Austria?',
    'Yes.',
  ],
  // Bug: "Germany quickly" and "livrons quand" were read as the French "ne … que".
  ['Do you deliver to Spain?', 'Yes.', 'Do you deliver to Germany?', 'We deliver to Germany quickly.'],
  ['Livrez-vous en Suisse ?', 'Oui.', 'Livrez-vous en France ?', 'En France nous livrons quand même.'],
  // Bug: "eu" of "avoir" was the European Union.
  ['Livrez-vous en Italie ?', 'Non.', 'Livraison', 'Vous avez eu des frais ?'],
  ['Do you deliver to Spain?', 'Yes.', 'Do you deliver to Portugal?', 'No, not yet.'],
  [
    'Where do you deliver?',
    'Everywhere in Europe except Iceland.',
    'Do you deliver to Iceland?',
    'No, the carrier does not go there.',
  ],
  ['Can I return a parcel from Norway?', 'No, please keep it.', 'Do you ship to Norway?', 'Yes.'],
  [
    'Is the guarantee valid in Italy?',
    'Yes, in all of Europe.',
    'Do you ship to Italy?',
    'No, we only ship within France.',
  ],
  ['Do you ship to Ireland at Christmas?', 'No, not at Christmas.', 'Do you ship to Ireland?', 'Yes.'],
])('no contradiction: %s %s / %s %s', (q1, a1, q2, a2) => {
  expect(clash(q1, a1, q2, a2)).toBeNull();
});
