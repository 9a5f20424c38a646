import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CallInput, Reading } from '../../../preload/contract.ts';
import { UsageError } from '../arguments.ts';
import { openDesk } from '../open-desk.ts';
import { checkProvenance, type CheckedDraft } from './draft-provenance.ts';
import { quantile } from './quantile.ts';

/** Every way in which a reply can sound. */
const voices = [
  { tone: 'as written', length: 'full' },
  { tone: 'formal', length: 'full' },
  { tone: 'friendly', length: 'short' },
] as const;

/**
 * Composes drafts for `most` messages of a folder (`.eml`, `.txt`, `.jsonl` with `text` or `turns`), spread evenly over
 * them, with the sample shop as library, and looks every sentence up in the original that it names.
 */
export async function evalDrafts(
  folder: string,
  dataFolder: string,
  most: number,
): Promise<Record<string, unknown>> {
  const all = messagesBelow(folder);
  if (all.length === 0) throw new UsageError('There is no .eml, .txt or .jsonl file with a message.');
  const step = Math.max(1, all.length / most);
  const messages = all
    .filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step))
    .slice(0, most);
  const desk = await openDesk({ dataFolder });
  try {
    await desk.api.call('sample.add', {});
    await desk.services.library.whenIdle();
    await desk.modelSettled;
    const checked: CheckedDraft[] = [];
    const times: number[] = [];
    let questions = 0;
    let answered = 0;
    for (const message of messages) {
      const read = await desk.api.call('messages.read', message);
      questions += read.questions.length;
      answered += new Set(
        read.draft.pieces.flatMap(({ from, question }) => (from === 'source' ? [question] : [])),
      ).size;
      const originals = { store: desk.services.store, settings: await desk.api.call('settings.get', {}) };
      checked.push(checkProvenance(read.draft, read, originals));
      for (const voice of voices) {
        const input = toCompose(read, voice);
        const started = performance.now();
        const draft = await desk.api.call('replies.compose', input);
        times.push(performance.now() - started);
        checked.push(checkProvenance(draft, read, originals));
      }
    }
    return summary(messages.length, questions, answered, checked, times);
  } finally {
    await desk.close();
  }
}

function summary(
  messages: number,
  questions: number,
  answered: number,
  checked: readonly CheckedDraft[],
  times: readonly number[],
): Record<string, unknown> {
  const sum = (count: (draft: CheckedDraft) => number): number =>
    checked.reduce((total, draft) => total + count(draft), 0);
  const sentences = sum((draft) => draft.sentences);
  const untraced = checked.flatMap((draft) => draft.untraced);
  for (const { text, target } of untraced.slice(0, 20)) console.error(`${target ?? 'nowhere'}: ${text}`);
  return {
    kind: 'drafts',
    messages,
    questions,
    answered,
    drafts: checked.length,
    sentences,
    traced: sentences - untraced.length - sum((draft) => draft.open),
    open: sum((draft) => draft.open),
    untraced: untraced.length,
    composeP50ms: quantile(times, 0.5),
    composeP95ms: quantile(times, 0.95),
  };
}

/** What the window asks for when the agent takes the best answer of every question. */
function toCompose(read: Reading, voice: (typeof voices)[number]): CallInput<'replies.compose'> {
  return {
    caseId: read.caseId,
    voice,
    name: read.details.find(({ kind }) => kind === 'name')?.text.slice(0, 200) ?? null,
    answers: read.questions.slice(0, 50).map(({ text, suggestions }) => ({
      question: text.slice(0, 5_000),
      target: suggestions[0]?.target ?? null,
    })),
  };
}

type Message = { readonly path: string } | { readonly text: string };

function messagesBelow(folder: string): readonly Message[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
  return files.flatMap((name): readonly Message[] => {
    const file = path.join(folder, name);
    switch (path.extname(name).toLowerCase()) {
      case '.eml':
        return [{ path: file }];
      case '.txt':
        return [{ text: readFileSync(file, 'utf8') }];
      case '.jsonl':
        return readFileSync(file, 'utf8').split('\n').flatMap(messageIn);
      default:
        return [];
    }
  });
}

/** A row with a `text`, or with `turns` of which the first is the customer's. */
function messageIn(line: string): readonly Message[] {
  if (line.trim() === '') return [];
  const row: unknown = JSON.parse(line);
  if (typeof row !== 'object' || row === null) return [];
  const turn: unknown = 'turns' in row && Array.isArray(row.turns) ? row.turns[0] : row;
  const isText = typeof turn === 'object' && turn !== null && 'text' in turn && typeof turn.text === 'string';
  return isText && String(turn.text).trim() !== '' ? [{ text: String(turn.text) }] : [];
}
