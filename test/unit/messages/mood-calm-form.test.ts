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

// Bug: that a fault is over, or that the writer looks for its cause in himself, read as a complaint.
describe('the trouble is over', () => {
  it.each([
    'It works again now, I had to restart the router.',
    'That did the trick, the label prints.',
    'Never mind, I found the code in my spam.',
    'Sorted, the parcel was at my neighbour’s.',
    'The problem has solved itself, the app opens again.',
    'No thanks, that helped a lot!',
  ])('%s', (text) => {
    expect(shareOf(text)).toBeLessThan(0.8);
  });

  it.each([
    'It has not been solved.',
    'You told me it was sorted, and it still does not open.',
    'It worked until your update.',
    'It works again for an hour and then it stops. I am fed up.',
    'It works now, but it took you three weeks.',
  ])('but not where that is taken back: %s', (text) => {
    expect(shareOf(text)).toBe(1);
  });
});

describe('the cause is looked for in the writer', () => {
  it.each([
    'Have I missed a step?',
    'What am I doing wrong??',
    'I may have typed the wrong address.',
    'I am no expert with these things.',
    'Perhaps I overlooked something.',
    'Is it supposed to blink?',
    'I forgot my password and cannot log in.',
  ])('%s', (text) => {
    expect(shareOf(text)).toBeLessThan(0.8);
  });

  it.each([
    'I do not know why I should pay twice for your mistake.',
    'I must have told you five times.',
    'I may have lost my patience with you.',
    'What did I do wrong to be treated like this?',
  ])('but not where that is said to the shop: %s', (text) => {
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
