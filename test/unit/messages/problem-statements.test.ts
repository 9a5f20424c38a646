import { describe, expect, it } from 'vitest';
import { extractQuestions } from '../../../main/desk/messages/questions.ts';
import { splitSentences } from '../../../main/desk/messages/sentences.ts';

const places = (text: string): readonly string[] =>
  extractQuestions(splitSentences(text, [])).map(({ start, end }) => text.slice(start, end));

/** A question that anybody finds; what is told before it must not go under beside it. */
const question = 'Do you sell gift wrap?';

// Bugs: a fault told in everyday words was taken for the story of the next question, and nobody answered it.
describe('a fault that is told is a request beside a question', () => {
  it.each([
    'The zip on the tent won’t close past the middle.',
    'Our April statement hasn’t been posted to the portal.',
    'My reading lamp doesn’t dim any more.',
    'The lid of the teapot has come apart.',
    'The batteries have gone flat after two days.',
    'The cream has gone cloudy.',
    'The kitchen timer is off by about four minutes.',
    'The yoghurts were past their date.',
    'My profile still shows the flat in Leeds.',
    'The code only takes off two pounds.',
    'The display shows miles after I changed the battery.',
    'I’ve lost the loyalty card.',
    'We’re also out of paper cups.',
    'We have not had the March invoice.',
    'I’ve still not seen the credit.',
    'No screws in the box.',
    'The third gear slips.',
  ])('%s', (told) => {
    expect(places(`Hello, ${told} ${question} Thanks, Ina`)).toEqual([told, question]);
  });
});

// Bugs: "I'd like to" was known before a list of verbs only, and what else somebody wanted was nobody's request.
describe('a wish is a request beside a question, whatever is wished', () => {
  it.each([
    'I’d also like to add my initials on the inside.',
    'We’d love to bring the children along.',
    'We’d need to shift the visit to June.',
    'What I really need is a receipt in my maiden name.',
    'I think I am entitled to a replacement.',
    'We shall expect something off the bill.',
    'I own an older model, which I would like to trade in.',
    'A spare key would be handy too.',
    'It would suit us better on the Friday.',
  ])('%s', (wish) => {
    expect(places(`Hello, ${wish} ${question} Thanks, Ina`)).toContain(question);
    expect(places(`Hello, ${wish} ${question} Thanks, Ina`)).toHaveLength(2);
  });
});

// Bugs: "Can you do that?" was taken for politeness, and what stood before it went under.
describe('a question that asks whether something may be so takes what stands before it along', () => {
  it.each([
    'My mother will fetch it on her way home. Is that possible?',
    'The cake is to go to the community hall. Can you do that for us?',
    'Both dogs will travel in the back. Would that be okay?',
    'The neighbours at number six take it in. Could they?',
  ])('%s', (text) => {
    const [first, second, ...others] = places(`Hi there. ${text} ${question}`);
    expect(first).toBe(text);
    expect([second, others]).toEqual([question, []]);
  });
});

// Bugs: what only tells became a request of its own.
describe('what tells a story is no request', () => {
  it.each([
    'I would like to thank your driver.',
    'We’d love to tell you how well it went.',
    'My husband doesn’t like waiting.',
    'That doesn’t matter.',
    'No product has worked on my face.',
    'The children don’t mind.',
    'We live on the third floor.',
  ])('%s', (told) => {
    expect(places(`Hello. ${told} ${question}`)).toEqual([question]);
  });
});

// Bugs: what is said on about a question became a request of its own, and a wish to put something right went under.
describe('a wish behind a question', () => {
  it.each([
    ['Do you run sourdough courses? I would like to give one to my wife.', 1],
    ['Is the green kettle in stock? I’d like to buy it for my mother.', 1],
    ['Where is my order? I’d like to cancel it.', 2],
    ['How large is the blue one? I’d also like to have the lid of it replaced.', 2],
  ])('%s: %d', (text, requests) => {
    expect(places(text)).toHaveLength(requests);
  });
});
