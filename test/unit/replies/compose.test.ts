import { describe, expect, it } from 'vitest';
import type { Settings } from '../../../preload/contract.ts';
import { defaultSettings } from '../../../main/desk/settings/defaults.ts';
import { shareChanged } from '../../../main/desk/replies/commit.ts';
import {
  type AnswerChosen,
  compose as composed,
  openMark,
  type ToCompose,
} from '../../../main/desk/replies/compose/compose.ts';

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
  answers: readonly AnswerChosen[],
  of: Settings,
  more: Partial<ToCompose> = {},
) =>
  composed({
    name,
    answers,
    settings: of,
    about: { details: [], queue: null, mood: null },
    voice: of.style,
    snippetFor: () => null,
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
      `Hello Maren,\n\nSend us a photo.\n\nAbout “Rye?”: ${openMark}\n\nWarm regards,\nInes, Bluebird Bakery\n\nPrepared with assistance and checked by Ines.`,
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

describe('what is copied', () => {
  it('counts an unchanged reply as unchanged and a new one as wholly changed', () => {
    expect(shareChanged('One two three', 'One two three')).toBe(0);
    expect(shareChanged('One two three', 'Four five six')).toBe(1);
    expect(shareChanged('', '')).toBe(0);
  });
});
