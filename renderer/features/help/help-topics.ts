import { t } from '../../i18n.ts';

/** What is explained, in the order in which somebody new needs it. */
export const helpTopics = [
  'start',
  'message',
  'library',
  'why',
  'checks',
  'handover',
  'gaps',
  'golden',
  'learned',
  'queues',
  'privacy',
  'packs',
] as const;
export type HelpTopic = (typeof helpTopics)[number];

export const topicTitle = (topic: HelpTopic): string => t(`help.topics.${topic}.title`);
export const topicText = (topic: HelpTopic): string => t(`help.topics.${topic}.text`);

/** A paragraph, or the items of a list. */
type Block = string | readonly string[];

/** Blocks are set off by an empty line; one whose lines begin with “- ” is a list. */
export const blocksOf = (text: string): readonly Block[] =>
  text
    .split('\n\n')
    .map((block) =>
      block.startsWith('- ') ? block.split('\n').map((line) => line.replace(/^- /, '')) : block,
    );

const folded = (text: string): string => text.toLocaleLowerCase();

/** Topics that hold every word of what is looked for, those whose title does first. */
export function findTopics(text: string): readonly HelpTopic[] {
  const words = folded(text).split(/\s+/).filter(Boolean);
  const holds = (where: string): boolean => words.every((word) => folded(where).includes(word));
  const byTitle = helpTopics.filter((topic) => holds(topicTitle(topic)));
  const byText = helpTopics.filter(
    (topic) => !byTitle.includes(topic) && holds(`${topicTitle(topic)} ${topicText(topic)}`),
  );
  return [...byTitle, ...byText];
}
