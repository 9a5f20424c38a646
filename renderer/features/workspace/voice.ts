import type { Desk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import type { Voice, ActiveCase } from '../../stores/active-case.ts';
import type { Command } from '../layout/command.ts';
import { hasActiveCase } from '../layout/conditions.ts';

/** As the tone key goes through them. */
const tones = ['as written', 'formal', 'friendly'] as const satisfies readonly Voice['tone'][];

/** How the reply in hand sounds: as chosen for it, or as in the settings. */
export function effectiveVoice(desk: Desk): Voice {
  const { activeCase } = desk.workspace.getState();
  const style = desk.settings.getState().settings?.style;
  return activeCase?.voice ?? { tone: style?.tone ?? 'as written', length: style?.length ?? 'full' };
}

/** Tones that the reply in hand can have, and the one that it has; as written among them. */
export function offeredTones(
  activeCase: Pick<ActiveCase, 'draft'> | null,
  now: Voice['tone'],
): readonly Voice['tone'][] {
  const offered: readonly Voice['tone'][] = activeCase?.draft.offers?.tones ?? [];
  return tones.filter((tone) => tone === 'as written' || tone === now || offered.includes(tone));
}

/** Whether the reply in hand reads otherwise in the other length. */
export const hasLengths = (activeCase: Pick<ActiveCase, 'draft'> | null, { length }: Voice): boolean =>
  length === 'short' || activeCase?.draft.offers?.hasShort === true;

function nextTone(desk: Desk): Voice {
  const { tone, length } = effectiveVoice(desk);
  const offered = offeredTones(desk.workspace.getState().activeCase, tone);
  return { tone: offered[(offered.indexOf(tone) + 1) % offered.length] ?? 'as written', length };
}
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
    isEnabled: (desk) =>
      hasActiveCase(desk) &&
      offeredTones(desk.workspace.getState().activeCase, effectiveVoice(desk).tone).length > 1,
    run: (desk) => {
      setVoice(desk, nextTone(desk));
    },
  },
  {
    group: 'reply',
    name: 'workspace.commands.changeLength',
    keys: ['V'],
    isEnabled: (desk) =>
      hasActiveCase(desk) && hasLengths(desk.workspace.getState().activeCase, effectiveVoice(desk)),
    run: (desk) => {
      setVoice(desk, toggleLength(effectiveVoice(desk)));
    },
  },
];
