import { describe, expect, it } from 'vitest';
import { findFolds } from '../../../main/desk/library/mail-folds.ts';

/** What is left when the folds are closed, on one line. */
const visible = (text: string): string => {
  let left = '';
  let at = 0;
  for (const { start, end } of findFolds(text)) {
    left += text.slice(at, start);
    at = end;
  }
  return `${left}${text.slice(at)}`.replaceAll(/\s+/g, ' ').trim();
};

describe("the customer's own words stay", () => {
  it.each([
    [
      'within her sentence',
      'The label on the tin reads\n\n> Stir for two minutes.\n\nbut nothing says how hot.',
    ],
    ['on the next line', 'Step 4 says\n> Press the lid until it clicks.\nand mine never clicks. Why?'],
    ['at the end', 'Is this still true?\n\n> Lids are sold singly.'],
    ['at the top', '> Lids are sold singly.\n\nWhere can I buy one?'],
    [
      'below a colon',
      'On your page it says:\n\n> We mend lids for ten years.\n> Springs are excluded.\n\nMy spring broke.',
    ],
    ['of two lines', 'Your leaflet promises\n\n> a new lid within\n> three days\n\nand I have waited ten.'],
    ['in German', 'In der Anleitung steht\n\n> Deckel fest andrücken.\n\naber er hält nicht.'],
    ['in French', 'Sur la boîte il est écrit\n\n> Remuer deux minutes.\n\nmais à quelle température ?'],
    ['in Spanish', 'La etiqueta dice\n\n> Lavar a mano.\n\n¿es cierto?'],
    ['below a greeting', 'Hi,\n\n> Lids are sold singly.\n\nreally? I need four.'],
  ])('cited from a guide, %s', (_, text) => {
    expect(visible(text)).toBe(text.replaceAll(/\s+/g, ' '));
  });

  it.each([
    ['what she was asked', 'Hello,\n\n> Which lid is it?\n\nThe blue one.', 'Hello, The blue one.'],
    [
      'several lines between which she answers',
      '> We have two lids.\nThe blue one.\n> We can send it.\nYes.',
      'The blue one. Yes.',
    ],
    [
      'what somebody is said to have written',
      'Yes.\n\nOn 4 Mar 2025 at 08:15, Ash <ash@oakash.example> wrote:\n> We send it.',
      'Yes.',
    ],
  ])('but not %s', (_, text, left) => {
    expect(visible(text)).toBe(left);
  });

  it('below dashes that follow a quote, unless they name somebody', () => {
    const text = (name: string): string =>
      `Fine by me.\n\n> Tuesday at nine\n> or Friday at ten\n\n--\n${name}`;
    expect(visible(text('ok bye now'))).toBe('Fine by me. -- ok bye now');
    expect(visible(text('Marit Lund'))).toBe('Fine by me.');
  });

  it.each([
    'Morning, this one ended up in my inbox. Could you answer her?',
    'Hi both, can one of you take this over? Thanks',
    'Not for us, I think. Please get back to the customer.',
    'Kannst du das bitte übernehmen?',
    'Das ist bei mir gelandet, könntet ihr ihm antworten?',
    'Zur Bearbeitung, danke.',
    'Peux-tu lui répondre, s’il te plaît ?',
    '¿Puedes contestarle tú?',
    'Puoi risponderle tu? Grazie',
    'Kun jij haar antwoorden?',
  ])('of a mail that is handed on with a word for a colleague: %s', (note) => {
    const rows =
      'From: Ida Holm <ida@post.example>\nSent: Tuesday, 4 March 2025 08:15\nTo: Ash\nSubject: Lid';
    const text = `${note}\n\n${rows}\n\nCan I have a new lid?`;
    expect(visible(text)).toBe(text.replaceAll(/\s+/g, ' '));
    const marked = `${note}\n\n${rows.replaceAll(/^/gm, '> ')}\n>\n> Can I have a new lid?`;
    expect(visible(marked)).toBe(note);
  });

  it.each(['FW: Lid', 'Fwd: Lid', 'WG: Deckel', 'TR : couvercle', 'RV: tapa', 'Doorst: deksel', 'VB: lock'])(
    'of a mail whose subject says that it is handed on: %s',
    (subject) => {
      const given = (line: string): string =>
        `From: Ash <ash@oakash.example>\nTo: Desk <desk@oakash.example>\nDate: 5 March 2025 09:00\nSubject: ${line}\n\nBitte ansehen.\n\nVon: Ida Holm <ida@post.example>\nGesendet: 4. März 2025 08:15\nBetreff: Deckel\n\nWo ist der Deckel?`;
      expect(visible(given(subject))).toContain('Wo ist der Deckel?');
      expect(visible(given(`Re: ${subject}`))).toBe('Bitte ansehen.');
    },
  );
});

describe('what programs add is folded', () => {
  it.each([
    'Verstuurd vanaf mijn iPad',
    'Verstuurd met Outlook voor Android',
    'Gesendet über WEB.DE Mail',
    'Enviat des del meu iPhone',
    'Išsiųsta iš mano iPhone',
    'Az iPhone-omról küldve',
  ])('"%s" above a quote', (line) => {
    const quote = '> Op 4 maart 2025 om 08:15 schreef Ash <ash@oakash.example>:\n>\n> Welke?';
    expect(visible(`De blauwe.\n\n${line}\n\n${quote}`)).toBe('De blauwe.');
  });

  it.each([
    '  On Tue, 4 Mar 2025 at 8:15, Ash<ash@oakash.example> wrote:   Dear Marit,\nWhich one?',
    '    Am Dienstag, 4. März 2025 um 08:15:12 MEZ hat Ash <ash@oakash.example> geschrieben:    Guten Tag,\n\nwelche?',
    'Le mardi 4 mars 2025 à 08:15, Ash <ash@oakash.example> a écrit :   Bonjour,\nlaquelle ?',
    'El martes, 4 de marzo de 2025, 08:15:12 CET, Ash <ash@oakash.example> escribió:  Hola:\n¿cuál?',
    'Il martedì 4 marzo 2025 alle ore 08:15, Ash <ash@oakash.example> ha scritto:   Ciao,\nquale?',
  ])('a quote that begins on the line of who wrote it: %s', (quote) => {
    expect(visible(`The blue one.\n\n${quote}`)).toBe('The blue one.');
  });

  it('but not a sentence about what somebody wrote', () => {
    const text = 'On 4 March 2025 at 8:15, Ash <ash@oakash.example> wrote: the lid is sent. It is not here.';
    expect(visible(text)).toBe(text);
  });

  it('a line of a quote that was broken after a full stop, where another was broken before', () => {
    const quote =
      'On 4 Mar 2025 at 08:15, Ash <ash@oakash.example> wrote:\n> We have lids in blu\ne and red.\n> Both fit.\nboth are new.\n> Ash';
    expect(visible(`The blue one.\n\n${quote}`)).toBe('The blue one.');
  });

  it('the paragraphs of a notice between rules, with whose it is', () => {
    const notice =
      'This message is confidential and intended for the addressee only.\nIf you are not the intended recipient, delete this message.';
    const text = `The blue one.\n\n--\n\n____________\n\n${notice}\n\nOak & Ash Ltd, 4 Bath Row\ntel 0117 496 0555\n____________`;
    expect(visible(text)).toBe('The blue one.');
    const said = `The blue one.\n\n${notice}\n\nPlease ring me on my tel 0117 496 0555.`;
    expect(visible(said)).toBe(said.replaceAll(/\s+/g, ' '));
  });
});
