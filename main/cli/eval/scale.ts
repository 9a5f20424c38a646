import { appendFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { embedWithTokens } from '../../desk/library/embed-with-tokens.ts';
import type { Embedder } from '../../desk/ports.ts';
import { openDesk } from '../open-desk.ts';
import { measureRawModel } from './measure-raw-model.ts';
import { quantile } from './quantile.ts';
import { scaleMails, scaleMessages, scaleQueues, streamEntries } from './synthetic-texts.ts';
import { importEntries } from './import-entries.ts';

const searches = 300;
/** The raw model embeds all texts, or of more than this every second, third and so on: its pace does not change. */
const mostRawTexts = 10_000;
const mails = 100;
/** Reading and suggesting for a mail of five questions: so many single queries of the raw model, and so many milliseconds. */
const mailLimits = { queries: 6, ms: 15 };

export interface ScaleResults {
  readonly passages: number;
  readonly indexSeconds: number;
  readonly rawEmbedSeconds: number;
  readonly searchP50ms: number;
  readonly searchP95ms: number;
  /** From a message to suggestions and draft: all of `messages.read`. */
  readonly readP95ms: number;
  /** The same for a mail of five questions, with queues and mood. */
  readonly mailP95ms: number;
  /** What that may take, by the raw model in the same run. */
  readonly mailBudgetMs: number;
  readonly rawQueryP50ms: number;
  readonly rssMB: number;
  readonly openMs: number;
}

/**
 * Indexes that many invented passages, searches them, opens the desk again; then the raw model embeds the same texts in
 * the same run.
 */
export async function evalScale({
  passages,
  dataFolder,
}: {
  readonly passages: number;
  readonly dataFolder: string;
}): Promise<Record<string, unknown> & ScaleResults> {
  // In a file, so that the memory that is measured is the desk's.
  const embedded = path.join(dataFolder, 'embedded-texts.jsonl');
  const watch = (real: Embedder): Embedder => {
    const note = (texts: readonly string[], purpose: 'query' | 'passage'): void => {
      if (purpose === 'passage')
        appendFileSync(embedded, texts.map((text) => `${JSON.stringify(text)}\n`).join(''));
    };
    return {
      ...real,
      embed: (texts, purpose) => {
        note(texts, purpose);
        return real.embed(texts, purpose);
      },
      embedTokens: (texts, purpose) => {
        note(texts, purpose);
        return embedWithTokens(real, texts, purpose);
      },
    };
  };
  const messages = scaleMessages(searches);
  const desk = await openDesk({ dataFolder, embedder: watch });
  await desk.modelSettled;
  const started = performance.now();
  await importEntries(desk, streamEntries(passages));
  const indexSeconds = (performance.now() - started) / 1000;
  const search = (text: string) =>
    desk.services.search.findAll([{ text, context: '' }], { limit: 3, byMeaning: true });
  const times = await timesOf(messages, search);
  const readTimes = await timesOf(messages, (text) => desk.api.call('messages.read', { text }));
  for (const { name, examples } of scaleQueues())
    await desk.api.call('queues.save', {
      queue: {
        id: null,
        name,
        description: '',
        examples: [...examples],
        assignee: '',
        priority: 'normal',
        needs: [],
        secondLook: false,
      },
    });
  const mailTimes = await timesOf(scaleMails(mails), (text) => desk.api.call('messages.read', { text }));
  const rssMB = Math.round(process.memoryUsage.rss() / 2 ** 20);
  await desk.close();

  const opening = performance.now();
  const again = await openDesk({ dataFolder });
  await again.modelSettled;
  const openMs = Math.round(performance.now() - opening);
  await again.close();

  const texts = readFileSync(embedded, 'utf8').trimEnd().split('\n');
  const every = Math.ceil(texts.length / mostRawTexts);
  const sample = texts.filter((_, at) => at % every === 0);
  const raw = await measureRawModel({
    passages: sample.map((line) => z.string().parse(JSON.parse(line))),
    queries: messages,
  });
  const rawEmbedSeconds = (raw.embedSeconds * texts.length) / sample.length;
  return {
    kind: 'scale',
    passages,
    indexSeconds: round(indexSeconds),
    rawEmbedSeconds: round(rawEmbedSeconds),
    indexRatio: round(rawEmbedSeconds / indexSeconds),
    searchP50ms: quantile(times, 0.5),
    searchP95ms: quantile(times, 0.95),
    readP95ms: quantile(readTimes, 0.95),
    mailP95ms: quantile(mailTimes, 0.95),
    mailBudgetMs: round(mailLimits.queries * raw.queryP50ms + mailLimits.ms),
    rawQueryP50ms: raw.queryP50ms,
    rssMB,
    openMs,
  };
}

async function timesOf(
  messages: readonly string[],
  work: (text: string) => Promise<unknown>,
): Promise<readonly number[]> {
  const times: number[] = [];
  for (const text of messages) {
    const asked = performance.now();
    await work(text);
    times.push(performance.now() - asked);
  }
  return times;
}

const round = (value: number): number => Math.round(value * 100) / 100;
