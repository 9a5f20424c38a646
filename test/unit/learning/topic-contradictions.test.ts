import { expect, test } from 'vitest';
import type { EntryRow } from '../../../preload/contract.ts';
import { createTopicContradictions } from '../../../main/desk/learning/similar-entries/topic-contradictions.ts';

type Pair = readonly [question: string, answer: string, otherQuestion: string, otherAnswer: string];

/** What else a shop answers, in two languages. */
const others: readonly (readonly [string, string])[] = [
  ['Do you sell candles?', 'Yes, in four colours.'],
  ['Where is your shop?', 'At 4 Mill Lane, next to the chapel.'],
  ['Who may use the changing table?', 'Anybody, it stands beside the stairs.'],
  ['Liefert ihr auch abends?', 'Abends liefern wir nach Absprache.'],
  ['Kann ich mit Rechnung zahlen?', 'Rechnungen schreiben wir nur für Firmen.'],
  ['Is there a loyalty scheme?', 'There is a stamp card with eleven fields.'],
  ['Habt ihr Muster?', 'Muster liegen im Laden aus.'],
  ['What is the wood of the frames?', 'The frames are of ash and oak.'],
];

async function countContradictions([q1, a1, q2, a2]: Pair): Promise<number> {
  const rows = [...others, [q1, a1] as const, [q2, a2] as const].map(
    ([question, answer], at): EntryRow =>
      ({ id: `e${at}`, question, answer, variants: [] }) as unknown as EntryRow,
  );
  const entries = (ids: readonly string[]): EntryRow[] => rows.filter(({ id }) => ids.includes(id));
  const newest = new Map(rows.map(({ id }, at) => [id, at] as const));
  const pairs = await createTopicContradictions({ entries }).find(
    rows.map(({ id }) => id),
    newest,
    () => Promise.resolve(),
  );
  const [one, other] = [`e${others.length}`, `e${others.length + 1}`];
  expect(pairs.filter(({ a, b }) => a !== one || b !== other)).toEqual([]);
  return new Set(pairs.map(({ a, b }) => `${a} ${b}`)).size;
}

// Catches: two entries that answer customers differently, unseen since they are in other words or another language.
test.each<Pair>([
  [
    'How long is a voucher valid?',
    'Vouchers are valid for two years.',
    'When does a voucher expire?',
    'A voucher expires three years after purchase.',
  ],
  [
    'Wie lange dauert eine Reparatur?',
    'Eine Reparatur dauert meist 5 Werktage.',
    'Wann ist mein repariertes Gerät fertig?',
    'Reparierte Geräte sind nach 12 Werktagen fertig.',
  ],
  [
    'Quel est le délai de rétractation ?',
    'Le délai de rétractation est de 14 jours.',
    'Combien de temps puis-je me rétracter ?',
    'Vous pouvez vous rétracter pendant 30 jours.',
  ],
  [
    '¿Cuántos días tarda el envío a Portugal?',
    'El envío a Portugal tarda tres días.',
    '¿Cuándo llega un paquete a Portugal?',
    'Los paquetes llegan a Portugal en siete días.',
  ],
  [
    'How much is engraving?',
    'Engraving costs 12 euros.',
    'What do you charge for an engraving?',
    'We charge 18 euros per engraving.',
  ],
  ['Was kostet eine Gravur?', 'Eine Gravur kostet 12 €.', 'How much is engraving?', 'Engraving is 15 €.'],
  [
    'Combien coûte la location d’un kayak ?',
    'La location d’un kayak coûte 25 €.',
    'Quel est le prix pour louer un kayak ?',
    'Louer un kayak coûte 32 €.',
  ],
  [
    'Is the car park free?',
    'Parking is free for our guests.',
    'What does parking cost?',
    'Parking costs 6 euros a day.',
  ],
  [
    'Ist der Rückversand kostenlos?',
    'Der Rückversand ist kostenlos.',
    'Wer zahlt die Rücksendung?',
    'Die Kosten der Rücksendung tragen Sie.',
  ],
  ['Is wifi included?', 'Wifi is included.', 'How much is wifi?', 'We charge 3.50 for wifi.'],
  [
    'Do I have to register for a tasting?',
    'No need to register, just come to the tasting.',
    'How do I join a tasting?',
    'Tastings are open only to those who register in advance.',
  ],
  [
    'Brauche ich einen Termin für die Anprobe?',
    'Für die Anprobe brauchen Sie keinen Termin.',
    'Muss ich zur Anprobe einen Termin machen?',
    'Anproben sind nur mit Termin möglich.',
  ],
  [
    'Is a deposit required for the hall?',
    'A deposit is required for the hall.',
    'Do you take a deposit for the hall?',
    'The hall is hired without a deposit.',
  ],
  [
    'How often is the pool cleaned?',
    'The pool is cleaned every day.',
    'When do you clean the pool?',
    'We clean the pool once a week.',
  ],
  [
    'Wie oft kommt der Katalog?',
    'Der Katalog erscheint zweimal im Jahr.',
    'Wann erscheint euer Katalog?',
    'Unser Katalog erscheint monatlich.',
  ],
  [
    'Les chiens peuvent-ils entrer ?',
    'Oui, les chiens peuvent entrer.',
    'Acceptez-vous les chiens ?',
    'Non, nous n’acceptons pas les chiens.',
  ],
  [
    '¿Se puede pagar con tarjeta?',
    'Sí, aceptamos tarjetas.',
    '¿Aceptáis tarjetas de crédito?',
    'No, no aceptamos tarjetas.',
  ],
  [
    'Kann ich das Sofa umtauschen?',
    'Ja, Sofas können Sie umtauschen.',
    'Is it possible to exchange a sofa?',
    'No, sofas cannot be exchanged.',
  ],
  [
    'Is the lake suitable for swimming?',
    'The lake is unsuitable for swimming.',
    'Can I go swimming in the lake?',
    'Yes, swimming in the lake is fine.',
  ],
  [
    'What is the minimum age for the sauna?',
    'Guests must be at least 16 years old.',
    'From what age may I use the sauna?',
    'The sauna is for ages 18 and up.',
  ],
  [
    'Wie viele Personen passen in die Hütte?',
    'In die Hütte passen 8 Personen.',
    'Für wie viele Gäste ist die Hütte?',
    'Die Hütte ist für 12 Personen.',
  ],
  [
    'Wann haben Sie samstags geöffnet?',
    'Samstags haben wir von 9 bis 13 Uhr geöffnet.',
    'Öffnungszeiten am Samstag',
    'Am Samstag ist von 10 bis 16 Uhr offen.',
  ],
  [
    'À quelle heure fermez-vous le vendredi ?',
    'Le vendredi nous fermons à 18 h.',
    'Jusqu’à quelle heure êtes-vous ouverts le vendredi ?',
    'Le vendredi nous sommes ouverts jusqu’à 20 h.',
  ],
  [
    'Quelle garantie pour les montres ?',
    'Les montres ont une garantie de deux ans.',
    'How long is the guarantee on watches?',
    'Watches have a guarantee of five years.',
  ],
  [
    '¿Cuánto cuesta el desayuno?',
    'El desayuno cuesta 9 euros.',
    'What is the price of breakfast?',
    'Breakfast is 12 euros.',
  ],
  [
    'Wie lange kann ich ein Paket zurückgeben?',
    'Sie können Pakete innerhalb von 14 Tagen zurückgeben.',
    'Combien de jours pour retourner un colis ?',
    'Vous pouvez retourner un colis sous 30 jours.',
  ],
  ['Zijn honden toegestaan?', 'Ja, honden zijn welkom.', 'Are dogs allowed?', 'No, dogs are not allowed.'],
])('are seen: %s %s / %s %s', async (...pair) => {
  expect(await countContradictions(pair)).toBe(1);
});

// Catches: a list of contradictions that are none, which nobody reads twice.
test.each<Pair>([
  [
    'How long is the guarantee on lamps?',
    'Lamps have a guarantee of two years.',
    'How long is the guarantee on clocks?',
    'Clocks have a guarantee of five years.',
  ],
  [
    'Wie lange dauert der Versand nach Polen?',
    'Der Versand nach Polen dauert 4 Werktage.',
    'Wie lange dauert der Versand nach Italien?',
    'Der Versand nach Italien dauert 6 Werktage.',
  ],
  [
    'Wie lange dauert der Versand nach Norwegen?',
    'Der Versand nach Norwegen dauert 9 Werktage.',
    'How long does shipping to Sweden take?',
    'Shipping to Sweden takes 5 working days.',
  ],
  [
    'When do you dispatch an order?',
    'Orders are dispatched within 2 days.',
    'How long may I return an order?',
    'Orders may be returned within 30 days.',
  ],
  [
    'Quand mon colis est-il envoyé ?',
    'Votre colis est envoyé sous 2 jours.',
    'Combien de temps ai-je pour renvoyer un colis ?',
    'Vous avez 30 jours pour renvoyer un colis.',
  ],
  [
    'What does a child ticket cost?',
    'A child ticket costs 5 euros.',
    'What does an adult ticket cost?',
    'An adult ticket costs 9 euros.',
  ],
  [
    'How much is a week pass?',
    'A week pass is 40 euros.',
    'How much is a month pass?',
    'A month pass is 110 euros.',
  ],
  [
    'Was kostet ein Kinderrad?',
    'Ein Kinderrad kostet 8 € am Tag.',
    'What does a tandem cost?',
    'A tandem is 25 € a day.',
  ],
  [
    'Was kostet die Lieferung in Wien?',
    'Die Lieferung in Wien kostet 5 €.',
    'Was kostet der Aufbau?',
    'Der Aufbau kostet 30 €.',
  ],
  [
    '¿Cuánto cuesta el menú infantil?',
    'El menú infantil cuesta 8 euros.',
    '¿Cuánto cuesta el menú del día?',
    'El menú del día cuesta 14 euros.',
  ],
  [
    'Is delivery free?',
    'Delivery is free from 50 euros.',
    'Is gift wrapping free?',
    'Gift wrapping costs 2 euros.',
  ],
  ['Is parking free?', 'Parking is free.', 'What does breakfast cost?', 'Breakfast costs 9 euros.'],
  ['Do I need a helmet?', 'You must wear a helmet.', 'Do I need a licence?', 'You do not need a licence.'],
  [
    'Brauche ich für die Sauna einen Termin?',
    'Für die Sauna brauchen Sie keinen Termin.',
    'Brauche ich für die Massage einen Termin?',
    'Massagen sind nur mit Termin möglich.',
  ],
  [
    'How often do you bake rye?',
    'We bake rye every day.',
    'How often do you bake panettone?',
    'We bake panettone once a year.',
  ],
  [
    'How often is the shop audited?',
    'The shop is audited once a year.',
    'How long is the audit certificate valid?',
    'The certificate is valid for two years.',
  ],
  ['Can I bring my dog?', 'Yes, dogs are welcome.', 'Can I bring my cat?', 'No, cats are not allowed.'],
  [
    'Les enfants sont-ils admis au sauna ?',
    'Non, les enfants ne sont pas admis au sauna.',
    'Les enfants sont-ils admis à la piscine ?',
    'Oui, les enfants sont admis à la piscine.',
  ],
  [
    'Kann ich mit Karte zahlen?',
    'Ja, Karten nehmen wir gern.',
    'Can I pay by invoice?',
    'No, we do not send invoices.',
  ],
  [
    'Do you sell gift cards?',
    'Yes, we sell gift cards.',
    'Can gift cards be paid out?',
    'No, gift cards cannot be paid out.',
  ],
  [
    'How many people may join a tour?',
    'At most 12 people may join a tour.',
    'How many people must join a tour?',
    'We need at least 4 people for a tour.',
  ],
  [
    'How heavy may hand luggage be?',
    'Hand luggage may weigh 8 kg.',
    'How heavy may a suitcase be?',
    'A suitcase may weigh 23 kg.',
  ],
  [
    'When are you open on Mondays?',
    'On Mondays we open from 9 to 12.',
    'When are you open on Fridays?',
    'On Fridays we open from 9 to 18.',
  ],
  [
    'Wann hat die Küche geöffnet?',
    'Die Küche hat von 12 bis 21 Uhr geöffnet.',
    'Wann hat die Bar geöffnet?',
    'Die Bar hat von 17 bis 24 Uhr geöffnet.',
  ],
  [
    'Wie lange ist ein Gutschein gültig?',
    'Ein Gutschein ist drei Jahre gültig.',
    'How long is a membership valid?',
    'A membership is valid for one year.',
  ],
  [
    'Combien coûte un massage ?',
    'Un massage coûte 60 €.',
    'What does a manicure cost?',
    'A manicure costs 35 €.',
  ],
  [
    'Wie lange ist ein Gutschein gültig?',
    'Ein Gutschein ist drei Jahre gültig.',
    'How long is a voucher valid?',
    'A voucher is valid for three years.',
  ],
  [
    '¿Cuánto tarda la reparación de un reloj?',
    'La reparación tarda diez días.',
    'How long does it take to repair a bracelet?',
    'Repairing a bracelet takes four days.',
  ],
  [
    'Darf ich Hunde mitbringen?',
    'Ja, Hunde dürfen mit.',
    'May I bring bicycles?',
    'No, bicycles stay outside.',
  ],
  [
    'What is the fee of the Harbour card?',
    'The fee of the Harbour card is 20 euros.',
    'What is the fee of the Harbour Gold card?',
    'The fee of the Harbour Gold card is 60 euros.',
  ],
])('are none: %s %s / %s %s', async (...pair) => {
  expect(await countContradictions(pair)).toBe(0);
});
