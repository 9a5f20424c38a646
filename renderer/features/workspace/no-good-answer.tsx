import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { suggestionsOf, type Asked } from '../../stores/work.ts';
import { Button } from '../../ui/button.tsx';
import { Confidence } from '../../ui/confidence.tsx';
import { focusElement, addGap, elementIds } from '../frame/actions.ts';
import './no-good-answer.css';

interface NoGoodAnswerProps {
  readonly asked: Asked;
  readonly index: number;
  readonly isActive: boolean;
}

/** No good answer: says what is closest and offers three ways on. */
export function NoGoodAnswer({ asked, index, isActive }: NoGoodAnswerProps) {
  const desk = useDesk();
  const { number } = asked.question;
  const isWithheld = useStore(
    desk.workspace,
    ({ work }) => (work?.reading.suggestionsWithheld ?? null) !== null,
  );
  const closest = suggestionsOf(asked)[0];
  const { open, setSearchingQuestion } = desk.window.getState();
  const { showClosest } = desk.workspace.getState();
  const key = (keys: string) => (isActive ? keys : undefined);
  return (
    <div className="no-answer">
      {isWithheld ? null : <Confidence word="no good answer" />}
      <p hidden={isWithheld}>
        <b>The library does not say.</b>{' '}
        <span className="muted">
          {closest === undefined ? 'Nothing in it comes close.' : `Closest is “${closest.title}”`}
        </span>{' '}
        {closest === undefined || asked.showsClosest ? null : (
          <Button
            kind="plain"
            keys={key('1')}
            onPress={() => {
              showClosest(index);
            }}
          >
            Show the closest
          </Button>
        )}
      </p>
      <div className="no-answer__actions">
        <Button
          keys={key('/')}
          onPress={() => {
            setSearchingQuestion(number);
            focusElement(elementIds.search(number));
          }}
        >
          Search by hand
        </Button>
        {asked.addedAsGap ? (
          <span className="no-answer__noted muted">Noted as a gap.</span>
        ) : (
          <Button keys={key('G')} onPress={() => void addGap(desk)}>
            Note as a gap
          </Button>
        )}
        <Button keys={key('Ctrl+E')} onPress={() => open({ kind: 'hand-over' })}>
          Ask a colleague
        </Button>
      </div>
    </div>
  );
}
