import { describe, expect, it } from 'vitest';
import type { Detail, Settings } from '../../../preload/contract.ts';
import { t } from '../../support/i18n.ts';
import { defaultSettings } from '../../support/default-settings.ts';
import { editRatio } from '../../../main/desk/replies/commit.ts';
import {
  type ChosenAnswer,
  compose as composed,
  type ComposeInput,
} from '../../../main/desk/replies/compose/compose.ts';
import { stripMarkdown } from '../../../main/desk/replies/compose/strip-markdown.ts';
import { draftProvenance } from '../../../main/desk/replies/compose/provenance.ts';

const settings: Settings = {
  ...defaultSettings,
  shopName: 'Bluebird Bakery',
  agentName: 'Ines',
  greeting: 'Hello {name},',
  signOff: 'Warm regards,\n{agent}, {shop}',
  label: { on: true, text: 'Prepared with assistance and checked by {agent}.' },
  theme: 'system',
  orderNumbers: '',
  glossary: [],
  learning: 'at once',
  queues: [],
  rules: [],
};
const compose = (
  name: string | null,
  answers: readonly ChosenAnswer[],
  of: Settings,
  more: Partial<ComposeInput> = {},
) =>
  composed({
    name,
    answers,
    settings: of,
    about: { details: [], queue: null, attachments: [] },
    voice: of.style,
    asks: false,
    snippetFor: () => null,
    t,
    ...more,
  });
const source = { target: 'e:1', text: 'Send us a photo.' };

describe('composing a draft', () => {
  it('answers in the order of the questions and says where each piece comes from', () => {
    const draft = compose(
      'Maren Okafor',
      [
        { question: 'Refund?', source },
        { question: 'Rye?', source: null },
      ],
      settings,
    );
    expect(draft.pieces.map((piece) => piece.from)).toEqual([
      'setting',
      'source',
      'open',
      'setting',
      'setting',
    ]);
    expect(draft.text).toBe(
      `Hello Maren,\n\nSend us a photo.\n\nAbout “Rye?”: ${t('reply.place')}\n\nWarm regards,\nInes, Bluebird Bakery\n\nPrepared with assistance and checked by Ines.`,
    );
  });

  it('leaves no gap and no brace where a name is missing (customers would read "Hello {name},")', () => {
    const bare = { ...settings, agentName: '', shopName: '', label: { on: false, text: '' } };
    const { text } = compose(null, [{ question: 'Refund?', source }], bare);
    expect(text).toBe('Hello,\n\nSend us a photo.\n\nWarm regards,');
  });

  it('says an answer once when two questions have the same one', () => {
    const { pieces } = compose(
      null,
      [
        { question: 'a', source },
        { question: 'b', source },
      ],
      settings,
    );
    expect(pieces.filter((piece) => piece.from === 'source')).toHaveLength(1);
  });

  it('does not fill braces that stand in a source (an answer about templates would be mangled)', () => {
    const { text } = compose(
      'Ada',
      [{ question: 'q', source: { target: 'e:2', text: 'Write {name} there.' } }],
      settings,
    );
    expect(text).toContain('Write {name} there.');
  });
});

const rye = { target: 'e:7', text: 'Five days in its paper bag.' };
const returns: Settings['queues'][number] = {
  id: 'returns',
  name: 'Returns',
  description: '',
  examples: [],
  assignee: '',
  priority: 'normal',
  needs: [
    { ask: 'your order number', detail: 'order' },
    { ask: 'a photo of what arrived', detail: null },
  ],
  secondLook: false,
  sample: false,
};
const order: Detail = {
  kind: 'order',
  text: '#48213',
  normalized: null,
  why: { code: 'order' },
  start: 0,
  end: 6,
};

describe('what the shop still needs', () => {
  const asking = { ...settings, queues: [returns], style: { ...settings.style, needs: 'Please send us:' } };
  const about = { details: [], queue: 'returns', attachments: [] };
  const asks = true;

  it('is asked for where the agent wants it, each on its line, in the words of the queue', () => {
    const { text, pieces } = compose('Ada', [{ question: 'Refund?', source }], asking, { about, asks });
    expect(text).toContain(
      'Send us a photo.\n\nPlease send us:\n- your order number\n- a photo of what arrived\n\nWarm regards',
    );
    expect(pieces.map(({ target }) => target)).toEqual([
      'set:greeting',
      'e:1',
      'set:needs',
      'q:returns',
      'set:signOff',
      'set:label',
    ]);
  });

  it('leaves out what the message holds (customers are asked for the number that they wrote)', () => {
    const { text } = compose('Ada', [{ question: 'Refund?', source }], asking, {
      about: { ...about, details: [order] },
      asks,
    });
    expect(text).not.toContain('order number');
    expect(text).toContain('Please send us:\n- a photo');
  });

  it('does not ask for what came as an attachment', () => {
    const asked = (attachments: readonly string[]): string =>
      compose('Ada', [{ question: 'Refund?', source }], asking, { about: { ...about, attachments }, asks })
        .text;
    expect(asked(['mug.JPG'])).not.toContain('a photo of');
    expect(asked(['mug.JPG'])).toContain('your order number');
    expect(asked(['terms.pdf'])).toContain('a photo of');
  });

  it('asks for nothing in another queue, in none, in one that is gone, and where nothing was asked', () => {
    const answers = [{ question: 'Refund?', source }];
    for (const queue of ['other', null])
      expect(compose('Ada', answers, asking, { about: { ...about, queue }, asks }).text).not.toContain(
        'photo of',
      );
    expect(compose('Ada', [], asking, { about, asks }).text).not.toContain('Please send us');
  });

  // Bugs: a customer is asked for a photo that nobody wanted; the request stands under an answer it has nothing to do with.
  it('is not asked for by itself, and stands behind the answer that speaks of it', () => {
    const answers = [
      { question: 'Refund?', source },
      { question: 'How long does it keep?', source: rye },
    ];
    expect(compose('Ada', answers, asking, { about }).text).not.toContain('Please send us');
    expect(compose('Ada', answers, asking, { about, asks }).pieces.map(({ target }) => target)).toEqual([
      'set:greeting',
      'e:1',
      'set:needs',
      'q:returns',
      'set:links',
      'e:7',
      'set:signOff',
      'set:label',
    ]);
  });
});

describe('how a reply sounds', () => {
  const linking = {
    ...settings,
    style: { ...settings.style, links: ['As to your other question:', 'Next:'] },
  };

  it('puts the links before the second and later answers, in turn', () => {
    const answers = [source, rye, { target: 'p:3', text: 'On a lead.' }, { target: 'p:4', text: 'Yes.' }];
    const { text } = compose(
      null,
      answers.map((one, at) => ({ question: `${at}?`, source: one })),
      linking,
    );
    expect(text).toContain(
      'Send us a photo.\n\nAs to your other question:\nFive days in its paper bag.\n\nNext:\nOn a lead.\n\nAs to your other question:\nYes.',
    );
  });

  // Bug: “[your answer]” was drawn before the question that it belongs to.
  it('keeps a question that is written from right to left apart from the line it stands in, and no other', () => {
    const open = (question: string) => compose(null, [{ question, source: null }], settings).pieces[1]?.text;
    expect(open('متى يصل طلبي؟')).toBe('About “\u2068متى يصل طلبي؟\u2069”: [your answer]');
    expect(open('“120” – איפה ההזמנה שלי?')).toBe(
      'About “\u2068“120” – איפה ההזמנה שלי?\u2069”: [your answer]',
    );
    expect(open('Where is “هدية”?')).toBe('About “Where is “هدية”?”: [your answer]');
  });

  it('puts no link before a single answer, a repeated one or an open placeholder', () => {
    const links = (answers: readonly ChosenAnswer[]) =>
      compose(null, answers, linking).pieces.filter(({ target }) => target === 'set:links').length;
    expect(links([{ question: 'a', source }])).toBe(0);
    expect(
      links([
        { question: 'a', source },
        { question: 'b', source },
      ]),
    ).toBe(0);
    expect(
      links([
        { question: 'a', source },
        { question: 'b', source: null },
      ]),
    ).toBe(0);
  });

  it('takes the wording that the owner has written, and the answer itself where there is none', () => {
    const wordings = { short: 'A photo, please.', formal: 'Kindly send a photo.', friendly: ' ' };
    const said = (
      tone: 'as written' | 'formal' | 'friendly',
      length: 'full' | 'short',
      of: object = wordings,
    ) =>
      compose(null, [{ question: 'q', source: { ...source, wordings: of } }], settings, {
        voice: { tone, length },
      }).pieces[1]?.text;
    expect(said('as written', 'full')).toBe('Send us a photo.');
    expect(said('formal', 'full')).toBe('Kindly send a photo.');
    expect(said('formal', 'short')).toBe('A photo, please.');
    expect(said('friendly', 'full')).toBe('Send us a photo.');
    expect(said('formal', 'short', { formal: 'Kindly.' })).toBe('Kindly.');
  });
});

describe('hostile names', () => {
  it.each([
    ['{agent}', 'Hello {agent},'],
    ['$& $1', 'Hello $&,'],
    ["$`'", "Hello $`',"],
    ['Ada\nBcc: all@example.com', 'Hello Ada,'],
    ['{toString}', 'Hello {toString},'],
    ['Mr Okafor', 'Hello,'],
  ])('the name %j is put in as it is, once, on one line', (name, greeting) => {
    const { text } = compose(name, [{ question: 'q', source }], settings);
    expect(text.split('\n')[0]).toBe(greeting);
  });

  it('a place of the template that nothing fills is left out, also one called as a method is', () => {
    expect(compose('Ada', [], { ...settings, greeting: 'Hi {toString} {name}' }).pieces[0]?.text).toBe(
      'Hi Ada',
    );
  });
});

describe('an answer as a plain mail shows it', () => {
  it('loses the marks of Markdown and none of its words', () => {
    expect(
      stripMarkdown(
        '## Returns\n\nSend **us** a _photo_:\n\n* front\n+ back\n\n\n[the form](https://a.example/x) or `R1`',
      ),
    ).toBe('Returns\n\nSend us a photo:\n\n- front\n- back\n\nthe form (https://a.example/x) or R1');
  });

  it.each([
    '2 * 3 * 4 = 24',
    'snake_case_name',
    '#48213 is yours',
    'a ** b',
    '1. First\n2. Second',
    '5* hotel, 4* inn',
  ])('leaves %j as it is (a price or a number would change its meaning)', (text) => {
    expect(stripMarkdown(text)).toBe(text);
  });
});

describe('tracing', () => {
  it('knows the piece of every sentence, and says which sentence has none', () => {
    const draft = compose(
      'Ada',
      [{ question: 'q', source: { ...rye, text: 'Five days. Or six.\n- Dry\n- Cool' } }],
      settings,
    );
    expect(draftProvenance(draft).map(({ text, piece }) => [text, piece?.target])).toEqual([
      ['Hello Ada,', 'set:greeting'],
      ['Five days.', 'e:7'],
      ['Or six.', 'e:7'],
      ['- Dry', 'e:7'],
      ['- Cool', 'e:7'],
      ['Warm regards,', 'set:signOff'],
      ['Ines, Bluebird Bakery', 'set:signOff'],
      ['Prepared with assistance and checked by Ines.', 'set:label'],
    ]);
    const invented = { ...draft, text: draft.text.replace('Warm', 'We wish you well.\n\nWarm') };
    expect(
      draftProvenance(invented)
        .filter(({ piece }) => piece === null)
        .map(({ text }) => text),
    ).toEqual(['We wish you well.']);
  });
});

describe('what is copied', () => {
  it('counts an unchanged reply as unchanged and a new one as wholly changed', () => {
    expect(editRatio('One two three', 'One two three')).toBe(0);
    expect(editRatio('One two three', 'Four five six')).toBe(1);
    expect(editRatio('', '')).toBe(0);
  });
});
