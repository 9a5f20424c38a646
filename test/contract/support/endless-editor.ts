/**
 * Run as a process of its own and killed in the middle: adds entries, edits, merges, removes them and brings them back
 * without end, and prints a line for each thing that was confirmed. Argument: the data folder.
 */
import { writeSync } from 'node:fs';
import type { EntryFields } from '../../../preload/contract.ts';
import type { NewPassage } from '../../../main/desk/store/store.ts';
import { open } from './store.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('A folder, please');
const { store } = open(folder);
const { entries, documents } = store;
const confirm = (line: string) => writeSync(1, `${line}\n`);

const fieldsOf = (question: string, answer: string): EntryFields => ({
  question,
  answer,
  variants: [`${question} again`],
  tags: ['winter'],
  collection: null,
  language: 'en',
  internal: false,
  reviewBy: null,
});
/** Two passages, each with a vector of its own. */
const passagesOf = ({ question, answer }: EntryFields, entry = 0): readonly NewPassage[] =>
  [1, 2].map((part) => ({
    entry,
    heading: question,
    text: `${answer} part ${part}`,
    start: 0,
    end: 1,
    vectors: [{ field: 'body', position: 0, vector: new Int8Array(384).fill(part) }],
  }));

for (let turn = 0; ; turn += 1) {
  const ids = [0, 1, 2].map((nth) => `${process.pid}-${turn}-${nth}`);
  const made = ids.map((id) => ({ id, fields: fieldsOf(`What is ${id}?`, 'First.'), by: 'edit' as const }));
  entries.add(
    made,
    made.flatMap(({ fields }, at) => passagesOf(fields, at)),
  );
  confirm(`there ${ids.join(' ')}`);
  const [kept = '', other = '', third = ''] = ids;
  const edited = fieldsOf(`What is ${kept}?`, 'Second.');
  entries.save(kept, edited, 'edit', passagesOf(edited));
  confirm(`edited ${kept}`);
  const { undo } = entries.remove([third]);
  confirm(`gone ${third}`);
  documents.restore(undo);
  confirm(`there ${third}`);
  entries.merge(kept, [other], edited, passagesOf(edited));
  confirm(`gone ${other}`);
  if (turn % 7 === 6) {
    const own = entries.get(kept)?.documentId ?? '';
    confirm('removing');
    documents.restore(documents.remove([own]).undo);
    confirm('restored');
  }
}
