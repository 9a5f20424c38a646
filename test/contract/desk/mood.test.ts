import { beforeAll, describe, expect, it } from 'vitest';
import { wordStatements } from '../../../locales/word.ts';
import { findFolds } from '../../../main/desk/library/mail-folds.ts';
import { t } from '../../support/i18n.ts';
import { createMoodClassifier } from '../../../main/desk/messages/mood/mood-classifier.ts';
import { blankFolds, splitSentences } from '../../../main/desk/messages/sentences.ts';
import { realEmbedder } from '../support/desk.ts';

const log = { write: () => undefined };
const embedder = realEmbedder();

beforeAll(() => embedder.load());

async function moodOf(text: string, language: string | null = 'en') {
  const folds = findFolds(text);
  const message = { text: blankFolds(text, folds), sentences: splitSentences(text, folds), language };
  const mood = await createMoodClassifier({ embedder, log }).classify(message);
  if (!mood) throw new Error('No mood was recognized');
  for (const { start, end, text: words } of mood.evidence) expect(text.slice(start, end)).toBe(words);
  return mood;
}

describe('mood, with the real model', () => {
  it('hears a complaint that names no feeling, and shows the sentence', async () => {
    const mood = await moodOf(
      'Good morning. I have written three times and nobody answers. You took the money at once, though.',
    );
    expect(mood.mood).toBe('negative');
    expect(mood.evidence.length).toBeGreaterThan(0);
  });

  it('takes a fault that is told calmly for what it is', async () => {
    const mood = await moodOf('Good morning. You sent the kettle to my old address and the box was open.');
    expect(mood.mood).toBe('neutral');
  });

  it('does not take a polite question for a complaint, nor its thanks for joy', async () => {
    const mood = await moodOf('Hello, how do I return a lamp that I bought in May? Thank you in advance.');
    expect(mood).toMatchObject({ mood: 'neutral', word: 'calm' });
    expect(mood.frustration).toBeLessThan(0.3);
  });

  it('does not feel what is only quoted', async () => {
    const mood = await moodOf(
      'Could you send me the invoice?\n\nOn Monday, Ann <a@example.com> wrote:\n> This is the worst service ever.\n',
    );
    expect(mood.mood).toBe('neutral');
  });

  it('hears anger, leaving and who needs care in one mail, each at its words', async () => {
    const mood = await moodOf(
      'This is the third time I am writing and nobody answers. It is a disgrace! My mother is in a wheelchair. Next time I go to your competitor.',
    );
    expect(mood).toMatchObject({ mood: 'negative', word: 'angry', leaving: true, vulnerable: true });
    const evidence = mood.evidence.map(({ kind, text }) => [kind, text]);
    expect(evidence).toContainEqual(['leaving', 'go to your competitor']);
    expect(evidence).toContainEqual(['anger', 'disgrace']);
    expect(evidence).toContainEqual(['vulnerable', 'My mother is in a wheelchair']);
    expect(wordStatements(t, 'why.mood', ...mood.why)).toContain('“disgrace”');
  });

  it('says nothing of a language that it does not know, or of an empty message', async () => {
    const reader = createMoodClassifier({ embedder, log });
    expect(
      await reader.classify({ text: 'Gdzie jest moja paczka?', sentences: [], language: 'pl' }),
    ).toBeNull();
    expect(await reader.classify({ text: ' \n ', sentences: [], language: null })).toBeNull();
  });

  it('tells by words alone in a language that the model does not serve, calm unless they say otherwise', async () => {
    expect(await moodOf('Wo bleibt mein Paket?', 'de')).toMatchObject({ mood: 'neutral', word: 'calm' });
    const mood = await moodOf('Das ist eine Frechheit, ich habe schon dreimal angerufen!', 'de');
    expect(mood).toMatchObject({ mood: 'negative', evidence: [{ text: 'Frechheit' }, { by: 'words' }] });
  });

  it('goes on by words alone when the model fails', async () => {
    const broken = { ...embedder, embed: () => Promise.reject(new Error('gone')) };
    const reader = createMoodClassifier({ embedder: broken, log });
    const mood = await reader.classify({
      text: 'Terrible service, I am furious.',
      sentences: [],
      language: null,
    });
    expect(mood).toMatchObject({ mood: 'negative', confidence: 'a guess' });
  });
});
