import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { suggestionsOf, type Asked } from '../../stores/work.ts';
import { Button } from '../../ui/button.tsx';
import { Confidence } from '../../ui/confidence.tsx';
import { goTo, noteGap, places } from '../frame/actions.ts';

interface SilenceProps {
  readonly asked: Asked;
  readonly index: number;
  readonly isActive: boolean;
}

/** No good answer: says what is closest and offers three ways on. */
export function Silence({ asked, index, isActive }: SilenceProps) {
  const desk = useDesk();
  const { number } = asked.question;
  const isHeld = useStore(desk.workspace, ({ work }) => (work?.reading.held ?? null) !== null);
  const closest = suggestionsOf(asked)[0];
  const { open, searchIn } = desk.window.getState();
  const { showClosest } = desk.workspace.getState();
  const key = (keys: string) => (isActive ? keys : undefined);
  return (
    <div className="silence">
      {isHeld ? null : <Confidence word="no good answer" />}
      <p hidden={isHeld}>
        <b>The library does not say.</b>{' '}
        <span className="soft">
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
      <div className="silence__ways">
        <Button
          keys={key('/')}
          onPress={() => {
            searchIn(number);
            goTo(places.search(number));
          }}
        >
          Search by hand
        </Button>
        {asked.notedAsGap ? (
          <span className="silence__noted soft">Noted as a gap.</span>
        ) : (
          <Button keys={key('G')} onPress={() => void noteGap(desk)}>
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
