import { useStore } from 'zustand';
import type { CueKind, Mood } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import './mood.css';

/** How a marked word is drawn, in the message and here: against us, for us, or a sign to act on. */
export const cueClass = {
  anger: 'cue--against',
  complaint: 'cue--against',
  trouble: 'cue--against',
  praise: 'cue--for',
  thanks: 'cue--for',
  leaving: 'cue--sign',
  urgent: 'cue--sign',
  vulnerable: 'cue--sign',
} as const satisfies Record<CueKind, string>;

/** What an agent should know before answering, in plain words. */
function moodSignals(mood: Mood): readonly string[] {
  return [
    ...(mood.leaving ? ['may leave'] : []),
    ...(mood.urgent ? ['cannot wait'] : []),
    ...(mood.vulnerable ? ['needs care'] : []),
  ];
}

/** The mood in words, what deserves attention, and on demand why. */
export function MoodRow({ mood }: { readonly mood: Mood }) {
  const desk = useDesk();
  const showsWhy = useStore(desk.window, (state) => state.expanded.has('mood'));
  return (
    <div className="facts__row">
      <dt>Mood</dt>
      <dd>
        <span className="mood__line">
          <span className={`mood mood--${mood.mood}`}>{mood.word}</span>
          {mood.confidence === 'a guess' ? <span className="muted"> · a guess</span> : null}
          {moodSignals(mood).map((sign) => (
            <span key={sign} className="tag tag--doubt">
              {sign}
            </span>
          ))}
          <Button
            kind="plain"
            keys="E"
            isExpanded={showsWhy}
            label="Why this mood"
            onPress={() => {
              desk.window.getState().toggleExpanded('mood');
            }}
          >
            Why
          </Button>
        </span>
        {showsWhy ? <Why mood={mood} /> : null}
      </dd>
    </div>
  );
}

function Why({ mood }: { readonly mood: Mood }) {
  return (
    <div className="mood__why">
      <p>{mood.why}</p>
      <dl className="score-parts">
        {mood.parts.map(({ name, value }) => (
          <div key={name} className="score-parts__item">
            <dt>{name}</dt>
            <dd>
              <span className="score-parts__bar" aria-hidden="true">
                <span style={{ width: `${Math.max(0, Math.min(1, value)) * 100}%` }} />
              </span>
              {value.toFixed(2)}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
