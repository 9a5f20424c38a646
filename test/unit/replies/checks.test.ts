import { describe, expect, it } from 'vitest';
import type { Finding, Settings } from '../../../preload/contract.ts';
import { createChecks } from '../../../main/desk/replies/checks/checks.ts';
import { buildInternalTextIndex } from '../../../main/desk/replies/checks/internal-text-index.ts';
import type { CheckContext } from '../../../main/desk/replies/checks/check-input.ts';
import { questionInShort } from '../../../main/desk/replies/compose/question-in-short.ts';
import { settingsIn } from '../../../main/desk/replies/compose/reply-language.ts';
import { defaultSettings } from '../../support/default-settings.ts';
import { t } from '../../support/i18n.ts';

const settings: Settings = {
  ...defaultSettings,
  shopName: 'Bluebird Bakery',
  agentName: 'Ines',
};
const check = createChecks([t('reply.place')]);

const context: CheckContext = {
  message: {
    text: 'Hi, this is Maren Okafor. My order #48213 came squashed, can I get a refund? You can ring 07700 900418.',
    subject: null,
    language: 'en',
    names: ['Maren Okafor'],
    emails: [],
  },
  questions: [],
  settings,
  snippets: [],
  sources: new Map([
    ['e:1', ['Send us a photo within 48 hours and we refund you in full. Or call 01632 960142.']],
  ]),
  others: { names: ['Dev Raman', 'Rose Baker'], emails: ['dev.raman@example.org'] },
  internal: buildInternalTextIndex([]),
  isInLibrary: () => false,
};

const findings = (reply: string, part: Partial<CheckContext> = {}): readonly Finding[] =>
  check(reply, { ...context, ...part });
const kinds = (reply: string, part: Partial<CheckContext> = {}): readonly string[] =>
  findings(reply, part).map(({ kind }) => kind);

/** The reply after the first fix that replaces something. */
function put(reply: string, part: Partial<CheckContext> = {}): string {
  const fix = findings(reply, part)[0]?.fix;
  if (fix?.by !== 'replace') throw new Error('There is nothing to replace.');
  return reply.slice(0, fix.start) + fix.replacement + reply.slice(fix.end);
}

describe('an unfilled placeholder', () => {
  it.each([
    'Hello {{customer.first_name}},',
    'Hello {name},',
    'It leaves on {{today+14d}}.',
    'It costs [amount].',
    'On that: [your answer]',
    'Hallo [Ihr Name],',
    'Bestellnummer: [Bestellnummer]',
    'Dear <first name>,',
    'Dear %name%,',
    'Your code is ______.',
    'Hi {%customer.firstName,fallback=there%}, thanks.',
    'Dear [[TO=firstname]], hello.',
    'Your order %filltext:name=order% is ready.',
    'It is on %clipboard%.',
    'Hello #{input:Name}.',
    'Hello ${customer.name}.',
    'Hello %{ticket.name.first}.',
    'Hello {#input -head Name}.',
    'Hello {!Contact.FirstName}.',
    'Hello {First Name}.',
    'Hello {{{firstname}}}.',
    'Hello *|FNAME|*.',
    'Hello ##NAME##.',
    'Hello $first_name.',
    'Dear «FirstName»,',
    'Dear <<First Name>>,',
    'Your parcel [Tracking Number] left.',
    'Your order [Order #] left.',
    'We use [SHIPPING METHOD].',
    'It takes [number of days].',
    'Sehr geehrte [Anrede],',
    'Bonjour [Prénom],',
    'Hola [Nombre],',
    'Dear XXX, hello.',
    'Your order XXXX left.',
    'It leaves on XX.XX.XXXX.',
    'It costs XX EUR.',
    'It is ready on TBD.',
    'Hi {% if x %}yes{% endif %} ok',
    'Your number is ........ here.',
    'The refund is ... EUR.',
    'Bitte zahlen Sie … €.',
    'Name: ___',
  ])('blocks whatever the owner chose: %s', (reply) => {
    expect(findings(reply)[0]).toMatchObject({ kind: 'unfilledPlaceholder', severity: 'block' });
  });

  it.each([
    'It costs 5.90 EUR, and 4,90 € from two on.',
    'That is 20% off, then 10% more, so 100%.',
    'Save 5% until 6%.',
    'We open from 9:00 to 17:30.',
    'As the terms say [2], and [3].',
    'See [our terms](https://x.example/terms).',
    'See [the order page](https://x.example/order).',
    'Let me think... it is the blue one.',
    'Thank you for waiting … and sorry.',
    'It took 3 ... 4 days.',
    'Sizes XS to XXL, and XXXL.',
    'In the XX century.',
    'He said «bonjour» and «Sí».',
    'a { color: red; }',
    'if (a < b && b > c) { return; }',
    'x = {1: 2}',
    'The file is a_b_c.txt, and #3 of 5.',
    'Your code is #A1B2.',
    'It is $5 or US$20.',
    'Mail us at help (at) luna.',
    '1 << 3 >> 2',
    'Wow <3',
    'Use [Strg] + [C].',
    'It said “please note [sic]”.',
    '[x] done, [ ] open',
    'Love, Anna xxx',
    'The desk is there 24/7, from 1.1. on.',
    'https://x.example/?a=%20b%20c',
    'See “Terms” (§ 3, no. 2).',
    'See [1].',
    'He wrote “breadd [sic]”.',
    'A set {1, 2}.',
    'All for < 5 and > 3.',
    'x_y __init__',
  ])('is not: %s', (reply) => {
    expect(kinds(reply)).toEqual([]);
  });

  it('is filled with what the message says', () => {
    expect(put('Hello {name},')).toBe('Hello Maren,');
    expect(put('Hello {name}, Ines', { message: { ...context.message, names: ['Ada Quist'] } })).toBe(
      'Hello Ada, Ines',
    );
  });

  it('knows its question by the words before it, and offers to leave that out', () => {
    const questions = [
      { question: 'Refund?', chosen: null, leftOut: false },
      { question: 'Seeds?', chosen: null, leftOut: false },
    ];
    const [refund, seeds] = findings('About “Refund?”: [your answer]\n\nAbout “Seeds?”: [your answer]', {
      questions,
    });
    expect(refund).toMatchObject({ question: 1, fix: { by: 'leave out', question: 1 } });
    expect(seeds).toMatchObject({ question: 2, why: { code: 'question_open', params: { number: 2 } } });
    // A reworded line: only one question is open, so it is that one.
    expect(findings('On seeds: [your answer]', { questions: questions.slice(1) })[0]).toMatchObject({
      question: 1,
    });
  });
});

describe('the question of an answer that is missing', () => {
  const long = 'Can I send back the lamp that I bought in your shop in';
  const asked = [`${long} Leeds last week?`, `${long} York the week before?`].map((question) => ({
    question,
    chosen: null,
    leftOut: false,
  }));
  const numbers = (
    lines: readonly string[],
    questions: CheckContext['questions'] = asked,
  ): readonly (number | null)[] =>
    findings(lines.map((line) => `About “${line}”: [your answer]`).join('\n\n'), { questions }).map(
      ({ question }) => question,
    );

  // Bug: both belonged to the first, and “leave out” took the wrong one.
  it('is told apart where two are cut to the same words', () => {
    const short = questionInShort(asked[0]?.question ?? '');
    expect(questionInShort(asked[1]?.question ?? '')).toBe(short);
    expect(numbers([short, short])).toEqual([1, 2]);
    const [first, second] = asked;
    if (first === undefined || second === undefined) throw new Error('two questions');
    expect(numbers([short], [{ ...first, leftOut: true }, second])).toEqual([2]);
    expect(numbers([short], [{ ...first, chosen: 'e:1' }, second])).toContain(2);
  });

  // Bug: a reply that was kept before questions were shortened lost which question its line is about.
  it('is found by the whole question as well', () => {
    expect(numbers(asked.map(({ question }) => question).toReversed())).toEqual([2, 1]);
  });
});

describe('another customer', () => {
  it('is greeted in place of the one who wrote', () => {
    const [finding] = findings('Dear Hanna,\n\nthank you.');
    expect(finding).toMatchObject({ kind: 'otherCustomer', severity: 'block', words: 'Hanna' });
    expect(put('Dear Hanna,\n\nthank you.')).toBe('Dear Maren,\n\nthank you.');
    expect(put('Sehr geehrte Frau Lindqvist,')).toBe('Sehr geehrte Frau Okafor,');
    expect(put('Hallo Jürgen,\n\ndanke.')).toBe('Hallo Maren,\n\ndanke.');
    expect(put('Dear Hanna Lindqvist,')).toBe('Dear Maren Okafor,');
  });

  it.each([
    'Dear Maren,',
    'Hi MAREN,',
    'Dear Ms Okafor,',
    'Liebe Frau Okafor,',
    'Dear Sir or Madam,',
    'Sehr geehrte Damen und Herren,',
    'Hello there,',
    'Good morning,',
    'Dear customer,',
    'Dear all, thanks.',
    'Guten Tag,',
    'Hello,\n\nHanna',
  ])('is not greeted: %s', (reply) => {
    expect(findings(reply).filter(({ severity }) => severity === 'block')).toEqual([]);
  });

  it('is named or written to further down, as after a paste from the case before', () => {
    expect(findings('Hello Maren,\n\nYour parcel, Dev Raman, is on its way.')[0]).toMatchObject({
      kind: 'otherCustomer',
      severity: 'block',
      words: 'Dev Raman',
    });
    expect(findings('We write to dev.raman@example.org today.')[0]).toMatchObject({ severity: 'block' });
    // Two customers may have one first name: that alone is no reason to stop.
    expect(findings('We are sorry, Dev, for the wait.')[0]).toMatchObject({
      kind: 'otherCustomer',
      severity: 'warn',
    });
    const unnamed = { ...context.message, names: [] };
    expect(kinds('Sorry, Emily! Thanks.', { message: unnamed })).toEqual([]);
    expect(findings('Sorry, Emily! Thanks.')[0]).toMatchObject({ severity: 'warn' });
    // Who is known to nobody may be meant: a colleague, a courier.
    expect(findings('We write to ann.other@example.org today.')[0]).toMatchObject({ severity: 'warn' });
    expect(findings('Please ask Tobias Lindemann at the counter.')[0]).toMatchObject({
      kind: 'otherCustomer',
      severity: 'warn',
    });
  });

  it('is not a word that is a name too, nor anybody of the shop', () => {
    expect(kinds('A rose for you, and our baker says hello. Baker street is closed.')).toEqual([]);
    expect(
      kinds('Warm regards,\nDev Raman\nBluebird Bakery', {
        settings: { ...settings, agentName: 'Dev Raman' },
      }),
    ).toEqual([]);
    expect(
      kinds('Please ask Tobias Lindemann.', { isInLibrary: (words) => /Tobias|Lindemann/.test(words) }),
    ).toEqual([]);
    expect(kinds('Hello Maren,\n\nDone.\n\nBest wishes\nTobias')).toEqual([]);
    expect(kinds('We write to maren.okafor@example.com.')).toEqual([]);
  });
});

describe('internal text', () => {
  const internal = buildInternalTextIndex([
    {
      title: 'What may we give after a complaint?',
      text: 'After the second complaint offer a voucher of up to £20 without asking the owner.\nCall Tom at the mill first.',
    },
  ]);

  it('is found with its entry, in whatever case and spacing, and goes with its sentence', () => {
    const reply =
      'We are sorry. We offer a Voucher of up to £20\nwithout asking  the owner, of course. Warmly';
    expect(findings(reply, { internal })[0]).toMatchObject({ kind: 'internalText', severity: 'block' });
    expect(findings(reply, { internal })[0]?.why).toEqual({
      code: 'internal',
      params: { title: 'What may we give after a complaint?' },
    });
    expect(findings('Ja: call tom at the mill first!', { internal })[0]?.words).toBe(
      'call tom at the mill first',
    );
    expect(put('Sorry. Call Tom at the mill first. Bye.', { internal })).toBe('Sorry. Bye.');
  });

  it('is none where the customer or the shop says the same', () => {
    const reply = 'You may call Tom at the mill first.';
    expect(kinds(reply, { internal, sources: new Map([['e:2', ['Call Tom at the mill first.']]]) })).toEqual(
      [],
    );
    expect(kinds('We offer a voucher, of course.', { internal })).toEqual([]);
  });
});

describe('a third party', () => {
  it.each([
    'Ring the courier on 07700 900999.',
    'It went to 14 Juniper Court, Northwick NW3 5AB.',
    'We paid it to GB82 WEST 1234 5698 7654 32.',
    'Your card 4111 1111 1111 1111 was charged.',
    'Wir überweisen auf DE89 3704 0044 0532 0130 00.',
  ])('is told of: %s', (reply) => {
    expect(findings(reply)[0]).toMatchObject({ kind: 'thirdParty', severity: 'warn' });
    expect(put(`All is well. ${reply}`)).toBe('All is well. ');
  });

  it('is none where the customer or the shop wrote it, in any spacing', () => {
    expect(kinds('We ring you on 07700900418, or +44 7700 900418.')).toEqual([]);
    expect(kinds('Call us on 01632 960 142, or the courier on 0344 493 0787 or 1-800-325-8224.')).toEqual([]);
    expect(kinds('Order #48213 of 18 November 2026 for £31.40 left at 15:30.')).toEqual([]);
  });
});

describe('a promise', () => {
  const message = { ...context.message, language: null };
  it.each([
    ['We guarantee that it arrives.', 'guarantee'],
    ['We promise it.', 'We promise'],
    ['It is 100% safe.', '100% safe'],
    ['It will definitely be there.', 'will definitely'],
    ['You get a full refund within 24 hours.', 'refund within 24 hours'],
    ['Wir garantieren Ihnen die Lieferung.', 'garantieren'],
    ['Das kommt auf jeden Fall an.', 'auf jeden Fall'],
  ])('is found: %s', (reply, words) => {
    expect(findings(reply, { message })[0]).toMatchObject({ kind: 'promises', severity: 'warn', words });
  });

  it.each([
    'We cannot guarantee a day.',
    'Prices aren’t guaranteed before you book.',
    'There is no guarantee, sadly.',
    'Wir können das leider nicht garantieren.',
    'The loaf is 100 % rye.',
    'Compromise is not a word of ours.',
  ])('is none: %s', (reply) => {
    expect(kinds(reply, { message })).toEqual([]);
  });

  it('is none in a sentence of the shop’s own, and the owner’s list is what counts', () => {
    const sources = new Map([['e:3', ['We guarantee fresh bread every morning.']]]);
    expect(kinds('Hello.\nWe guarantee fresh bread every morning.', { sources })).toEqual([]);
    const own = {
      ...settings,
      checks: { ...settings.checks, promiseWords: ['free deliver*'], promises: 'block' as const },
    };
    expect(findings('With free delivery, we promise.', { settings: own })).toMatchObject([
      { severity: 'block', words: 'free delivery' },
    ]);
  });
});

describe('a question without an answer', () => {
  const questions = [
    { question: 'Can I get a refund for squashed bread?', chosen: 'e:1', leftOut: false },
    { question: 'Do you have a rye without seeds?', chosen: null, leftOut: false },
  ];
  const answer = 'Hello Maren,\n\nSend us a photo within 48 hours and we refund you in full.';

  it('is told of, with a way to leave it out', () => {
    const [finding] = findings(`${answer}\n\nWarm regards,\nInes`, { questions });
    expect(finding).toMatchObject({
      kind: 'unanswered',
      severity: 'warn',
      question: 2,
      fix: { question: 2 },
    });
    expect(finding?.start).toBe(answer.length);
    expect(kinds('Hello Maren,\n\nWarm regards,\nInes', { questions })).toEqual(['unanswered', 'unanswered']);
  });

  it('is answered by its source, by words of the agent about it, or by a line of hers about nothing else', () => {
    expect(kinds(`${answer}\n\nThe country rye is made without any seeds.`, { questions })).toEqual([]);
    expect(kinds(`${answer}\n\nSadly not at the moment.`, { questions })).toEqual([]);
    expect(kinds('Send a photo and we refund it.\n\nOur seedless loaf: rye.', { questions })).toEqual([]);
  });

  it('is not asked for when it was left out or is still open', () => {
    const [first, second] = questions;
    if (first === undefined || second === undefined) throw new Error('two questions');
    expect(kinds(answer, { questions: [first, { ...second, leftOut: true }] })).toEqual([]);
    expect(kinds(`${answer}\n\nAbout “${second.question}”: [your answer]`, { questions })).toEqual([
      'unfilledPlaceholder',
    ]);
  });

  it('is seen in German too', () => {
    const message = { ...context.message, language: 'de' };
    const asked = [
      { question: 'Wann kommt mein Paket?', chosen: null, leftOut: false },
      { question: 'Haben Sie glutenfreies Brot?', chosen: null, leftOut: false },
    ];
    const reply = 'Guten Tag,\n\nIhr Paket ist morgen bei Ihnen.\n\nHerzliche Grüße\nInes';
    expect(findings(reply, { message, questions: asked })).toMatchObject([
      { kind: 'unanswered', question: 2 },
    ]);
  });
});

// Bug: an English desk's German reply was warned of for its own “Viele Grüße”, and its label counted as an answer.
describe('what the settings say in the language of the reply', () => {
  const german: Partial<CheckContext> = {
    message: {
      ...context.message,
      text: 'Wo ist mein Paket, und führt der Laden Mehl? Maren Okafor',
      language: 'de',
    },
  };
  const ends = (language: string): string => {
    const { signOff, label, survey } = settingsIn(settings, language);
    return [signOff.replace('{agent}', 'Ines').replace('{shop}', 'Bluebird Bakery'), survey.text, label.text]
      .join('\n\n')
      .replace('{address}', 'rating@shop.example');
  };
  const surveyed = {
    ...german,
    settings: { ...settings, survey: { ...settings.survey, on: true, address: 'rating@shop.example' } },
  };

  it.each(['en', 'de', 'fr', 'es'])('names nobody and answers no question: %s', (language) => {
    const questions = [{ question: 'Führt der Laden Mehl?', chosen: null, leftOut: false }];
    expect(kinds(`Maren,\n\n${ends(language)}`, surveyed)).toEqual([]);
    expect(kinds(`Maren,\n\n${ends(language)}`, { ...surveyed, questions })).toEqual(['unanswered']);
  });

  it('is still somebody else where nobody of the shop says it', () => {
    expect(kinds(`Hallo Dev Raman,\n\n${ends('de')}`, surveyed)).toContain('otherCustomer');
  });
});

describe('another language', () => {
  const german = { ...context.message, language: 'de' };
  const english =
    'Thank you for your message. We send the new loaves tomorrow morning, and they arrive on Friday.';
  const deutsch =
    'Vielen Dank für Ihre Nachricht. Wir schicken die neuen Brote morgen früh, am Freitag sind sie bei Ihnen.';

  it('is told of, in either direction, also for one paragraph of several', () => {
    expect(findings(english, { message: german })).toMatchObject([
      { kind: 'wrongLanguage', severity: 'warn' },
    ]);
    expect(findings(deutsch)[0]?.why).toEqual({
      code: 'wrong_language',
      params: { spoken: 'de', written: 'en' },
    });
    expect(findings(`Guten Tag,\n\n${deutsch}\n\n${english}`, { message: german })[0]?.words).toBe(english);
  });

  it('is none where it is the same or cannot be told', () => {
    expect(kinds(deutsch, { message: german })).toEqual([]);
    expect(kinds(english)).toEqual([]);
    expect(kinds('OK!', { message: german })).toEqual([]);
    expect(kinds(deutsch, { message: { ...german, language: null } })).toEqual([]);
    // The label and the sign-off are the shop's, in the shop's language.
    expect(kinds(`${deutsch}\n\n${settings.label.text}`, { message: german })).toEqual([]);
  });
});

describe('the owner', () => {
  it('settings decide what blocks, warns or is off, except for unfilled placeholders', () => {
    const all = { otherCustomer: 'off', promises: 'block', thirdParty: 'off' } as const;
    const chosen = { ...settings, checks: { ...settings.checks, ...all } };
    const reply = 'Dear Hanna,\n\nwe promise it. Ring 07700 900999 for {name}.';
    expect(findings(reply, { settings: chosen }).map(({ kind, severity }) => `${kind} ${severity}`)).toEqual([
      'promises block',
      'unfilledPlaceholder block',
    ]);
  });
});
