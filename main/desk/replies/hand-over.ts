import type { Detail, Mood } from '../../../preload/contract.ts';

export interface HandOverQuestion {
  readonly question: string;
  readonly closest: string | null;
  readonly confidence: string;
  readonly chosen: boolean;
}

/** The mood and what deserves attention: "angry; may leave". */
function moodInWords({ word, leaving, urgent, vulnerable }: Mood): string {
  const signs = [leaving ? 'may leave' : '', urgent ? 'cannot wait' : '', vulnerable ? 'needs care' : ''];
  return [word, ...signs.filter((sign) => sign !== '')].join('; ');
}

/** The pack for a colleague, as plain text: what is asked, the facts, what was tried, and the message itself. */
export function composeHandOver(input: {
  readonly message: string;
  readonly note: string;
  readonly details: readonly Detail[];
  readonly mood: Mood | null;
  readonly questions: readonly HandOverQuestion[];
}): string {
  const facts = [
    ...new Set(input.details.map((detail) => `${detail.kind}: ${detail.meaning ?? detail.text}`)),
  ];
  const asked = input.questions.map(({ question, closest, confidence, chosen }, at) => {
    const tried =
      closest === null
        ? 'the library has nothing on it'
        : `“${closest}” (${confidence}${chosen ? ', taken' : ''})`;
    return `${at + 1}. ${question}\n   Closest in the library: ${tried}`;
  });
  const parts = [
    'Please take over this message.',
    input.note.trim(),
    asked.length > 0 ? `Asked:\n${asked.join('\n')}` : '',
    input.mood === null ? '' : `Mood: ${moodInWords(input.mood)}`,
    facts.length > 0 ? `Facts:\n${facts.map((fact) => `- ${fact}`).join('\n')}` : '',
    `Message:\n${input.message.trim().replaceAll(/^/gm, '> ')}`,
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}
