import { text as readAll } from 'node:stream/consumers';
import {
  customerGroup,
  type Question,
  type Reading,
  type Suggestion,
  type Routing,
} from '../../preload/contract.ts';
import { parse, UsageError } from './arguments.ts';
import { openDeskAs } from './open-desk-as.ts';
import { statementText, t } from './i18n.ts';

/** `desk ask "MESSAGE"`: reads the message and prints, per question, what the library says and how sure that is. */
export async function runAsk(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args, { from: { type: 'string' } });
  const groups = customerGroup.options;
  const customer = groups.find((each) => each === values.from);
  if (values.from !== undefined && customer === undefined)
    throw new UsageError(t('cli.usage.groups', { groups }));
  const given = positionals.join(' ');
  const message = given === '-' ? await readAll(process.stdin) : given;
  if (message.trim() === '') throw new UsageError(t('cli.usage.message'));
  const desk = await openDeskAs(values);
  try {
    await desk.modelSettled;
    const reading = await desk.api.call('messages.read', {
      text: message,
      ...(customer && { customer }),
    });
    console.log(values.json ? JSON.stringify(reading, null, 2) : asText(reading));
    return reading.questions.some((question) => question.verdict.word !== 'no good answer') ? 0 : 1;
  } finally {
    await desk.close();
  }
}

function asText(reading: Reading): string {
  const { routing, mood, customer, automatic, questions, languageSupport, language, searchedBy } = reading;
  return [
    routingAsText(routing),
    ...(customer === null
      ? []
      : [t('cli.ask.customer', { group: customer.group, why: statementText('why.customer', customer.why) })]),
    ...(mood === null
      ? []
      : [t('cli.ask.mood', { word: mood.word, why: statementText('why.mood', ...mood.why) })]),
    ...(automatic === null ? [] : [t(`workspace.automatic.${automatic}`)]),
    ...(questions.length === 0 ? [t('workspace.noQuestion')] : []),
    ...questions.map(questionAsText),
    ...(languageSupport === 'known' || language === null
      ? []
      : [t(`workspace.languageSupport.${languageSupport}`, { language })]),
    ...(searchedBy === 'words' ? [t('workspace.foundByWords')] : []),
  ]
    .filter((line) => line !== '')
    .join('\n\n');
}

/** Nothing where no queue and no rule says anything. */
function routingAsText({ queue, priority, confidence, alarms, why }: Routing): string {
  if (queue === null && alarms.length === 0) return '';
  const isByRule = alarms.some((alarm) => alarm.queue !== null);
  const notes = [
    isByRule ? t('queues.routing.byRule') : t(`common.confidence.${confidence.word}`),
    ...(priority === 'normal' ? [] : [t(`queues.priority.${priority}`)]),
  ];
  return t('cli.ask.queue', {
    queue: queue?.name ?? t('queues.noQueue'),
    notes: notes.join(', '),
    why: statementText('why.routing', ...why),
  });
}

function questionAsText({ number, text, verdict, suggestions }: Question): string {
  const [best, ...others] = suggestions;
  const head = `${number}. ${text}`;
  if (!best) return `${head}\n   ${t('cli.ask.noAnswer')}`;
  const { title, confidence, why } = best;
  const source = `${best.source.name} › ${best.source.heading} [${best.source.start}–${best.source.end}]`;
  if (verdict.word === 'no good answer')
    return `${head}\n   ${t('cli.ask.closest', { title, source })}${marked(best)}`;
  return [
    head,
    `   ${t('cli.ask.answer', { title, confidence: confidence.word })}`,
    indent(best.text),
    `   ${t('cli.ask.source', { source })}`,
    `   ${t('cli.ask.why', { why: statementText('why.suggestion', why) })}`,
    ...others.map(
      (other) =>
        `   ${t('cli.ask.other', { title: other.title, confidence: other.confidence.word })}${marked(other)}`,
    ),
  ].join('\n');
}

/** Whom it is for, where that is not everyone. */
const marked = ({ audience }: Suggestion): string =>
  audience === 'everyone' ? '' : ` [${t(`audience.only.${audience}`)}]`;

const indent = (text: string): string => text.replaceAll(/^/gm, '   | ');
