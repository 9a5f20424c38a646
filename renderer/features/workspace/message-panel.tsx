import { useStore } from 'zustand';
import type { Detail, Priority } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { Fact, Facts } from '../../ui/facts.tsx';
import { clock, languageName, formatIsoDate } from '../../ui/format.ts';
import { Panel } from '../../ui/panel.tsx';
import { focusElement, elementIds } from '../frame/actions.ts';
import { TopicRow } from '../queues/topic-row.tsx';
import { CalmingRow } from '../snippets/calming-row.tsx';
import { MessageBody } from './message-body.tsx';
import { ContactHistoryRow } from './contact-history-row.tsx';
import { MoodRow } from './mood-row.tsx';
import { listedDetails } from './segments.ts';
import './message-panel.css';

export function MessagePanel() {
  const desk = useDesk();
  const work = useStore(desk.workspace, (state) => state.work);
  const isReading = useStore(desk.workspace, (state) => state.isReading);
  const parked = useStore(desk.workspace, (state) => state.parked);
  if (work === null) return null;
  const { source } = work;
  const note = isReading ? 'reading the next one…' : `${source.from}, ${clock(source.at)}`;
  return (
    <Panel
      title="Message"
      note={note}
      className="message"
      actions={
        <>
          {parked === null ? null : (
            <Button kind="plain" keys="B" onPress={desk.workspace.getState().restore}>
              Before
            </Button>
          )}
          <Button
            kind="plain"
            keys="N"
            onPress={() => {
              desk.workspace.getState().clear();
              focusElement(elementIds.start);
            }}
          >
            Next
          </Button>
        </>
      }
    >
      <MessageBody key={source.at} work={work} />
      <MessageFacts />
    </Panel>
  );
}

/** What the words of a message ask for lifts it over its queue, also after it was put into another one. */
const higherPriority = (a: Priority, b: Priority): Priority =>
  a === 'urgent' || b === 'urgent' ? 'urgent' : a === 'high' || b === 'high' ? 'high' : 'normal';

/** What was found in the message: where it goes, the language where it matters, and details to copy. */
function MessageFacts() {
  const desk = useDesk();
  const work = useStore(desk.workspace, (state) => state.work);
  if (work === null) return null;
  const { reading, topic } = work;
  const details = listedDetails(reading.details);
  const { language, languageServed, mood } = reading;
  const showsLanguage = language !== null && (language !== 'en' || !languageServed);
  return (
    <Facts>
      <TopicRow
        topic={mood === null ? topic : { ...topic, priority: higherPriority(topic.priority, mood.priority) }}
      />
      {showsLanguage ? (
        <Fact name="Language">
          {languageName(language)}
          {languageServed ? null : (
            <span className="muted">
              {' '}
              · not served: answers are found by their words alone, so look at them twice
            </span>
          )}
        </Fact>
      ) : null}
      {reading.contactHistory === null ? null : <ContactHistoryRow history={reading.contactHistory} />}
      {mood === null ? null : <MoodRow mood={mood} />}
      <CalmingRow />
      {details.length === 0 ? null : (
        <Fact name="Details">
          <ul className="details">
            {details.map((detail) => (
              <DetailButton key={`${detail.kind} ${detail.start}`} detail={detail} />
            ))}
          </ul>
        </Fact>
      )}
    </Facts>
  );
}

function DetailButton({ detail }: { readonly detail: Detail }) {
  const desk = useDesk();
  const { kind, text, normalized, why } = detail;
  const shown =
    kind === 'date' && normalized !== null ? formatIsoDate(normalized) : text.replaceAll(/\s+/g, ' ');
  const copy = () => {
    const { notify } = desk.window.getState();
    if (copyText(shown)) notify(`Copied: ${shown}`);
    else notify('The clipboard could not be written.', 'stop');
  };
  return (
    <li>
      <button
        type="button"
        className="details__item"
        onClick={copy}
        title={`${kind}: ${shown === text ? '' : `“${text}”, `}click to copy. ${why}`}
      >
        <span className="visually-hidden">Copy the {kind} </span>
        {shown}
      </button>
    </li>
  );
}
