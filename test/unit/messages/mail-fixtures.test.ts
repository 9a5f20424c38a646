import { describe, expect, it } from 'vitest';
import { readFixture } from '../../support/mails.ts';

/** Where sentences are parted is tested elsewhere. */
const onOneLine = (text: string): string => text.replaceAll('\n', ' ');
const cancel = 'Can I cancel my order 10023?';

describe('quoted history is not read', () => {
  it.each([
    ['quote-da-outlook.txt', 'Hej, can I cancel my order 10023?'],
    ['quote-da-greets-own-agent.eml', cancel],
    ['quote-fr-outlook-space-colon.txt', 'Bonjour, can I cancel my order 10023?'],
    ['quote-pl-outlook.txt', cancel],
    ['quote-gmail-pl.txt', cancel],
    ['quote-gmail-ja.txt', cancel],
    ['quote-gmail-ru.txt', cancel],
    ['quote-gmail-fi.txt', cancel],
    ['quote-gmail-hu.txt', cancel],
    ['quote-name-first.txt', cancel],
    ['quote-nl-two-lines.txt', cancel],
    ['quote-bold-outlook-headers.txt', cancel],
    ['reply-above-line-2.txt', cancel],
    ['quote-sv-outlook-html.eml', cancel],
    ['lone-cr.txt', cancel],
  ])('%s: the question of the customer alone, and nothing of the shop as a detail', async (file, said) => {
    const mail = await readFixture(file);
    expect(onOneLine(mail.said)).toBe(said);
    expect(mail.details.filter((detail) => /phone|5512|lunt|lune|luna|Ines/i.test(detail))).toEqual([]);
    expect(mail.folds.map(({ kind }) => kind)).toContain('quote');
  });
});

describe("the customer's own words are read", () => {
  it.each([
    ['forwarded-only.txt', cancel],
    ['forwarded-with-note.txt', `FYI please answer this one.\n${cancel}`],
    ['forwarded-as-attachment.eml', `See attached.\n${cancel}`],
    ['contact-form-mail.txt', cancel],
    [
      'von-an-addresses.txt',
      'Bitte ändern Sie die Lieferadresse.\nVon: Hauptstr.\n1, Köln\nAn: Nebenstr.\n2, Bonn\nGeht das noch?',
    ],
    ['da-an-as-header.txt', 'Da: was ist los?\nAn: niemand\nWo ist mein Paket?'],
    ['le-lundi-a-ecrit.txt', "Le lundi votre collègue m'a écrit :\nJe voudrais annuler ma commande."],
    ['el-lunes-escribio.txt', 'El lunes hablé con su compañera, que me escribió:\n¿Dónde está mi pedido?'],
    [
      'sent-from-my-wifes-account.txt',
      `Sent from my wife's account because mine is locked.\n${cancel}\nAnd do you ship abroad?`,
    ],
    ['text-below-iphone-signature.txt', `${cancel}\nSorry I forgot: do you ship abroad?`],
    [
      'dash-divider.txt',
      'Hello, do you ship abroad?\nAnd can I cancel my order 10023?\nI was charged 45.00 EUR.',
    ],
    [
      'thanks-line-mid-message.txt',
      'Hi there,\nThanks\nI got your note.\nI would like to return the blue mug from order 10023.\nPlease send me a label.\nThe refund should go to my other card.',
    ],
    [
      'answers-below-unmarked-quote.txt',
      'Please see below, my answers start with EVA.\nWhat is your order number?\nEVA: 10023.\nAnd when do I get my refund?',
    ],
    ['chat-style.txt', 'hi\nu there?\nmy blanket\nhow to wash\nthx'],
    ['subject-only-mail.eml', 'Where is my parcel 10023?'],
    ['external-banner.txt', 'Where is my parcel?'],
    ['footer-question.txt', 'Where is my parcel?'],
  ])('%s', async (file, said) => {
    expect(onOneLine((await readFixture(file)).said)).toBe(onOneLine(said));
  });

  it.each(['forwarded-only.txt', 'forwarded-with-note.txt', 'contact-form-mail.txt'])(
    '%s: who wrote it is the customer, and the order of its subject counts',
    async (file) => {
      const { header, subject, details } = await readFixture(file);
      expect(header?.from).toEqual({ name: 'Eva Sommer', address: 'eva@customer.example' });
      expect(subject).toBe('Order 10023');
      expect(details).toEqual(
        expect.arrayContaining(['name: Eva Sommer', 'email: eva@customer.example', 'order: 10023']),
      );
      expect(details.join()).not.toContain('help@luna.example');
    },
  );
});

describe('mail files', () => {
  it('greet who sent them, not the agent of the quote below (or Mette would be called Ines)', async () => {
    for (const file of ['quote-da-greets-own-agent.eml', 'from-header-unused.eml']) {
      const { details } = await readFixture(file);
      expect(details.filter((detail) => detail.startsWith('name'))).toEqual(['name: Mette Holm']);
    }
  });

  it.each([
    ['eml-no-charset.eml', 'Liefern Sie nach Österreich?\nGröße 42 für 9 €.'],
    ['eml-us-ascii-but-utf8.eml', 'Do you ship to the Café in Zürich for 9 €?'],
    ['eml-placeholder-plain-part.eml', cancel],
  ])('%s is read as it was meant', async (file, said) => {
    expect(onOneLine((await readFixture(file)).said)).toBe(onOneLine(said));
  });

  it('are known as automatic by their headers', async () => {
    expect((await readFixture('eml-auto-submitted.eml')).automatic).toBe('out of office');
  });

  it('name the envelope in which their text is locked up', async () => {
    const { header, subject } = await readFixture('eml-winmail.eml');
    expect(header).toMatchObject({ textIn: 'winmail.dat', attachments: ['winmail.dat'] });
    expect(subject).toBe('Order 10023');
  });

  it('leave out the hidden line above a mailing', async () => {
    const { said } = await readFixture('eml-hidden-preheader.eml');
    expect(said).toContain(cancel);
    expect(said).not.toContain('offers');
  });

  it('list what is attached', async () => {
    expect((await readFixture('subject-only-mail.eml')).header?.attachments).toEqual(['photo.jpg']);
  });
});
