import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Priority, Reading } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { format, t } from '../../i18n.ts';
import type { MessageInHand } from '../../stores/active-case.ts';
import { Button } from '../../ui/button.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { FoldLine } from '../../ui/fold-line.tsx';
import { BackIcon, PlusIcon } from '../../ui/icons.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useMediaQuery } from '../../ui/use-media-query.ts';
import { focusElement, elementIds } from '../layout/actions.ts';
import { AlarmLines, RoutingRow, RoutingWords } from '../queues/routing-row.tsx';
import { ContactHistoryRow } from './contact-history-row.tsx';
import { CustomerRow, isUsual } from './customer-row.tsx';
import { DetailsRow } from './details-row.tsx';
import { oneColumnQuery } from './layout.ts';
import { MessageBody } from './message-body.tsx';
import { showsDetails, toggleDetails } from './message-details.ts';
import { isNoteworthy, MoodRow, MoodWords } from './mood-row.tsx';
import { segmentsOf } from './message-segments.ts';
import { useMessageInHand } from './use-message-in-hand.ts';
import './message-panel.css';

/** Who wrote what, and what was found in it: whole where there is room, else a line each that opens. */
export function MessagePanel() {
  const desk = useDesk();
  const activeCase = useMessageInHand();
  const isReading = useStore(desk.workspace, (state) => state.isReading);
  const isFolding = useMediaQuery(oneColumnQuery);
  if (activeCase === null) return null;
  if (isFolding) return <FoldedMessage activeCase={activeCase} />;
  const { source } = activeCase;
  const note = isReading
    ? t('workspace.readingNext')
    : t(`workspace.from.${source.from}`, { time: format.time(source.at) });
  return (
    <Panel title={t('workspace.title')} note={note} className="message" actions={<MessageActions />}>
      <MessageBody key={source.at} activeCase={activeCase} />
      <WideFacts activeCase={activeCase} />
    </Panel>
  );
}

function MessageActions() {
  const desk = useDesk();
  const hasParked = useStore(desk.workspace, (state) => state.parked !== null);
  return (
    <>
      {hasParked ? (
        <Button
          kind="icon"
          keys="B"
          label={t('workspace.commands.previousMessage')}
          onPress={desk.workspace.getState().restore}
        >
          <BackIcon />
        </Button>
      ) : null}
      <Button
        kind="icon"
        keys="N"
        label={t('workspace.commands.newMessage')}
        onPress={() => {
          desk.workspace.getState().clear();
          focusElement(elementIds.start);
        }}
      >
        <PlusIcon />
      </Button>
    </>
  );
}

function FoldedMessage({ activeCase }: { readonly activeCase: MessageInHand }) {
  const desk = useDesk();
  const isReading = useStore(desk.workspace, (state) => state.isReading);
  const expanded = useStore(desk.window, (state) => state.expanded);
  const { reading, source } = activeCase;
  const start = useMemo(() => firstWords(reading), [reading]);
  const from = reading.details.find(({ kind }) => kind === 'name')?.text ?? reading.subject ?? '';
  const isOpen = expanded.has('message');
  return (
    <section className="panel message" aria-label={t('workspace.title')}>
      <h2 className="visually-hidden">{t('workspace.title')}</h2>
      <FoldLine
        label={t('workspace.commands.expandMessage')}
        keys="M"
        isOpen={isOpen}
        onToggle={() => {
          desk.window.getState().toggleExpanded('message');
        }}
        actions={<MessageActions />}
      >
        <span className="message__line">
          {from === '' ? null : (
            <b className="message__from" dir="auto">
              {from.replaceAll(/\s+/g, ' ')}
            </b>
          )}
          <span className="muted" dir="auto">
            {isReading ? t('workspace.readingNext') : start}
          </span>
        </span>
      </FoldLine>
      {isOpen ? <MessageBody key={source.at} activeCase={activeCase} /> : null}
      <FoldedFacts activeCase={activeCase} />
    </section>
  );
}

function FoldedFacts({ activeCase }: { readonly activeCase: MessageInHand }) {
  const desk = useDesk();
  const isOpen = useStore(desk.window, (state) => showsDetails(state.expanded));
  const { mood, customer } = activeCase.reading;
  const routing = raisedRouting(activeCase);
  const showsMood = mood !== null && isNoteworthy(mood);
  return (
    <div className="message__facts">
      <FoldLine
        label={t('workspace.commands.expandDetails')}
        keys="Shift+M"
        isOpen={isOpen}
        onToggle={() => {
          toggleDetails(desk);
        }}
      >
        {isOpen ? (
          <b>{t('workspace.details')}</b>
        ) : (
          <span className="message__glance">
            {showsMood || routing.queue === null ? null : (
              <span className="muted">{t('queues.routing.title')}</span>
            )}
            <span className="routing">
              <RoutingWords routing={routing} isShort />
            </span>
            {showsMood ? <MoodWords mood={mood} isShort /> : null}
            {customer === null || customer.group === 'private' ? null : (
              <span className="tag">{t(`workspace.customer.groups.${customer.group}`)}</span>
            )}
          </span>
        )}
      </FoldLine>
      {isOpen ? <MessageFacts activeCase={activeCase} showsAll /> : <AlarmLines alarms={routing.alarms} />}
    </div>
  );
}

/** What the message begins with, without what is folded away, in one line. */
function firstWords(reading: MessageInHand['reading']): string {
  const words = segmentsOf(reading).map((segment) => (segment.type === 'run' ? segment.text : ' '));
  return words.join('').replaceAll(/\s+/g, ' ').trim().slice(0, 200);
}

/** What the words of a message ask for lifts it over its queue, also after it was put into another one. */
const higherPriority = (a: Priority, b: Priority): Priority =>
  a === 'urgent' || b === 'urgent' ? 'urgent' : a === 'high' || b === 'high' ? 'high' : 'normal';

const raisedRouting = ({ routing, reading: { mood } }: MessageInHand): MessageInHand['routing'] =>
  mood === null ? routing : { ...routing, priority: higherPriority(routing.priority, mood.priority) };

/** What an agent should know at once; that a message is calm and its writer a customer like any other, on demand. */
function WideFacts({ activeCase }: { readonly activeCase: MessageInHand }) {
  const desk = useDesk();
  const isOpen = useStore(desk.window, (state) => showsDetails(state.expanded));
  const { mood, customer } = activeCase.reading;
  const hasMore = (mood !== null && !isNoteworthy(mood)) || (customer !== null && isUsual(customer));
  return (
    <>
      <MessageFacts activeCase={activeCase} showsAll={isOpen} />
      {hasMore ? (
        <div className="message__more">
          <Button
            kind="plain"
            keys="Shift+M"
            isExpanded={isOpen}
            label={t('workspace.commands.expandDetails')}
            onPress={() => {
              toggleDetails(desk);
            }}
          >
            {t(isOpen ? 'common.showLess' : 'workspace.moreDetails')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

interface MessageFactsProps {
  readonly activeCase: MessageInHand;
  /** Also what goes without saying. */
  readonly showsAll: boolean;
}

/** What was found in the message: where it goes, the language where it matters, and details to copy. */
function MessageFacts({ activeCase, showsAll }: MessageFactsProps) {
  const { reading } = activeCase;
  const { language, languageSupport, mood, customer } = reading;
  const showsLanguage = language !== null && (language !== 'en' || languageSupport !== 'known');
  return (
    <Facts>
      <RoutingRow routing={raisedRouting(activeCase)} />
      {customer !== null && (showsAll || !isUsual(customer)) ? <CustomerRow customer={customer} /> : null}
      {showsLanguage ? (
        <Fact name={t('workspace.language')}>
          {languageSupport === 'known'
            ? format.language(language)
            : t(`workspace.languageSupport.${languageSupport}`, { language })}
        </Fact>
      ) : null}
      {reading.contactHistory === null ? null : <ContactHistoryRow history={reading.contactHistory} />}
      {reading.rating === undefined ? null : (
        <Fact name={t('workspace.rating')}>{ratingText(reading.rating)}</Fact>
      )}
      {mood !== null && (showsAll || isNoteworthy(mood)) ? <MoodRow mood={mood} /> : null}
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
      <DetailsRow details={reading.details} />
    </Facts>
  );
}

/** As it was asked for: from 1 to 5. */
const ratingText = ({ value, isMatched }: NonNullable<Reading['rating']>): string =>
  t(isMatched ? 'workspace.rated' : 'workspace.ratedUnmatched', { value: Math.round(value * 4) + 1 });
