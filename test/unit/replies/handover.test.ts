import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HandoverSummary, Mood, Reading } from '../../../preload/contract.ts';
import { createHandoverSummary } from '../../../main/desk/replies/handover/handover-summary.ts';
import { formatMarkdown, formatText, subjectOf } from '../../../main/desk/replies/handover/format-summary.ts';
import { t } from '../../support/i18n.ts';
import { draftOf, question, reading, suggestion } from '../../support/fake-wire.ts';

const mood: Mood = {
  mood: 'negative',
  word: 'angry',
  frustration: 0.9,
  confidence: 'sure',
  evidence: [
    { start: 0, end: 9, kind: 'anger', text: 'very\nangry', by: 'words' },
    { start: 10, end: 19, kind: 'anger', text: 'very angry', by: 'words' },
  ],
  leaving: true,
  urgent: false,
  vulnerable: true,
  priority: 'high',
  why: [],
  parts: [],
};
const queue = { id: 'q', name: 'Returns', assignee: 'Ines', priority: 'normal' } as const;
const alarm = {
  rule: 'r',
  name: 'Legal',
  queue: null,
  priority: 'urgent',
  words: [],
  why: { code: 'rule_says', params: { rule: 'Legal', words: ['sue'] } },
} as const;

const text = `Hello,

My name is Maren. Both loaves of order #48213 arrived squashed. Can I get a refund?

> an older mail
> that nobody asked about`;
const asked = [question(1, [suggestion('e:1'), suggestion('e:2')], 'Can I get a refund?')];
const read = (part: Partial<Reading> = {}): Reading =>
  reading(asked, draftOf([]), {
    text,
    folds: [{ start: text.indexOf('>'), end: text.length, kind: 'quote', lines: 2 }],
    details: [
      { start: 0, end: 0, kind: 'order', text: '#48213', normalized: null, why: { code: 'order' } },
      { start: 9, end: 9, kind: 'order', text: '#48213', normalized: null, why: { code: 'order' } },
      { start: 1, end: 1, kind: 'amount', text: '£31,40', normalized: '31.40 GBP', why: { code: 'amount' } },
    ],
    mood,
    ...part,
  });
const decided = {
  to: null,
  note: '',
  questions: [
    {
      question: 'Can I get a refund?',
      shown: ['e:7', 'e:1', 'e:2'].map((target) => ({ target, confidence: 0.9 })),
      chosen: 'e:1',
    },
  ],
};
const summary = (part: Partial<Reading> = {}, more: Partial<typeof decided> = {}): HandoverSummary =>
  createHandoverSummary(read(part), { ...decided, ...more }, new Map([['e:7', 'Found by\nsearching']]));

describe('a handover', () => {
  it('sums up with the message’s own sentences, without greeting and quotes (or it would say what nobody wrote)', () => {
    expect(summary().excerpt).toBe('Both loaves of order #48213 arrived squashed. Can I get a refund?');
  });

  it('says where a summary was cut', () => {
    const long = `${'word '.repeat(60).trim()}.`;
    expect(summary({ text: long, folds: [] }).excerpt).toBe(`${'word '.repeat(36).trim()}…`);
    expect(summary({ text: '  \n', folds: [] }).excerpt).toBe('');
  });

  it('tells what was suggested, from where, how sure it was, and what was taken', () => {
    const words = formatText(summary(), t);
    expect(words).toContain('1. Can I get a refund?\n   “Found by searching”, found by hand, not used');
    expect(words).toContain('“Title of e:1” in faq.md, likely, used');
    expect(words).toContain('“Title of e:2” in faq.md, likely, not used');
  });

  it('calls what is closest no answer when the library has none', () => {
    const none = { word: 'no good answer', value: 0.1 } as const;
    const silent = question(1, [suggestion('e:1', { confidence: none })], 'Can I get a refund?');
    const open = [
      {
        ...decided.questions[0],
        question: silent.text,
        shown: [{ target: 'e:1', confidence: 0.1 }],
        chosen: null,
      },
    ];
    expect(
      formatText(
        createHandoverSummary(read({ questions: [silent] }), { ...decided, questions: open }, new Map()),
        t,
      ),
    ).toContain(
      'The library has no good answer. Closest:\n   “Title of e:1” in faq.md, no good answer, not used',
    );
    const nothing = [{ question: silent.text, shown: [], chosen: null }];
    expect(
      formatText(
        createHandoverSummary(
          read({ questions: [question(1, [], silent.text)] }),
          { ...decided, questions: nothing },
          new Map(),
        ),
        t,
      ),
    ).toContain('The library has no answer.');
  });

  it('tells the mood with its words, each once, and nothing of it when it could not be told', () => {
    expect(formatText(summary(), t)).toContain('Mood: angry; may leave and needs care: “very angry”');
    expect(formatText(summary({ mood: null }), t)).not.toContain('Mood');
  });

  it('tells each fact once, as it is meant', () => {
    expect(summary().facts).toEqual([
      { kind: 'order', text: '#48213' },
      { kind: 'amount', text: '31.40 GBP' },
    ]);
  });

  it('tells an alarm that is also the reason once', () => {
    const routing = { ...read().routing, queue, alarms: [alarm] };
    const escalation = { to: 'Ana', reasons: [{ rule: 'r', name: 'Legal', why: alarm.why }] };
    expect(formatText(summary({ routing, escalation }), t).match(/says “sue”\./g)).toHaveLength(1);
    expect(formatText(summary({ routing }), t)).toContain('Why: Rule “Legal”: the message says “sue”.');
  });

  it('goes to whom the rule names, or else the queue, unless the agent says otherwise', () => {
    const routing = { ...read().routing, queue };
    expect(summary().to).toBe('');
    expect(summary({ routing }).to).toBe('Ines');
    expect(summary({ routing, escalation: { to: 'Ana', reasons: [] } }).to).toBe('Ana');
    expect(createHandoverSummary(read({ routing }), { ...decided, to: ' Jo \n' }, new Map()).to).toBe('Jo');
  });

  it('has a subject of one line that mail programs do not cut', () => {
    const subject = (part: Partial<Reading>) => subjectOf(summary(part), t);
    expect(subject({ subject: 'Re: my\n order' })).toBe('Handover: Re: my order');
    expect(subject({ routing: { ...read().routing, queue } })).toBe('Handover: Returns');
    expect(subject({})).toBe('Handover');
    expect(Array.from(subject({ subject: '🍞'.repeat(300) })).length).toBeLessThan(140);
  });

  it('says nothing in its summary that the message does not say, whatever it is', () => {
    const parts = fc.constantFrom(
      'Hello,',
      'Where is it?',
      'thanks',
      '12.5',
      'e.g. so',
      '…',
      '\n',
      '> old',
      '🍞',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 40 }), (words) => {
        const message = words.join(' ');
        const { excerpt } = summary({ text: message, folds: [] });
        for (const word of excerpt.replace(/…$/, '').split(' ')) expect(message).toContain(word);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a handover as Markdown', () => {
  it('lets no word of a customer become a link, a picture or a heading', () => {
    const words = formatMarkdown(
      summary({ text: '# Win\n[here](http://x.example) ![](y) <b>\n1. one\n- two\n    code', folds: [] }),
      t,
    );
    const lines = words.slice(words.indexOf('## Message')).split('\n').slice(2);
    expect(lines[0]).toBe(String.raw`> \# Win  `);
    expect(words).not.toMatch(/(?<!\\)\[here/);
    expect(words).not.toContain('![');
    expect(words).not.toMatch(/(?<!\\)<b/);
    expect(words).toContain(String.raw`> 1\. one`);
    expect(words).toContain(String.raw`> \- two`);
  });
});
