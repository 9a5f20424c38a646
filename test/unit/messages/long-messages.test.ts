import { describe, expect, it } from 'vitest';
import { extractDetails } from '../../../main/desk/messages/details.ts';
import { createCueFinder } from '../../../main/desk/messages/mood/cues.ts';
import { findTrackingNumbers } from '../../../main/desk/messages/tracking.ts';

const now = new Date(2026, 10, 23, 12);
const length = 200_000;
const findCues = createCueFinder();

/** A step that doubles with the length of a text would not end here within the patience of the test. */
describe.each([
  '0-',
  '1/',
  '1 ',
  '5. ',
  ' ',
  'A',
  'Ab ',
  '.',
  '#1234 ',
  'order ',
  'order 10023, 10024, ',
  'tracking number AB',
  'monday ',
  '12.10.2026 ',
  '€1 ',
  'name: ',
  'this is ',
  'not the ',
  'I am not angry at all, ',
  'great, ',
  'thank you for ',
  '"',
  'still no ',
])('a message of %j without end', (piece) => {
  const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

  it.each(['en', 'de'])('has its details read (%s)', (language) => {
    const details = extractDetails(text, [], { now, region: 'GB', language });
    expect(details.filter(({ start, end }) => end <= start)).toEqual([]);
  });

  it('has its words of feeling and tracking numbers read', () => {
    expect(findCues(text).moodCues.length).toBeLessThanOrEqual(length);
    expect(findTrackingNumbers(text).length).toBeLessThanOrEqual(length);
  });
});
