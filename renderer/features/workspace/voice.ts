import type { Desk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import type { Voice } from '../../stores/work.ts';
import type { Command } from '../frame/command.ts';
import { hasWork } from '../frame/conditions.ts';

/** As the tone key goes through them. */
export const tones = ['as written', 'formal', 'friendly'] as const satisfies readonly Voice['tone'][];

/** How the reply in hand sounds: as chosen for it, or as in the settings. */
export function effectiveVoice(desk: Desk): Voice {
  const { work } = desk.workspace.getState();
  const style = desk.settings.getState().settings?.style;
  return work?.voice ?? { tone: style?.tone ?? 'as written', length: style?.length ?? 'full' };
}

const nextTone = ({ tone, length }: Voice): Voice => ({
  tone: tones[(tones.indexOf(tone) + 1) % tones.length] ?? 'as written',
  length,
});
export const toggleLength = ({ tone, length }: Voice): Voice => ({
  tone,
  length: length === 'full' ? 'short' : 'full',
});

function setVoice(desk: Desk, voice: Voice): void {
  void desk.workspace.getState().setVoice(voice);
  const { tone, length } = voice;
  desk.window.getState().notify(
    t('workspace.voiceSet', {
      tone: t(`settings.style.tones.${tone}`),
      length: t(`workspace.lengths.${length}`),
    }),
  );
}

/** Another tone or length for the reply in hand. */
export const voiceCommands: readonly Command[] = [
  {
    group: 'reply',
    name: 'workspace.commands.changeTone',
    keys: ['O'],
    isEnabled: hasWork,
    run: (desk) => {
      setVoice(desk, nextTone(effectiveVoice(desk)));
    },
  },
  {
    group: 'reply',
    name: 'workspace.commands.changeLength',
    keys: ['V'],
    isEnabled: hasWork,
    run: (desk) => {
      setVoice(desk, toggleLength(effectiveVoice(desk)));
    },
  },
];
