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

  it('takes much thanks for thanks, and "so much for" alone for scorn', () => {
    expect(feelings('Thank you so much for the help')).toEqual([['thanks', 'Thank you so much']]);
    expect(feelings('Thanks so much for waiting')[0]).toEqual(['thanks', 'Thanks so much']);
    expect(feelings('So much for your promises')[0]?.[0]).toBe('anger');
  });

  it('declines with "no thanks", and is not unthankful', () => {
    expect(feelings('No thanks, I found one')).toEqual([['thanks', 'thanks']]);
  });

  it('reads words whose apostrophe was left out', () => {
    expect(feelings('it doesnt work')).toEqual([['fault', 'doesnt work']]);
  });

  it('tells waiting from opening hours', () => {
    expect(feelings('I waited for three hours')).toContainEqual(['complaint', 'waited for three hours']);
    expect(feelings('Are you open 24 hours')).not.toContainEqual(['complaint', '24 hours']);
  });
});

describe('what is not meant as a feeling', () => {
  it.each([
    'I am not angry at all, just asking.',
    'We are not upset, these things happen.',
    'I do not want to complain about anybody.',
    "I wasn't disappointed in the least.",
    'My angry neighbour rang at nine.',
    'My boss was furious about another supplier.',
    'A customer of mine complained about the smell.',
    'The previous company was terrible.',
    'The field says "Unacceptable characters".',
    'Do you still stock the Angry Orchard cider?',
    'Please ignore my last mail.',
    'What are your opening hours?',
  ])('is denied, quoted, somebody else’s or a name: %s', (text) => {
    expect(feelings(text).filter(([kind]) => kind === 'anger' || kind === 'complaint')).toEqual([]);
  });

  it.each([
    'I could not be more angry.',
    'My daughter was so disappointed.',
    'Your driver was rude.',
    'Not only late, but rude as well.',
    'You ignored my last mail.',
    'If you think that I am not angry, you are wrong: this is ridiculous.',
  ])('stays where it is meant: %s', (text) => {
    expect(feelings(text).some(([kind]) => kind === 'anger' || kind === 'complaint')).toBe(true);
  });
});

describe('irony', () => {
  it.each([
    'Thank you so much for losing my parcel.',
    'Thanks a lot for nothing.',
    'Thanks for the broken vase.',
    'Great, another broken mug.',
    'Great, broken again.',
    'Perfect timing, the gift never arrived.',
    'Wow, only six weeks for a candle.',
    'You must be so proud.',
    'I hope you are proud of yourselves.',
    'Congratulations on losing it a second time.',
    'Well done, you managed to ruin the party.',
    'I love how my parcel is late again.',
    'So much for next-day delivery.',
  ])('contradicts what happened: %s', (text) => {
    const found = feelings(text);
    expect(found).toContainEqual(['anger', expect.any(String)]);
    expect(found.filter(([kind]) => kind === 'praise' || kind === 'thanks')).toEqual([]);
  });

  it.each([
    'Great, thanks, the problem is solved.',
    'Lovely bread, but one loaf was broken.',
    'Thank you for the quick help with the broken mug.',
    'Perfect, it works again.',
    'Brilliant, could you send the missing lid?',
    'Congratulations on opening your second shop!',
    'Thanks for the replacement of the broken lamp.',
    'I love how the bread smells.',
    'I am so proud of my loaf.',
    'Thank you for cancelling my order so quickly.',
  ])('is not seen where praise is meant: %s', (text) => {
    expect(feelings(text).filter(([kind]) => kind === 'anger')).toEqual([]);
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
    'It is not urgent at all.',
    'This isn’t an emergency.',
    'Nothing urgent, take your time.',
    'I would never switch to another shop.',
    'We are not thinking of switching to another shop.',
    'I am not going to unsubscribe.',
  ])('sees no sign that is denied: %s', (text) => {
    expect(signs(text)).toEqual([]);
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
