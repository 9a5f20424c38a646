import type { Desk } from '../../desk.ts';
import type { Voice } from '../../stores/work.ts';
import type { Command } from '../frame/command.ts';

const tones = ['as written', 'formal', 'friendly'] as const satisfies readonly Voice['tone'][];

/** How the reply in hand sounds: as chosen for it, or as in the settings. */
export function voiceOf(desk: Desk): Voice {
  const { work } = desk.workspace.getState();
  const style = desk.settings.getState().settings?.style;
  return work?.voice ?? { tone: style?.tone ?? 'as written', length: style?.length ?? 'full' };
}

export const nextTone = ({ tone, length }: Voice): Voice => ({
  tone: tones[(tones.indexOf(tone) + 1) % tones.length] ?? 'as written',
  length,
});
export const otherLength = ({ tone, length }: Voice): Voice => ({
  tone,
  length: length === 'full' ? 'short' : 'full',
});

const isWorking = (desk: Desk) =>
  desk.window.getState().view === 'desk' && desk.workspace.getState().work !== null;

function sound(desk: Desk, voice: Voice): void {
  void desk.workspace.getState().sound(voice);
  const { tone, length } = voice;
  desk.window.getState().say(`Tone ${tone}, ${length} length, where you have written such a wording.`);
}

/** Another tone or length for the reply in hand. */
export const voiceCommands: readonly Command[] = [
  {
    group: 'Reply',
    name: 'Another tone for this reply: as written, formal, friendly',
    keys: ['O'],
    isPossible: isWorking,
    run: (desk) => {
      sound(desk, nextTone(voiceOf(desk)));
    },
  },
  {
    group: 'Reply',
    name: 'A short reply, or the full one again',
    keys: ['V'],
    isPossible: isWorking,
    run: (desk) => {
      sound(desk, otherLength(voiceOf(desk)));
    },
  },
];
