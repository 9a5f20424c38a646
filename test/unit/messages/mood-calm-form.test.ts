import { describe, expect, it } from 'vitest';
import { complaintShare } from '../../../main/desk/messages/mood/calm-form.ts';
import { createCueFinder } from '../../../main/desk/messages/mood/cues.ts';

const find = createCueFinder();
const shareOf = (text: string): number => complaintShare(text, find(text));
const kindsOf = (text: string) => find(text).moodCues.map(({ kind }) => kind);

// Bug: a fault reported calmly, or the customer's own slip, was called unhappy.
describe('the form of a message says that nobody is blamed', () => {
  it.each([
    'The lid came with a dent, no drama. How can I get another?',
    'One cup arrived in two pieces, it happens. What do you need from me?',
    'No complaints here, I only wondered why the small tin costs more.',
    'Please take the jug off my order. Sorry for the bother.',
  ])('%s', (text) => {
    expect(shareOf(text)).toBeLessThan(0.8);
  });

  it.each([
    'The left lamp is broken. Could you send a bulb?',
    'The card reader said error. Which cards do you take?',
  ])('a polite question about a fault counts less: %s', (text) => {
    expect(shareOf(text)).toBeLessThan(1);
  });

  it.each([
    'It happens every time, and I am sick of it.',
    'Still nothing works!! Could you answer?',
    'Do not worry, I will never order from you again.',
    'I am so disappointed. Could you call me?',
  ])('but not where somebody has had enough: %s', (text) => {
    expect(shareOf(text)).toBe(1);
  });
});

describe('whom words of blame are for', () => {
  it.each([
    'I typed the wrong postcode, silly me.',
    'My mistake, I am such an idiot.',
    'Stupid me, I lost my key.',
  ])('not the shop, where the slip was the customer’s own: %s', (text) => {
    expect(kindsOf(text)).toEqual([]);
  });

  it('the shop, where it is called so', () => {
    expect(kindsOf('Your stupid app lost my order.')).toContain('anger');
  });
});

describe('threats and grief without a word of anger', () => {
  it.each([
    'Unless my money is back by Friday, my lawyer will write the next letter.',
    'You have until Monday.',
    'I will go to the small claims court.',
    'I am in tears. The cake came a day after the party.',
    'Marvellous, another week of silence.',
    'How on earth do you sell that?',
  ])('%s', (text) => {
    expect(kindsOf(text).some((kind) => kind === 'anger' || kind === 'complaint')).toBe(true);
  });

  it.each([
    'My solicitor friend loves the vase.',
    'You have until now been lovely.',
    'Can I cancel my order?',
  ])('and none: %s', (text) => {
    expect(kindsOf(text)).not.toContain('anger');
    expect(find(text).attentionCues.map(({ kind }) => kind)).not.toContain('leaving');
  });

  it('who wants to leave says so, who cancels an order does not', () => {
    const leaves = (text: string): boolean => find(text).attentionCues.some(({ kind }) => kind === 'leaving');
    expect(leaves('I want to cancel my order 5521.')).toBe(false);
    expect(leaves('I want to cancel my subscription.')).toBe(true);
  });
});
