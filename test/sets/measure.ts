/**
 * What reading makes of the everyday mail of the shops, as the window reads it: `node test/sets/measure.ts [a]`.
 * Prints a line of figures for each shop and one for all, and what went wrong to stderr when `--show` is given.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { openDesk } from '../../main/cli/open-desk.ts';
import { firstNameOf } from '../../main/desk/replies/snippets/resolve-variables.ts';
import type { Question, Reading } from '../../preload/contract.ts';

const message = z.object({
  id: z.string(),
  subject: z.string().nullable(),
  from: z.string().nullable(),
  text: z.string(),
  greet: z.array(z.string()).nullable(),
  mood: z.enum(['calm', 'upset', 'happy']),
  requests: z.array(z.object({ quote: z.string(), answers: z.array(z.string()) })),
});
type Message = z.infer<typeof message>;

interface Figures {
  messages: number;
  allFound: number;
  requests: number;
  found: number;
  extra: number;
  answerable: number;
  rightFirst: number;
  rightShown: number;
  others: number;
  heldBack: number;
  greeted: number;
  /** Drafts that greet somebody else. */
  greetedWrong: number;
  /** Mails that are told to be upset, or not, as they are. */
  moodRight: number;
}

const shops = ['bakery', 'bicycles', 'cosmetics', 'software', 'rooms', 'kleidung', 'gite', 'tienda', 'garden', 'toys'];
const half = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? 'a';
const isShown = process.argv.includes('--show');

const nothing = (): Figures => ({
  messages: 0,
  allFound: 0,
  requests: 0,
  found: 0,
  extra: 0,
  answerable: 0,
  rightFirst: 0,
  rightShown: 0,
  others: 0,
  heldBack: 0,
  greeted: 0,
  greetedWrong: 0,
  moodRight: 0,
});

/** The message as the window gets it: pasted, or a mail file where its head is known. */
function given({ id, subject, from, text }: Message, folder: string): { path: string } | { text: string } {
  if (from === null) return { text };
  const file = path.join(folder, `${id}.eml`);
  const encoded = (words: string): string => `=?utf-8?B?${Buffer.from(words).toString('base64')}?=`;
  const [, name = '', address = from] = /^(.*?)\s*<([^>]*)>$/.exec(from) ?? [];
  const head = [
    `From: ${name === '' ? '' : `${encoded(name.replaceAll('"', ''))} `}<${address}>`,
    'To: <shop@shop.example>',
    `Subject: ${encoded(subject ?? '')}`,
    'Date: Mon, 2 Mar 2026 09:00:00 +0000',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
  ];
  writeFileSync(file, `${head.join('\n')}\n\n${text}`);
  return { path: file };
}

const answers = (titles: readonly string[], question: Question): boolean => {
  const title = question.suggestions[0]?.title;
  return title !== undefined && titles.some((each) => title === each || title.endsWith(`› ${each}`));
};
const isAnswered = ({ verdict }: Question): boolean => verdict.word !== 'no good answer';
const say = (...words: readonly string[]): void => {
  if (isShown) console.error(words.join(' | '));
};

function judge(figures: Figures, given: Message, text: string, questions: readonly Question[]): void {
  const taken = new Set<Question>();
  let from = 0;
  let missed = 0;
  for (const { quote, answers: titles } of given.requests) {
    const plain = quote.replaceAll('\r\n', '\n');
    const next = text.indexOf(plain, from);
    const start = next < 0 ? text.indexOf(plain) : next;
    from = start + 1;
    const mine = questions.filter((each) =>
      start < 0 ? each.text.includes(plain) : each.start < start + plain.length && each.end > start,
    );
    for (const each of mine) taken.add(each);
    figures.requests++;
    if (mine.length > 0) figures.found++;
    else {
      missed++;
      say(given.id, 'not found', quote);
    }
    if (titles.length > 0) {
      figures.answerable++;
      if (mine.some((each) => answers(titles, each))) figures.rightFirst++;
      else if (mine.length > 0) say(given.id, 'not first', quote, mine[0]?.suggestions[0]?.title ?? 'nothing');
      if (mine.some((each) => answers(titles, each) && isAnswered(each))) figures.rightShown++;
    } else {
      figures.others++;
      if (!mine.some(isAnswered)) figures.heldBack++;
      else say(given.id, 'not held back', quote);
    }
  }
  figures.messages++;
  if (missed === 0) figures.allFound++;
  for (const each of questions)
    if (!taken.has(each)) {
      figures.extra++;
      say(given.id, 'extra', each.text);
    }
}

/** By whom the draft greets; nobody answers a machine. */
function judgeWriter(figures: Figures, { id, greet, mood }: Message, read: Reading): void {
  const found = read.details.find(({ kind }) => kind === 'name')?.text ?? '';
  const name = read.automatic === null ? firstNameOf(found) : null;
  if (name !== null) {
    figures.greeted++;
    const isRight = greet?.some((each) => each === name || each.split(/\s+/).includes(name)) ?? false;
    if (!isRight) {
      figures.greetedWrong++;
      say(id, 'greeted', name);
    }
  }
  if ((read.mood?.mood === 'negative') === (mood === 'upset')) figures.moodRight++;
  else say(id, 'mood', mood, read.mood?.mood ?? 'none');
}

async function measure(shop: string): Promise<Figures> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sidedesk-sets-'));
  const set = path.join(import.meta.dirname, shop);
  const desk = await openDesk({ dataFolder: path.join(folder, 'data') });
  const figures = nothing();
  try {
    await desk.services.library.import([path.join(set, 'library')]);
    await desk.services.library.whenIdle();
    await desk.modelSettled;
    await desk.services.calibration.whenIdle();
    const lines = readFileSync(path.join(set, `messages-${half}.jsonl`), 'utf8').split('\n').filter(Boolean);
    for (const line of lines) {
      const each = message.parse(JSON.parse(line));
      const read = await desk.api.call('messages.read', given(each, folder));
      judge(figures, each, read.text, read.questions);
      judgeWriter(figures, each, read);
    }
  } finally {
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return figures;
}

const total = nothing();
// Not every shop has mail in every part.
const withMail = (shop: string): boolean =>
  existsSync(path.join(import.meta.dirname, shop, `messages-${half}.jsonl`));
for (const shop of shops.filter(withMail)) {
  const figures = await measure(shop);
  console.log(JSON.stringify({ shop, ...figures }));
  for (const name of Object.keys(total) as readonly (keyof Figures)[]) total[name] += figures[name];
}
console.log(JSON.stringify({ shop: 'all', ...total }));
