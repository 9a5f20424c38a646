import { useStore } from 'zustand';
import type { CueKind, Mood } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { statementText, t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Fact } from '../../ui/facts.tsx';
import { Why } from '../../ui/why.tsx';
import './mood-row.css';

/** How a marked word is drawn, in the message and here: against us, for us, or a sign to act on. */
export const cueClass = {
  anger: 'cue--against',
  complaint: 'cue--against',
  fruitless: 'cue--against',
  trouble: 'cue--against',
  fault: 'cue--against',
  praise: 'cue--for',
  thanks: 'cue--for',
  leaving: 'cue--sign',
  urgent: 'cue--sign',
  vulnerable: 'cue--sign',
} as const satisfies Record<CueKind, string>;

/** What an agent should know before answering, in plain words. */
const moodSignals = (mood: Mood): readonly string[] =>
  (['leaving', 'urgent', 'vulnerable'] as const)
    .filter((signal) => mood[signal])
    .map((signal) => t(`mood.signals.${signal}`));

/** An agent should know it before answering; that a message is calm goes without saying. */
export const isNoteworthy = (mood: Mood): boolean => mood.word !== 'calm' || moodSignals(mood).length > 0;

/** The mood, and what an agent should know before answering. */
export function MoodWords({ mood, isShort }: { readonly mood: Mood; readonly isShort?: boolean }) {
  return (
    <>
      {mood.word === 'calm' && isShort === true ? null : (
        <span className={`mood mood--${mood.mood}`}>{t(`mood.words.${mood.word}`)}</span>
      )}
      {mood.confidence === 'a guess' && isShort !== true ? (
        <span className="muted"> · {t('common.confidence.a guess')}</span>
      ) : null}
      {moodSignals(mood).map((sign) => (
        <span key={sign} className="tag tag--doubt">
          {sign}
        </span>
      ))}
    </>
  );
}

/** The mood in words, what deserves attention, and on demand why. */
export function MoodRow({ mood }: { readonly mood: Mood }) {
  const desk = useDesk();
  const showsWhy = useStore(desk.window, (state) => state.expanded.has('mood'));
  return (
    <Fact name={t('mood.title')}>
      <span className="mood__line">
        <MoodWords mood={mood} />
        <Button
          kind="plain"
          keys="E"
          isExpanded={showsWhy}
          label={t('workspace.commands.whyMood')}
          onPress={() => {
            desk.window.getState().toggleExpanded('mood');
          }}
        >
          {t('common.why')}
        </Button>
      </span>
      {showsWhy ? <Why text={statementText('why.mood', ...mood.why)} parts={mood.parts} /> : null}
    </Fact>
  );
}
