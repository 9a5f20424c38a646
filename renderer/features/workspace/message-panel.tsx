import { useStore } from 'zustand';
import type { Detail, Priority } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { format, statementText, t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { Fact, Facts } from '../../ui/facts.tsx';

import { Panel } from '../../ui/panel.tsx';
import { focusElement, elementIds } from '../frame/actions.ts';
import { TopicRow } from '../queues/topic-row.tsx';
import { CalmingRow } from '../snippets/calming-row.tsx';
import { MessageBody } from './message-body.tsx';
import { CustomerRow } from './customer-row.tsx';
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
  const note = isReading
    ? t('workspace.readingNext')
    : t(`workspace.from.${source.from}`, { time: format.time(source.at) });
  return (
    <Panel
      title={t('workspace.title')}
      note={note}
      className="message"
      actions={
        <>
          {parked === null ? null : (
            <Button kind="plain" keys="B" onPress={desk.workspace.getState().restore}>
              {t('workspace.previous')}
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
            {t('workspace.commands.newMessage')}
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
      {reading.customer === null ? null : <CustomerRow customer={reading.customer} />}
      {showsLanguage ? (
        <Fact name={t('workspace.language')}>
          {languageServed ? format.language(language) : t('workspace.notServed', { language })}
        </Fact>
      ) : null}
      {reading.contactHistory === null ? null : <ContactHistoryRow history={reading.contactHistory} />}
      {mood === null ? null : <MoodRow mood={mood} />}
      <CalmingRow />
      {reading.header?.attachments.length ? (
        <Fact name={t('workspace.attachments')}>{format.list(reading.header.attachments)}</Fact>
      ) : null}
      {reading.header?.textIn ? (
        <Fact name={t('workspace.textMissing')}>
          {t('workspace.textIn', { name: reading.header.textIn })}
        </Fact>
      ) : null}
      {reading.header?.attachmentsIn ? (
        <Fact name={t('workspace.textMissing')}>
          {t('workspace.attachmentsIn', { name: reading.header.attachmentsIn })}
        </Fact>
      ) : null}
      {reading.header?.readTo ? (
        <Fact name={t('workspace.textMissing')}>
          {t('workspace.readTo', { characters: reading.header.readTo })}
        </Fact>
      ) : null}
      {details.length === 0 ? null : (
        <Fact name={t('workspace.details')}>
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

/** `Sat 28 Nov` from `2026-11-28`, both ends of a range; other texts stay as they are. */
function formatIsoDate(iso: string): string {
  const [from = iso, to] = iso.split('/');
  if (to !== undefined) return `${formatIsoDate(from)} – ${formatIsoDate(to)}`;
  const date = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? new Date(`${iso}T12:00:00`) : null;
  return date === null || Number.isNaN(date.getTime()) ? iso : format.weekday(date);
}

function DetailButton({ detail }: { readonly detail: Detail }) {
  const desk = useDesk();
  const { kind, text, normalized, why } = detail;
  const name = t(`workspace.detailKinds.${kind}`);
  const shown =
    kind === 'date' && normalized !== null ? formatIsoDate(normalized) : text.replaceAll(/\s+/g, ' ');
  const copy = () => {
    const { notify } = desk.window.getState();
    if (copyText(shown)) notify(t('workspace.copied', { text: shown }));
    else notify(t('workspace.copyFailed'), 'stop');
  };
  return (
    <li>
      <button
        type="button"
        className="details__item"
        onClick={copy}
        title={`${t('workspace.copyDetail', { kind: name })}. ${statementText('why.detail', why)}`}
      >
        <span className="visually-hidden">{t('workspace.copyDetail', { kind: name })} </span>
        {shown}
      </button>
    </li>
  );
}
