import { describe, expect, it } from 'vitest';
import { createCueFinder } from '../../../main/desk/messages/mood/cues.ts';
import { blankOut, toPlainText } from '../../../main/desk/messages/mood/clean-text.ts';

const find = createCueFinder();
const feelings = (text: string) =>
  find(text).moodCues.map(({ kind, start, end }) => [kind, text.slice(start, end)]);
const signs = (text: string) =>
  find(text).attentionCues.map(({ kind, start, end }) => [kind, text.slice(start, end)]);

describe('words of feeling', () => {
  it('takes a negated word of praise for a complaint, and its negation with it', () => {
    expect(feelings('I am not at all happy.')).toEqual([['complaint', 'not at all happy']]);
    expect(feelings('You have never been helpful')).toEqual([['complaint', 'never been helpful']]);
  });

  it('takes "no problem" and "never a delay" for relief, not for trouble', () => {
    expect(feelings('No problem!')).toEqual([['praise', 'No problem']]);
    expect(feelings('never a delay')).toEqual([['praise', 'never a delay']]);
  });

  it('does not reach over the end of a clause for a negation', () => {
    expect(feelings('No, great idea')).toContainEqual(['praise', 'great']);
  });

  it('does not thank for what was lost or ruined', () => {
    expect(feelings('Thanks for losing my suitcase')).toEqual([['anger', 'Thanks for losing']]);
    expect(feelings('Thanks for the quick answer')[0]).toEqual(['thanks', 'Thanks']);
  });

  it('reads words whose apostrophe was left out', () => {
    expect(feelings('it doesnt work')).toEqual([['complaint', 'doesnt work']]);
  });

  it('tells waiting from opening hours', () => {
    expect(feelings('I waited for three hours')).toContainEqual(['complaint', 'waited for three hours']);
    expect(feelings('Are you open 24 hours')).not.toContainEqual(['complaint', '24 hours']);
  });
});

describe('signs that deserve attention', () => {
  it.each([
    ['I will order from your competitor', 'your competitor'],
    ['This is the third time I am writing', 'third time I am writing'],
    ['I am cancelling my subscription', 'cancelling my subscription'],
    ['I will never shop here again.', 'never shop here again'],
    ['I am taking my business elsewhere', 'taking my business elsewhere'],
  ])('sees that someone may leave: %s', (text, words) => {
    expect(signs(text)).toContainEqual(['leaving', words]);
  });

  it.each([
    'I do not want to cancel, only to move the date.',
    'I never want to buy from anybody else again',
    'Can I cancel my appointment on Monday?',
    'It was the third time we came for dinner',
  ])('sees no leaving where none is: %s', (text) => {
    expect(signs(text)).toEqual([]);
  });

  it('wants a deadline or a plea before it calls a message urgent', () => {
    expect(signs('I need it by Friday')[0]?.[0]).toBe('urgent');
    expect(signs('I was in the shop today')).toEqual([]);
  });

  it('finds signs of a vulnerable customer', () => {
    expect(signs('My husband passed away in May')[0]).toEqual(['vulnerable', 'My husband passed away']);
    expect(signs('My husband liked the cake')).toEqual([]);
  });
});

describe('what is left out of the mood', () => {
  it('blanks links, addresses and handles without moving anything', () => {
    const text = '@shop see https://example.com/awful?x=1 or write to bad@example.com';
    expect(blankOut(text)).toHaveLength(text.length);
    expect(blankOut(text).trim()).toBe('see' + ' '.repeat(31) + 'or write to');
    expect(toPlainText(text)).toBe('see or write to');
  });

  it('reads a hash tag as words', () => {
    expect(toPlainText('#WorstDayEver')).toBe('Worst Day Ever');
  });
});
