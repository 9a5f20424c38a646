import { afterEach, expect, test } from 'vitest';
import { createChanges } from '../../../main/desk/changes.ts';
import { type Calibration, createCalibration } from '../../../main/desk/learning/calibration/calibration.ts';
import { quantize } from '../../../main/desk/vectors.ts';
import { type Faq, type Library, openLibrary, vectorOf } from '../search/library.ts';

const log = { write: () => {} };
const things = 'bread cakes rolls tarts jam honey flour yeast crates vans ovens salt'.split(' ');
/** Each is about something else, and each is asked in its own way. */
const apart: readonly Faq[] = things.map((thing, at) => ({
  question: `${thing} ${things[(at + 5) % 12]}x q${at} w${at}?`,
  answer: `${thing} z${at} y${at}.`,
}));
/** Each asks the same of another thing. */
const alike: readonly Faq[] = things.map((thing) => ({
  question: `How long do you keep the ${thing} for a customer who comes late in the evening?`,
  answer: `We keep the ${thing} for a customer until the evening.`,
}));

const open: { library: Library; calibration: Calibration }[] = [];
afterEach(async () => {
  for (const { library, calibration } of open.splice(0)) {
    await calibration.close();
    library.close();
  }
});

function shop(faqs: readonly Faq[], library = openLibrary()) {
  const shifts: number[] = [];
  library.add('faq.csv', faqs);
  const calibration = createCalibration({
    store: library.store,
    search: { ...library.search, setConfidenceShift: (shift) => shifts.push(shift) },
    model: () => 'stand-in',
    learned: { count: () => 0, phrases: () => [] },
    changes: createChanges(log),
    log,
  });
  open.push({ library, calibration });
  return { library, calibration, shifts };
}

async function measured(faqs: readonly Faq[]): Promise<number | undefined> {
  const { calibration, shifts } = shop(faqs);
  calibration.start();
  await calibration.whenIdle();
  return shifts.at(-1);
}

test('entries that ask much the same make answers less sure than entries apart', async () => {
  const [ofAlike = 0, ofApart = 0] = [await measured(alike), await measured(apart)];
  expect(ofAlike).toBeLessThan(ofApart);
  expect(ofApart).toBeGreaterThan(0);
});

test('a library of a few entries leaves the curve as it ships', async () => {
  expect(await measured(apart.slice(0, 9))).toBe(0);
});

test('what was measured counts at once when the desk opens again, and is not measured twice', async () => {
  const { library, calibration, shifts } = shop(apart);
  calibration.start();
  await calibration.whenIdle();
  let asked = 0;
  const later: number[] = [];
  const again = createCalibration({
    store: library.store,
    search: {
      ...library.search,
      setConfidenceShift: (shift) => later.push(shift),
      evidenceWithout: (...given) => {
        asked++;
        return library.search.evidenceWithout(...given);
      },
    },
    model: () => 'stand-in',
    learned: { count: () => 0, phrases: () => [] },
    changes: createChanges(log),
    log,
  });
  again.start();
  expect(later).toEqual(shifts);
  await again.whenIdle();
  await again.close();
  expect(asked).toBe(0);
});

test('messages that were answered before make answers less sure where they look like other answers', async () => {
  const { library, calibration, shifts } = shop(apart);
  calibration.start();
  await calibration.whenIdle();
  // What was asked of one entry looks just like another one.
  const [target = ''] = library.search.questions().entryIds;
  const phrase = apart[5]?.question ?? '';
  const learned: number[] = [];
  const withLearned = createCalibration({
    store: library.store,
    search: { ...library.search, setConfidenceShift: (shift) => learned.push(shift) },
    model: () => 'stand-in',
    learned: {
      count: () => 60,
      phrases: () =>
        Array.from({ length: 60 }, () => ({
          phrase,
          target: `e:${target}`,
          vector: quantize(vectorOf(phrase)),
        })),
    },
    changes: createChanges(log),
    log,
  });
  withLearned.start();
  await withLearned.whenIdle();
  await withLearned.close();
  expect(learned.at(-1)).toBeLessThan(shifts.at(-1) ?? 0);
});
