/** Mails of an invented lamp shop: what customers asked and what it answered, as a mailbox holds them. */
export const shopAddress = 'hello@harbourlamps.example';

/** Nothing of these may be in a proposal. */
export const personal = [
  'Okonkwo',
  'Adaeze',
  'Bergström',
  'Lindqvist',
  'Pemberton',
  'Rosalind',
  'Schäfer',
  'Annegret',
  'Quentin',
  'rosalind.p@mail.example',
  '07700 900412',
  '14 Larkspur Road',
  'HL-20391',
  'DE89370400440532013000',
  'Marisol',
] as const;

interface TestMail {
  readonly from: string;
  readonly text: string;
  readonly automatic?: true;
}

const shop = `Harbour Lamps <${shopAddress}>`;
const signOff = '\n\nKind regards,\nTess\nHarbour Lamps\n0117 496 0077 · 3 Quay Street, Bristol BS1 4QZ';
const delivery =
  'Delivery within the UK takes two to three working days and costs £4.50. From £60 on it is free.';
const returns =
  'You can send anything back within 30 days, as long as it was not fitted. The return label is in the parcel, and we refund the card that you paid with within five working days.';
const dimming =
  'All our LED bulbs can be dimmed with a trailing-edge dimmer. Older leading-edge dimmers make them flicker.';
const wrapping = 'We wrap any lamp as a gift for £3. Choose "Gift" in the basket and write the card there.';
const retoure =
  'Sie können alles innerhalb von 30 Tagen zurückschicken, solange es nicht montiert wurde. Das Etikett liegt im Paket, das Geld kommt innerhalb von fünf Werktagen zurück.';
const bathroom =
  'Lamps marked IP44 may be used in a bathroom, at least 60 cm away from the shower. All others may not.';
const visit = `You can see the lamps at 3 Quay Street, Bristol BS1 4QZ, Tuesday to Saturday from 10:00 to 17:30. Call us on 0117 496 0077 before a long journey.`;

const asks = (from: string, text: string, answer: string): readonly TestMail[] => [
  { from, text },
  { from: shop, text: `${answer}${signOff}` },
];

const conversations: readonly (readonly TestMail[])[] = [
  asks(
    'Adaeze Okonkwo <adaeze@mail.example>',
    'Hello,\n\nhow long does delivery take?\n\nThanks\nAdaeze Okonkwo',
    `Dear Adaeze,\n\nthank you for your message. ${delivery}`,
  ),
  asks(
    'Nils Bergström <nils.b@mail.example>',
    'Hi, how many days will the delivery take? I live in Leeds.\n\nNils Bergström',
    `Hi Nils,\n\n${delivery}\n\nLet us know if you have any questions.`,
  ),
  asks(
    'P. Hart <phart@mail.example>',
    'How long is delivery and what does it cost?',
    `Hello,\n\n${delivery}`,
  ),
  asks(
    'Ines Marques <ines@mail.example>',
    'Good morning, can you tell me how long delivery takes?',
    `Good morning Ines,\n\n${delivery}\n\nHave a nice day!`,
  ),
  asks(
    'Tom Fletcher <tomf@mail.example>',
    'How long does the delivery take please?',
    `Hi Tom,\n\nthanks for asking. ${delivery}`,
  ),
  asks(
    'Rosalind Pemberton <rosalind.p@mail.example>',
    'Hello,\n\ncan I send a lamp back if I do not like it? My number is 07700 900412 and I live at 14 Larkspur Road, Leeds LS6 3AB.\n\nRosalind Pemberton',
    `Dear Mrs Pemberton,\n\n${returns}\n\nWe hope this helps.`,
  ),
  asks(
    'Yusuf Demir <yusuf@mail.example>',
    'Can I return a lamp if I do not like it?',
    `Hi Yusuf,\n\n${returns}`,
  ),
  asks(
    'Carla Voss <carla@mail.example>',
    'Is it possible to send a lamp back when I do not like it?',
    `Dear Carla,\n\n${returns}`,
  ),
  asks(
    'Owen Price <owen@mail.example>',
    'Can your LED bulbs be dimmed?',
    `Hi Owen,\n\ngood question. ${dimming}`,
  ),
  asks(
    'Lotte Lindqvist <lotte@mail.example>',
    'Hej! Can the LED bulbs be dimmed with a normal dimmer?\n\nLotte Lindqvist',
    `Hello Lotte,\n\n${dimming}`,
  ),
  asks(
    'Quentin Adair <quentin@mail.example>',
    'Hi,\n\ncan the LED bulbs be dimmed? And do you wrap lamps as a gift?\n\nQuentin',
    `Hi Quentin,\n\n${dimming}\n\n${wrapping}`,
  ),
  asks(
    'Bea Novak <bea@mail.example>',
    'Do you wrap lamps as gifts?',
    `Dear Bea,\n\nyes, gladly. ${wrapping}`,
  ),
  asks(
    'Annegret Schäfer <annegret@mail.example>',
    'Guten Tag,\n\nkann ich eine Lampe zurückschicken, wenn sie mir nicht gefällt?\n\nMit freundlichen Grüßen\nAnnegret Schäfer',
    `Sehr geehrte Frau Schäfer,\n\nvielen Dank für Ihre Nachricht. ${retoure}\n\nMit freundlichen Grüßen\nTess`,
  ),
  asks(
    'Jörg Maurer <jm@mail.example>',
    'Hallo, kann ich die Lampe zurückschicken, wenn sie nicht gefällt?',
    `Guten Tag Herr Maurer,\n\n${retoure}`,
  ),
  asks(
    'Sabine Roth <sabine@mail.example>',
    'Kann ich eine Lampe zurückschicken? Sie gefällt mir nicht.',
    `Hallo Frau Roth,\n\n${retoure}\n\nBei weiteren Fragen melden Sie sich gern.`,
  ),
  asks('Femi Cole <femi@mail.example>', 'Which lamps can I use in a bathroom?', `Hi Femi,\n\n${bathroom}`),
  asks('Gwen Ash <gwen@mail.example>', 'Can I use your lamps in the bathroom?', `Hello Gwen,\n\n${bathroom}`),
  asks('Priya Nair <priya@mail.example>', 'Where can I see the lamps?', `Dear Priya,\n\n${visit}`),
  asks('Leo Grant <leo@mail.example>', 'Is there a place where I can see the lamps?', `Hi Leo,\n\n${visit}`),
  asks(
    'Maud Ellis <maud@mail.example>',
    'Where can I see your lamps before I buy one?',
    `Dear Maud,\n\n${visit}`,
  ),
  asks(
    'Marisol Vega <marisol@mail.example>',
    'Where is my order HL-20391?',
    'Dear Marisol,\n\nI have checked: your parcel left us on 12 March and should be with you tomorrow. Your tracking number is 9912 7781 2093.',
  ),
  asks(
    'Ivo Kranz <ivo@mail.example>',
    'Please pay the money for order HL-20455 to my account DE89370400440532013000.',
    'Hi Ivo,\n\nwe have refunded £48.00 to your account today.',
  ),
  asks(
    'Nora Quist <nora@mail.example>',
    'My lamp arrived broken, what now?',
    'Dear Nora,\n\nI have just sent you a new one; your parcel will be with you on 3 May.',
  ),
  [
    { from: 'Dag Holm <dag@mail.example>', text: 'How long does delivery take?' },
    {
      from: shop,
      text: 'We have received your message and will answer within one working day.',
      automatic: true,
    },
    { from: shop, text: `Hi Dag,\n\n${delivery}${signOff}` },
    { from: 'Dag Holm <dag@mail.example>', text: 'Great, thanks a lot!' },
  ],
  [
    { from: 'Zoe Bell <zoe@mail.example>', text: 'Do you also sell candles?' },
    { from: 'Zoe Bell <zoe@mail.example>', text: 'I am out of the office until Monday.', automatic: true },
  ],
];

/** The mailbox, with what each mail quotes of the one before. */
export function pastMailbox(): string {
  return conversations.flatMap(mailsOf).join('\n');
}

function mailsOf(letters: readonly TestMail[], number: number): readonly string[] {
  return letters.map(({ from, text, automatic }, at) => {
    const before = letters[at - 1];
    const quoted =
      before === undefined || automatic
        ? ''
        : `\n\nOn Mon, 2 Mar 2026 at 09:00, ${before.from.replace(/ <.*/, '')} wrote:\n${before.text.replaceAll(/^/gm, '> ')}`;
    const day = String(1 + (number % 27)).padStart(2, '0');
    const to = from === shop ? (letters[0]?.from ?? '') : shop;
    return [
      `From - Mon Mar 02 09:00:00 2026`,
      `From: ${from}`,
      `To: ${to}`,
      `Subject: ${at === 0 ? '' : 'Re: '}Question ${number}`,
      `Date: ${day} Mar 2026 ${10 + at}:00:00 +0000`,
      `Message-ID: <m${number}-${at}@mail.example>`,
      ...(at === 0
        ? []
        : [`In-Reply-To: <m${number}-0@mail.example>`, `References: <m${number}-0@mail.example>`]),
      ...(automatic ? ['Auto-Submitted: auto-replied'] : []),
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: 8bit',
      '',
      `${text}${quoted}`,
      '',
    ].join('\n');
  });
}
