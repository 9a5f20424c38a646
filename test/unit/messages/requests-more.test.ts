import { describe, expect, it } from 'vitest';
import { extractQuestions } from '../../../main/desk/messages/questions.ts';
import { splitSentences } from '../../../main/desk/messages/sentences.ts';

const places = (text: string): readonly string[] =>
  extractQuestions(splitSentences(text, [])).map(({ start, end }) => text.slice(start, end));

// Bugs: orders with an "and" between became one; closing words became requests; a chat's line without a mark was lost.
describe('a mail is read as its requests', () => {
  it.each<[string, readonly string[]]>([
    [
      'Hi, please pause my box for August and change the card on file to the one ending 4410. I look forward to hearing from you. Ann',
      ['please pause my box for August', 'change the card on file to the one ending 4410'],
    ],
    [
      'Hello, could you wrap the book and add a note for my sister? Thanks, Flo',
      ['could you wrap the book', 'add a note for my sister?'],
    ],
    ['yo\nyou lot deliver on bank holidays\ncheers', ['you lot deliver on bank holidays']],
    [
      'ware is my parcel it was due mon. cud u tell me who the courier is',
      ['ware is my parcel', 'cud u tell me who the courier is'],
    ],
    [
      'Hi, the back burner goes out after a minute. Apart from that, the door no longer closes. Rgds Pat',
      ['the back burner goes out after a minute', 'the door no longer closes'],
    ],
    [
      'Dear all, I am writing to let you know that I have paid the invoice this morning. Kind regards, Lena',
      [],
    ],
    [
      'Hello, after a pair of red laces, have you got any? Jo',
      ['after a pair of red laces, have you got any?'],
    ],
    [
      'Good day. Am I talking to Ruth? You promised a refund for the blender, but I have seen nothing on my card. Awaiting your reply. Milo',
      ['You promised a refund for the blender, but I have seen nothing on my card'],
    ],
    [
      'Hi there just a quick question how much is the large one and do u post to jersey',
      ['how much is the large one', 'do u post to jersey'],
    ],
    [
      'Hi, I want to move the lesson on the 3rd to the 10th and book a second one for my son. A quick answer would be great. Ed',
      ['I want to move the lesson on the 3rd to the 10th', 'book a second one for my son'],
    ],
    [
      'Hello, cancel the blue one and send me the money back please. Ta, Lou',
      ['cancel the blue one and send me the money back please'],
    ],
    [
      'Hello, please pack the glasses well and send them to my mother. Jan',
      ['please pack the glasses well and send them to my mother'],
    ],
    ['Hi, just to let you know that the parcel never arrived. Kit', ['the parcel never arrived']],
    ['Just a note that the keys are on their way, posted yesterday. No reply needed. Dev', []],
    [
      'Hello, I sent the coat back three weeks ago, tracking 77812. Bye, Rolf',
      ['I sent the coat back three weeks ago, tracking 77812'],
    ],
    [
      "Hello. Could you tell me if the lamp is dimmable? A short reply would be appreciated. I'd love to hear from you soon. Vi",
      ['Could you tell me if the lamp is dimmable?'],
    ],
    [
      'Hi team, can the engraving be in italics and would it be ready by the 9th? Hoping to hear from you soon, Mara',
      ['can the engraving be in italics', 'would it be ready by the 9th?'],
    ],
    [
      'Hello, please move my pickup to Friday and add two almond croissants. Kind regards, Uli',
      ['please move my pickup to Friday', 'add two almond croissants'],
    ],
    ["Dear shop, I've posted the signed form today. Nothing else for now. Best, Rhona", []],
    [
      'Good evening. The heel of the left boot came off at the dance. In addition, the polish you sent is the wrong colour. Looking forward to your answer. Cleo',
      ['The heel of the left boot came off at the dance', 'the polish you sent is the wrong colour'],
    ],
    [
      'Hi, am I speaking to Anna? I was told to ask you about a trade account. Joss',
      ['I was told to ask you about a trade account'],
    ],
    ['Hello, thanks ever so much for the swift refund, that was kind of you. Peggy', []],
    [
      'Hi, in need of a birthday hamper for a vegan, do you make any? And can it be sent to Hull? x',
      ['in need of a birthday hamper for a vegan, do you make any?', 'And can it be sent to Hull?'],
    ],
  ])('%j', (text, expected) => {
    const found = places(text);
    expect(found).toHaveLength(expected.length);
    for (const [at, words] of expected.entries()) expect(found[at]).toContain(words);
  });
});

describe('nothing is asked', () => {
  it.each([
    'It came this morning and works like a charm. Piet',
    'What a lovely stay, we will certainly be back. The Novaks',
    'The deposit of 50 pounds was paid yesterday, reference ROSE-2. Have a lovely week.',
    'For your information, no answer needed: the keys are in the letterbox.',
    'Cheers for fixing it so quickly, you are stars.',
  ])('%s', (text) => {
    expect(places(text)).toEqual([]);
  });

  it.each([
    'Thanks for the parcel, but one cup is missing.',
    'I paid yesterday, but the order still says unpaid.',
    'Just to let you know that my address has changed to 4 Quay Street.',
    'I would be glad of a confirmation that the blue one was sent.',
    'You make sure the lid is on?',
  ])('but something is: %s', (text) => {
    expect(places(text)).toHaveLength(1);
  });
});
