import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/folder.ts';
import { rawDatabase } from '../support/store.ts';

/** Questions and answers of one language, as a table. */
async function shopWith(rows: readonly (readonly [question: string, answer: string])[]): Promise<TestDesk> {
  const desk = await openTestDesk();
  const file = path.join(temporaryFolder(), 'faq.csv');
  const lines = rows.map((row) => row.map((cell) => `"${cell}"`).join(','));
  writeFileSync(file, `question,answer\n${lines.join('\n')}\n`);
  await desk.api.call('library.import', { paths: [file] });
  await desk.services.library.whenIdle();
  return desk;
}

const english = [
  ['Do you deliver abroad?', 'To Ireland, France and Germany.'],
  ['How can I return something?', 'Within thirty days, in its box.'],
  ['When do I get my money back?', 'Within five days.'],
  ['Where can I park?', 'Behind the shop.'],
  ['What are your opening hours?', 'Nine to five.'],
] as const;

// Catches: mail in another language that finds nothing in an English library, or whatever has a word in common.
it('mail in German, French and Spanish finds what an English library says, and is told to be compared word by word', async () => {
  const desk = await shopWith(english);
  const answersTo = async (text: string) => {
    const { questions, languageSupport, searchedBy } = await desk.api.call('messages.read', { text });
    return [questions[0]?.suggestions[0]?.title, languageSupport, searchedBy];
  };
  const compared = ['word by word', 'meaning and words'];
  expect(await answersTo('Guten Tag, verschicken Sie Ihre Ware auch ins Ausland?')).toEqual([
    'Do you deliver abroad?',
    ...compared,
  ]);
  expect(await answersTo('Bonjour, comment puis-je vous renvoyer un article ?')).toEqual([
    'How can I return something?',
    ...compared,
  ]);
  expect(await answersTo('Hola, ¿dónde se puede aparcar el coche?')).toEqual([
    'Where can I park?',
    ...compared,
  ]);
});

// Catches: a German library of before, whose vectors are those of German words, which nothing is close to.
it('a library that was embedded with other dictionaries is embedded anew at the next start', async () => {
  const desk = await shopWith([
    ['Was kostet der Versand?', '4,90 Euro.'],
    ['Gibt es Parkplätze?', 'Hinter dem Haus.'],
  ]);
  const vectors = (): readonly unknown[] => {
    const db = rawDatabase(desk.folder);
    try {
      return db
        .prepare('SELECT hex(vector) AS vector FROM vectors ORDER BY passage_id, field, position')
        .all();
    } finally {
      db.close();
    }
  };
  const before = vectors();
  await desk.close();
  const db = rawDatabase(desk.folder);
  db.exec(
    `UPDATE vectors SET vector = zeroblob(length(vector)); UPDATE meta SET value = '0' WHERE key = 'library.dictionaries'`,
  );
  db.close();
  const again = await openTestDesk({ folder: desk.folder });
  await vi.waitFor(() => expect(vectors()).toEqual(before), { timeout: 20_000 });
  const { suggestions } = await again.api.call('messages.search', {
    text: 'Wo kann ich das Auto abstellen?',
  });
  expect(suggestions[0]?.title).toBe('Gibt es Parkplätze?');
});

// Catches: a German library that is searched by its words alone.
it('a German library is searched by what is meant', async () => {
  const desk = await shopWith([
    ['Was kostet der Versand?', '4,90 Euro.'],
    ['Wann haben Sie geöffnet?', 'Von neun bis sechs.'],
    ['Kann ich meine Bestellung stornieren?', 'Ja, solange sie nicht verschickt ist.'],
    ['Gibt es Parkplätze?', 'Hinter dem Haus.'],
    ['Sind Nüsse im Brot enthalten?', 'Nur im Walnussbrot.'],
  ]);
  const first = async (text: string) =>
    (await desk.api.call('messages.search', { text })).suggestions[0]?.title;
  expect(await first('Muss ich Porto bezahlen?')).toBe('Was kostet der Versand?');
  expect(await first('Wo kann ich das Auto abstellen?')).toBe('Gibt es Parkplätze?');
  expect(await first('Seid ihr am Montag da?')).toBe('Wann haben Sie geöffnet?');
});
