import { text as readAll } from 'node:stream/consumers';
import type { Question, Reading, Topic } from '../../preload/contract.ts';
import { parse, UsageError } from './arguments.ts';
import { defaultDataFolder, openDesk } from './open-desk.ts';

/** `desk ask "MESSAGE"`: reads the message and prints, per question, what the library says and how sure that is. */
export async function runAsk(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args, {});
  const given = positionals.join(' ');
  const message = given === '-' ? await readAll(process.stdin) : given;
  if (message.trim() === '') throw new UsageError('Which message?');
  const desk = await openDesk({ dataFolder: values.data ?? defaultDataFolder() });
  try {
    await desk.modelSettled;
    const reading = await desk.api.call('messages.read', { text: message });
    console.log(values.json ? JSON.stringify(reading, null, 2) : asText(reading));
    return reading.questions.some((question) => question.verdict.word !== 'no good answer') ? 0 : 1;
  } finally {
    await desk.close();
  }
}

function asText(reading: Reading): string {
  const lines = [
    topicAsText(reading.topic),
    reading.mood === null ? '' : `Mood: ${reading.mood.word}. ${reading.mood.why}`,
    reading.automatic === null ? '' : `Sent by a machine: ${reading.automatic}.`,
    ...(reading.questions.length === 0 ? ['Nothing is asked in this message.'] : []),
    ...reading.questions.map(questionAsText),
  ].filter((line) => line !== '');
  if (!reading.languageServed)
    lines.push(`The message seems to be in a language (${reading.language}) that the model does not serve.`);
  if (reading.searchedBy === 'words') lines.push('Searched by words only: the language model is not ready.');
  return lines.join('\n\n');
}

/** Nothing where no queue and no rule says anything. */
function topicAsText({ queue, priority, confidence, alarms, why }: Topic): string {
  if (queue === null && alarms.length === 0) return '';
  const where = queue === null ? 'none of the queues' : queue.name;
  const sure = alarms.some((alarm) => alarm.queue !== null) ? 'by a rule' : confidence.word;
  const pressing = priority === 'normal' ? '' : `, ${priority}`;
  return `Topic: ${where} (${sure}${pressing}). ${why}`;
}

function questionAsText({ number, text, verdict, suggestions }: Question): string {
  const head = `${number}. ${text}\n   ${verdict.word}`;
  const best = suggestions[0];
  if (!best) return `${head}: the library has nothing on it.`;
  const source = `${best.source.name} › ${best.source.heading} [${best.source.start}–${best.source.end}]`;
  if (verdict.word === 'no good answer') return `${head}. Closest is “${best.title}” (${source}).`;
  const others = suggestions.slice(1).map((other) => `   or “${other.title}” (${other.confidence.word})`);
  return [
    `${head}: “${best.title}”`,
    indent(best.text),
    `   Source: ${source}`,
    `   Why: ${best.why}`,
    ...others,
  ].join('\n');
}

const indent = (text: string): string => text.replaceAll(/^/gm, '   | ');
