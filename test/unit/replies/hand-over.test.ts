import { expect, test } from 'vitest';
import type { Mood } from '../../../preload/contract.ts';
import { composeHandOver } from '../../../main/desk/replies/hand-over.ts';

const mood: Mood = {
  mood: 'negative',
  word: 'angry',
  frustration: 0.9,
  confidence: 'sure',
  evidence: [],
  leaving: true,
  urgent: false,
  vulnerable: true,
  priority: 'high',
  why: '',
  parts: [],
};

test('a colleague is told the mood in words, and nothing of it when it could not be told', () => {
  const given = { message: 'Hi', note: '', details: [], questions: [] };
  expect(composeHandOver({ ...given, mood })).toContain('Mood: angry; may leave; needs care');
  expect(composeHandOver({ ...given, mood: null })).not.toContain('Mood');
});
