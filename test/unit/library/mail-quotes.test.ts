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

const own = 'The hinge is loose again.\n\nMarit';
const quoted = 'Could you send us a photo?\nHow long is the crack?';

const labels: readonly (readonly [string, string, string, string, string, string])[] = [
  ['en', 'From', 'Sent', 'To', 'Subject', 'Tuesday, 4 March 2025 08:15'],
  ['de', 'Von', 'Gesendet', 'An', 'Betreff', 'Dienstag, 4. März 2025 08:15'],
  ['fr', 'De', 'Envoyé', 'À', 'Objet', 'mardi 4 mars 2025 08:15'],
  ['es', 'De', 'Enviado el', 'Para', 'Asunto', 'martes, 4 de marzo de 2025 8:15'],
  ['it', 'Da', 'Inviato', 'A', 'Oggetto', 'martedì 4 marzo 2025 08:15'],
  ['pt', 'De', 'Enviada', 'Para', 'Assunto', '4 de março de 2025 08:15'],
  ['nl', 'Van', 'Verzonden', 'Aan', 'Onderwerp', 'dinsdag 4 maart 2025 8:15'],
  ['sv', 'Från', 'Skickat', 'Till', 'Ämne', 'den 4 mars 2025 08:15'],
  ['da', 'Fra', 'Sendt', 'Til', 'Emne', '4. marts 2025 08:15'],
  ['nb', 'Fra', 'Dato', 'Til', 'Emne', 'tirsdag 4. mars 2025 kl. 08:15'],
  ['fi', 'Lähettäjä', 'Lähetetty', 'Vastaanottaja', 'Aihe', 'tiistai 4. maaliskuuta 2025 8.15'],
  ['pl', 'Od', 'Wysłano', 'Do', 'Temat', 'wtorek, 4 marca 2025 08:15'],
  ['cs', 'Od', 'Odesláno', 'Komu', 'Předmět', 'úterý 4. března 2025 8:15'],
  ['sk', 'Od', 'Odoslané', 'Komu', 'Predmet', 'utorok 4. marca 2025 8:15'],
  ['hu', 'Feladó', 'Elküldve', 'Címzett', 'Tárgy', '2025. március 4., kedd 8:15'],
  ['ro', 'De la', 'Trimis', 'Către', 'Subiect', 'marți, 4 martie 2025 08:15'],
  ['bg', 'От', 'Изпратено', 'До', 'Относно', 'вторник, 4 март 2025 г. 8:15'],
  ['el', 'Από', 'Στάλθηκε', 'Προς', 'Θέμα', 'Τρίτη, 4 Μαρτίου 2025 8:15 πμ'],
  ['ru', 'От', 'Отправлено', 'Кому', 'Тема', '4 марта 2025 г. 8:15'],
  ['uk', 'Від', 'Надіслано', 'Кому', 'Тема', 'вівторок, 4 березня 2025 р. 08:15'],
  ['tr', 'Kimden', 'Gönderilme', 'Kime', 'Konu', '4 Mart 2025 Salı 08:15'],
  ['hr', 'Šalje', 'Poslano', 'Prima', 'Predmet', '4. ožujka 2025. 8:15'],
  ['ja', '差出人', '送信日時', '宛先', '件名', '2025年3月4日火曜日 8:15'],
  ['zh', '发件人', '发送时间', '收件人', '主题', '2025年3月4日 8:15'],
  ['ko', '보낸 사람', '보낸 날짜', '받는 사람', '제목', '2025년 3월 4일 화요일 오전 8:15'],
  ['he', 'מאת', 'נשלח', 'אל', 'נושא', 'יום שלישי 4 מרץ 2025 8:15'],
  ['vi', 'Từ', 'Đã gửi', 'Đến', 'Chủ đề', '4 tháng 3, 2025 8:15'],
];

describe.each(labels)('the head of a quoted mail in %s', (_, from, sent, to, subject, date) => {
  const rows = [
    [from, 'Oak & Ash <help@oakash.example>'],
    [sent, date],
    [to, 'Marit Lund <marit@post.example>'],
    [subject, 'RE: Hinge'],
  ] as const;
  it.each([
    ['as it is', rows.map(([label, value]) => `${label}: ${value}`).join('\n')],
    ['with a blank before the colon', rows.map(([label, value]) => `${label} : ${value}`).join('\n')],
    ['bold', rows.map(([label, value]) => `*${label}:* ${value}`).join('\n')],
    ['with two stars', rows.map(([label, value]) => `**${label}:** ${value}`).join('\n')],
    ['with lines between', rows.map(([label, value]) => `${label}: ${value}`).join('\n\n')],
    ['below a divider', `________________________________\n${rows.map((row) => row.join(': ')).join('\n')}`],
    ['with a wide colon', rows.map(([label, value]) => `${label}：${value}`).join('\n')],
  ])('%s', (_how, head) => {
    expect(visible(`${own}\n\n${head}\n\n${quoted}`)).toBe('The hinge is loose again. Marit');
  });
});

describe('a line that says who wrote', () => {
  it.each([
    'On Tue, 4 Mar 2025 at 08:15, Ash Oak <ash@oakash.example> wrote:',
    'Am Di., 4. März 2025 um 08:15 Uhr schrieb Ash Oak <ash@oakash.example>:',
    'Le mar. 4 mars 2025 à 08:15, Ash Oak <ash@oakash.example> a écrit :',
    'El mar, 4 mar 2025 a las 8:15, Ash Oak (<ash@oakash.example>) escribió:',
    'Il giorno mar 4 mar 2025 alle ore 08:15 Ash Oak <ash@oakash.example> ha scritto:',
    'Em ter., 4 de mar. de 2025 às 08:15, Ash Oak <ash@oakash.example> escreveu:',
    'Op di 4 mrt 2025 om 08:15 schreef Ash Oak <ash@oakash.example>:',
    'Den tis 4 mars 2025 kl 08:15 skrev Ash Oak <ash@oakash.example>:',
    'tir. 4. mar. 2025 kl. 08.15 skrev Ash Oak <ash@oakash.example>:',
    'ti 4. maalisk. 2025 klo 8.15 Ash Oak (ash@oakash.example) kirjoitti:',
    'wt., 4 mar 2025 o 08:15 Ash Oak <ash@oakash.example> napisał(a):',
    'út 4. 3. 2025 v 8:15 odesílatel Ash Oak <ash@oakash.example> napsal:',
    'ut 4. 3. 2025 o 8:15 Ash Oak <ash@oakash.example> napísal(a):',
    'Ash Oak <ash@oakash.example> ezt írta (időpont: 2025. márc. 4., K, 8:15):',
    'mar., 4 mar. 2025 la 08:15, Ash Oak <ash@oakash.example> a scris:',
    'На вт, 4.03.2025 г. в 8:15 Ash Oak <ash@oakash.example> написа:',
    'Στις Τρί 4 Μαρ 2025 στις 8:15 π.μ., ο χρήστης Ash Oak <ash@oakash.example> έγραψε:',
    'вт, 4 мар. 2025 г. в 08:15, Ash Oak <ash@oakash.example>:',
    'вт, 4 бер. 2025 р. о 08:15 Ash Oak <ash@oakash.example> пише:',
    'Ash Oak <ash@oakash.example>, 4 Mar 2025 Sal, 08:15 tarihinde şunu yazdı:',
    'uto, 4. ožu 2025. u 08:15 Ash Oak <ash@oakash.example> napisao je:',
    '2025年3月4日(火) 8:15 Ash Oak <ash@oakash.example>:',
    'Ash Oak <ash@oakash.example> 于2025年3月4日周二 08:15写道：',
    '2025년 3월 4일 (화) 오전 8:15, Ash Oak <ash@oakash.example>님이 작성:',
    '‫בתאריך יום ג׳, 4 במרץ 2025 ב-8:15 מאת ‪Ash Oak‬‏ <‪ash@oakash.example‬‏>:‬',
    'Vào Th 3, 4 thg 3, 2025 vào lúc 08:15 Ash Oak <ash@oakash.example> đã viết:',
    'Ash Oak <ash@oakash.example> wrote on Tue, 4 Mar 2025:',
    '04.03.2025, 08:15, "Ash Oak" <ash@oakash.example>:',
    '---- On Tue, 4 Mar 2025 08:15:11 +0100 ash@oakash.example wrote ----',
    'Tuesday, 4 March 2025, 8:15 AM +0300 from Ash Oak <ash@oakash.example>:',
    'On Tue, 4 Mar 2025 at 08:15, Ash Oak of Oak & Ash with a very long name <\nash@oakash.example> wrote:',
    'Le mar. 4 mars 2025 à 08:15, Ash Oak <ash@oakash.example>\na écrit :',
    'On Mar 4, 2025,\nat 08:15,\nAsh Oak <ash@oakash.example> wrote:',
  ])('%s', (line) => {
    const left = 'The hinge is loose again. Marit';
    expect(visible(`${own}\n\n${line}\n> ${quoted.replace('\n', '\n> ')}`)).toBe(left);
    expect(visible(`${own}\n\n${line}\n\n${quoted}`)).toBe(left);
    expect(visible(`${own}\n${line}\n\n${quoted}`)).toBe(left);
  });
});

describe('a line above which an answer was wanted', () => {
  it.each([
    '##- Please type your reply above this line -##',
    '-- Reply above this line --',
    '=== Please reply above this line ===',
    'Please write your answer above this line',
    '--- Bitte antworten Sie über dieser Zeile ---',
    '##- Veuillez répondre au-dessus de cette ligne -##',
    '##- Por favor, escriba su respuesta por encima de esta línea -##',
    '--- Rispondi sopra questa riga ---',
    '--- Antwoord boven deze regel ---',
    '##- Svara ovanför den här raden -##',
  ])('%s', (line) => {
    expect(visible(`${own}\n\n${line}\n\nTicket 8812 was updated.\n${quoted}`)).toBe(
      'The hinge is loose again. Marit',
    );
  });
});

describe("the customer's own words stay, whatever they look like", () => {
  it.each([
    ['two addresses', 'Please move it.\nFrom: 3 Mill Row, Leeds\nTo: 8 High Street, York\nIs that possible?'],
    [
      'two addresses with a day',
      'From: 3 Mill Row, Leeds\nTo: 8 High Street, York\nDate: 4 March 2025\nIs it possible?',
    ],
    ['addresses in French', 'À changer :\nDe : 3 rue du Lac, Nantes\nÀ : 8 place Haute, Rezé\nMerci'],
    ['addresses in Italian', 'Da: Via Roma 3, Pisa\nA: Via Po 8, Lucca\nQuanto costa?'],
    ['a list of parts', 'The box held:\nLegs: 4\nTo do: find the rest\nFrom the list: two are missing'],
    [
      'what a colleague wrote',
      'On Tuesday your colleague wrote:\nit is on its way.\nIt is not. Where is it?',
    ],
    [
      'what a colleague wrote, with a date',
      'On 4 March 2025 your colleague Ash wrote:\nit comes on Friday.\nWhere is it?',
    ],
    ['in German', 'Am 4. März 2025 schrieb mir Ihre Kollegin:\ndas Paket ist unterwegs.\nWo ist es?'],
    ['in French', "Le 4 mars 2025 votre collègue m'a écrit :\nil arrive vendredi.\nOù est-il ?"],
    ['in Spanish', 'El 4 de marzo de 2025 su compañera me escribió:\nllega el viernes.\n¿Dónde está?'],
    [
      'dividers',
      'Two things.\n-----\nFirst: the lid is cracked.\n=====\nSecond: a cup is missing.\n_____\nPlease answer both.',
    ],
    ['a dash between', 'Do you ship to Malta?\n—\nAnd what does it cost?'],
    [
      'an address in mid-sentence',
      'Please write to my other address Ash <ash@post.example> from now on:\nthe old one is closed.',
    ],
    ['times in a list', 'You may call:\n08:15 Tuesday\n09:00 Friday\nWhich suits you?'],
    ['measures', 'It measures:\n> 60 cm at the front\n> 58 cm at the back\nDoes it fit?'],
    [
      'thanks amid',
      'Thanks\n\nThe lid came today. I would like another one in blue.\nPlease send it to my office.',
    ],
    ['what begins with "Sent from"', 'Sent from your Leeds shop, the parcel took a week. Why?'],
    [
      'an account that is not theirs',
      'Sent from my son’s account, mine does not work.\n\nWhere is the parcel?',
    ],
    ['regards in mid-sentence', 'With regards\nto the lid: it is cracked. Can I have another one?'],
    ['a postscript', 'The lid is cracked.\n\nP.S. The spoon is missing, too.'],
    ['a pasted label and value', 'Subject of my mail: the lid\nSent: last week\nNothing came back.'],
    [
      'the word confidential',
      'Hi,\n\nis what I order confidential? My wife must not receive this message by mistake, it is a present.',
    ],
  ])('%s', (_, text) => {
    expect(visible(text)).toBe(text.replaceAll(/\s+/g, ' '));
  });

  it.each([
    ['Sent from my iPhone'],
    ['Von meinem iPhone gesendet'],
    ['Gesendet mit der GMX Mail App'],
    ['Envoyé de mon iPad'],
    ['Enviado desde mi Samsung'],
    ['Inviato da iPhone'],
    ['Verzonden vanaf mijn Galaxy'],
    ['Get Outlook for Android<https://aka.example/x>'],
    ['Skickat från min iPhone'],
    ['Отправлено с iPhone'],
    ['iPhoneから送信'],
  ])('below "%s"', (line) => {
    expect(visible(`Where is it?\n\n${line}\n\nI forgot: it is order 7712.`)).toBe(
      'Where is it? I forgot: it is order 7712.',
    );
    expect(visible(`${line}\n\nWhere is it?`)).toBe('Where is it?');
  });

  it('between and below quoted lines', () => {
    const text =
      'On 4 Mar 2025 at 08:15, Ash <ash@oakash.example> wrote:\n> Which one?\nThe blue one.\n> How many?\nTwo.\n\nAnd a lid?';
    expect(visible(text)).toBe('The blue one. Two. And a lid?');
  });

  it('below a head, where a note sends the reader on', () => {
    const head = 'From: Ash <ash@oakash.example>\nSent: Tuesday, 4 March 2025 08:15\nTo: Marit\nSubject: Lid';
    const answered = `See my answers below in red.\n\n${head}\n\nWhich one?\nThe blue one.`;
    expect(visible(answered)).toBe('See my answers below in red. Which one? The blue one.');
    const handedOn = `FYI\n\n${head}\n\nCan I have a new lid?`;
    expect(visible(handedOn)).toBe(handedOn.replaceAll(/\s+/g, ' '));
  });

  it.each([
    ['---------- Forwarded message ---------', 'From', 'Date', 'Subject', 'To'],
    ['Begin forwarded message:', 'From', 'Subject', 'Date', 'To'],
    ['Anfang der weitergeleiteten Nachricht:', 'Von', 'Betreff', 'Datum', 'An'],
    ['-------- Weitergeleitete Nachricht --------', 'Betreff', 'Datum', 'Von', 'An'],
    ['Début du message réexpédié :', 'De', 'Objet', 'Date', 'À'],
    ['-------- Message transféré --------', 'Sujet', 'Date', 'De', 'Pour'],
    ['---------- Mensaje reenviado ---------', 'De', 'Fecha', 'Asunto', 'Para'],
    ['Inizio messaggio inoltrato:', 'Da', 'Oggetto', 'Data', 'A'],
    ['---------- Doorgestuurd bericht ---------', 'Van', 'Datum', 'Onderwerp', 'Aan'],
    ['---------- Vidarebefordrat meddelande ----------', 'Från', 'Datum', 'Ämne', 'Till'],
    ['---------- Treść przekazanej wiadomości ---------', 'Od', 'Data', 'Temat', 'Do'],
    ['---------- Пересылаемое сообщение ---------', 'От', 'Дата', 'Тема', 'Кому'],
  ])('handed on below "%s"', (line, ...names) => {
    const values: Readonly<Record<number, string>> = { 0: 'Ash <ash@oakash.example>' };
    const head = names.map(
      (name, at) => `${name}: ${values[at] ?? `4.3.2025 08:15, x${at} <a${at}@b.example>`}`,
    );
    const text = `${line}\n${head.join('\n')}\n\nCan I have a new lid?`;
    expect(visible(text)).toBe(text.replaceAll(/\s+/g, ' '));
    expect(visible(`Please see to this.\n\n${text}`)).toBe(
      `Please see to this. ${text.replaceAll(/\s+/g, ' ')}`,
    );
  });
});

describe('what programs add is folded', () => {
  it.each([
    '[EXTERNAL]',
    'CAUTION: This email originated from outside of the organization. Do not click links unless you recognise the sender.',
    'EXTERNAL EMAIL: Be cautious, this message came from outside our company.',
    'ACHTUNG: Diese E-Mail stammt von einem externen Absender. Klicken Sie nicht auf Links.',
    'ATTENTION : ce message provient d’un expéditeur externe. Ne cliquez pas sur les liens.',
    'ATENCIÓN: correo externo. No haga clic en enlaces.',
    'ATTENZIONE: mittente esterno. Non cliccare sui link.',
    'LET OP: externe afzender. Klik niet op links.',
    'Warning: this message is from an external sender. Think before you click.',
    'You don’t often get email from outside. This sender is external to the organisation, be careful.',
  ])('above: %s', (banner) => {
    expect(visible(`${banner}\n\nWhere is the lid?`)).toBe('Where is the lid?');
  });

  it.each([
    'Please consider the environment before printing this e-mail.',
    'Think of our planet: do you need to print this message?',
    'Bitte denken Sie an die Umwelt, bevor Sie diese E-Mail ausdrucken.',
    "Pensez à l'environnement avant d'imprimer ce message.",
    'Antes de imprimir este mensaje, piense en el medio ambiente.',
    "Prima di stampare questa e-mail pensa all'ambiente.",
    'Denk aan het milieu voordat u deze e-mail afdrukt. Spaar papier.',
    'Tänk på miljön innan du skriver ut detta meddelande.',
    'This e-mail is confidential and intended solely for the addressee. If you received this message in error, delete it.',
    'Diese Nachricht ist vertraulich und nur für den Empfänger bestimmt. Sollten Sie sie irrtümlich erhalten haben, löschen Sie sie.',
    'Ce message est confidentiel et réservé à son destinataire. Si vous le recevez par erreur, merci de le supprimer.',
  ])('below: %s', (footer) => {
    expect(visible(`Where is the lid?\n\n${footer}`)).toBe('Where is the lid?');
  });

  it('but not a question about printing', () => {
    const text = 'Hello,\n\ndo I need to print this e-mail for the return?';
    expect(visible(text)).toBe(text.replaceAll(/\s+/g, ' '));
  });
});

describe('reading the parts of a mail takes time by its length', () => {
  const lengths = 200_000;
  const units = [
    '0-',
    '> ',
    '>',
    ' ',
    'A ',
    '.',
    '_',
    'x',
    'a: b\n',
    'From: a@b.c\n',
    '\n',
    '> \n',
    'wrote:\n',
    '@',
    'a@',
    '<',
    'Thanks\n',
    '--\n',
    '____\n',
    '*',
    'Von: Hauptstr\n',
    'On 3 Mar 2025, <a@b.c> wrote:\n',
    '[x]\n\n',
    '\r',
    ': ',
  ];
  it.each(units)(
    '%j repeated comes to an end (a nested loop over 200,000 characters would take minutes)',
    (unit) => {
      const text = unit.repeat(Math.ceil(lengths / unit.length));
      const folds = findFolds(text);
      expect(folds.every(({ start, end }, at) => start < end && start >= (folds[at - 1]?.end ?? 0))).toBe(
        true,
      );
    },
  );

  it('and so do mixtures of them, whose folds never overlap', () => {
    let seed = 7;
    const next = (): number => (seed = (seed * 16_807) % 2_147_483_647);
    for (let round = 0; round < 40; round++) {
      const parts = Array.from({ length: 3 }, () => units[next() % units.length] ?? '');
      let text = '';
      while (text.length < lengths / 4) text += parts[next() % 3] ?? '';
      const folds = findFolds(text);
      expect(folds.every(({ start, end }, at) => start < end && start >= (folds[at - 1]?.end ?? 0))).toBe(
        true,
      );
      expect(folds.every(({ end }) => end <= text.length)).toBe(true);
    }
  });
});
