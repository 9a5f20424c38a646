import { useStore } from 'zustand';
import type { Automatic } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { goTo, places } from '../frame/actions.ts';
import { HeldNote } from '../oversight/held-note.tsx';
import { AskedQuestion } from './asked-question.tsx';
import { SearchByHand } from './search-by-hand.tsx';

/** The answers for each question, in the order of the message. */
export function AnswersPanel() {
  const desk = useDesk();
  const work = useStore(desk.workspace, (state) => state.work);
  const searching = useStore(desk.window, (state) => state.searching);
  if (work === null) return null;
  const { searchedBy, languageServed, held } = work.reading;
  const foundByWords = searchedBy === 'words' && languageServed && work.asked.length > 0;
  return (
    <section className="panel answers" aria-label="Answers">
      <h2 className="only-read">Answers</h2>
      {held === null ? null : <HeldNote held={held} />}
      {foundByWords && held === null ? (
        <p className="answers__note">Found by words only, because the model was not there yet.</p>
      ) : null}
      {work.asked.map((asked, index) => (
        <AskedQuestion
          key={asked.question.number}
          asked={asked}
          index={index}
          isActive={index === work.active}
        />
      ))}
      {work.asked.length > 0 ? null : (
        <div className="question" id={places.question(0)} tabIndex={-1}>
          <div className="silence">
            <NothingAsked automatic={work.reading.automatic} />
            {searching === 0 ? (
              <SearchByHand index={null} number={0} text="" />
            ) : (
              <div className="silence__ways">
                <Button
                  keys="/"
                  onPress={() => {
                    desk.window.getState().searchIn(0);
                    goTo(places.search(0));
                  }}
                >
                  Search by hand
                </Button>
              </div>
            )}
          </div>
        </div>
      )}
    </section>
  );
}

const machines = {
  'out of office': 'This is an out-of-office note.',
  'delivery failure': 'This says that a mail could not be delivered.',
  'automatic answer': 'A machine sent this.',
} as const satisfies Record<Automatic, string>;

/** Why nothing is suggested. */
function NothingAsked({ automatic }: { readonly automatic: Automatic | null }) {
  return (
    <p>
      <b>{automatic === null ? 'No question was found in this message.' : machines[automatic]}</b>{' '}
      <span className="soft">
        {automatic === null
          ? 'If there is one between the lines, look for its answer.'
          : automatic === 'delivery failure'
            ? 'Check the address that you wrote to. Nothing is suggested.'
            : 'Nobody waits for an answer, so nothing is suggested.'}
      </span>
    </p>
  );
}
