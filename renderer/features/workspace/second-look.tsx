import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { tipOf } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { Trans } from '../../ui/trans.tsx';
import { elementIds } from '../layout/actions.ts';
import './second-look.css';

/** The line for who reviewed the reply besides the agent, where the owner wants that for such messages. */
export function SecondLook() {
  const desk = useDesk();
  const queueId = useStore(desk.workspace, ({ activeCase }) => activeCase?.routing.queue?.id);
  const reviewedBy = useStore(desk.workspace, ({ activeCase }) => activeCase?.reviewedBy ?? '');
  const queues = useStore(desk.settings, (state) => state.settings?.queues);
  const isAlone = useStore(desk.people, ({ session }) => session === null || session.kind === 'alone');
  const queue = queues?.find(({ id, secondLook }) => secondLook && id === queueId);
  if (queue === undefined) return null;
  return (
    <div className="second-look">
      <label htmlFor={elementIds.secondLook}>
        <Trans of="workspace.secondLook" params={{ queue: queue.name }} components={{ b: <b /> }} />
      </label>
      {isAlone ? (
        <input
          id={elementIds.secondLook}
          className="field__input"
          {...tipOf(undefined, 'L')}
          type="text"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={reviewedBy}
          onChange={(event) => {
            desk.workspace.getState().setReviewedBy(event.target.value);
          }}
        />
      ) : (
        <OtherPerson />
      )}
    </div>
  );
}

/** Where people are told apart, the other one proves that it is she. */
function OtherPerson() {
  const desk = useDesk();
  const names = useStore(desk.people, (state) => state.names);
  const me = useStore(desk.people, (state) => state.session?.person?.id);
  const given = useStore(desk.workspace, (state) => state.secondPerson);
  const others = names.filter(({ id }) => id !== me);
  const person = given?.person ?? others[0]?.id;
  if (person === undefined) return null;
  const { setSecondPerson } = desk.workspace.getState();
  return (
    <>
      <Select
        label={t('people.name')}
        value={person}
        choices={others}
        onChange={(id) => setSecondPerson({ person: id, passphrase: '' })}
      />
      <input
        id={elementIds.secondLook}
        className="field__input"
        {...tipOf(undefined, 'L')}
        type="password"
        autoComplete="off"
        aria-label={t('people.passphrase')}
        placeholder={t('people.passphrase')}
        maxLength={1000}
        value={given?.passphrase ?? ''}
        onChange={(event) => {
          setSecondPerson({ person, passphrase: event.target.value });
        }}
      />
    </>
  );
}
