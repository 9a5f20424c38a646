import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useStore } from 'zustand';
import { useDesk, type Desk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { SearchList } from '../../ui/search-list.tsx';
import { Trans } from '../../ui/trans.tsx';
import { commandName } from '../layout/command.ts';
import { chooseSnippet } from '../snippets/snippet-actions.ts';
import { findAll, findInWindow, type Found } from './find-all.ts';
import { topicTitle } from '../help/help-topics.ts';
import { placeName } from '../settings/setting-places.ts';
import { useLatest } from './use-latest.ts';
import './find-dialog.css';

/** A row of the list, and what choosing it does. */
interface Row {
  readonly id: string;
  readonly text: string;
  readonly title: ReactNode;
  readonly note: ReactNode;
  /** What else can be done with it by the mouse. */
  readonly other?: string;
  readonly act: (isInserting: boolean) => void;
}

/** The rows by section: commands and settings first where one of them was meant. */
function sectionsOf(
  desk: Desk,
  { answers, snippets, commands, settings, topics }: Found,
  hasActiveCase: boolean,
): readonly { readonly name: string; readonly items: readonly Row[] }[] {
  const { open } = desk.window.getState();
  const { addAnswer } = desk.workspace.getState();
  const ofLibrary = [
    {
      name: t('help.inLibrary'),
      items: answers.map(({ target, title, text, documentId, documentName, at }) => ({
        id: `answer ${target}`,
        text: title,
        title: (
          <>
            {title}
            {text === '' ? null : <span className="search-list__excerpt">{text}</span>}
          </>
        ),
        note: documentName,
        ...(hasActiveCase && { other: t('workspace.putInReply') }),
        act: (isInserting: boolean) => {
          if (isInserting && hasActiveCase) void addAnswer(title, target);
          else open({ kind: 'source', documentId, at });
        },
      })),
    },
    {
      name: t('snippets.title'),
      items: snippets.map(({ snippet }) => ({
        id: `snippet ${snippet.id}`,
        text: snippet.title,
        title: snippet.title,
        note: snippet.shortName,
        act: () => {
          chooseSnippet(desk, snippet);
        },
      })),
    },
  ];
  const ofProgram = [
    {
      isMeant: commands.isMeant,
      name: t('help.commands'),
      items: commands.items.map((command) => ({
        // Several commands share a name, none of them its keys.
        id: `command ${command.name} ${command.keys.join(' ')}`,
        text: commandName(command),
        title: commandName(command),
        note: <Kbd keys={command.keys[0] ?? ''} />,
        act: () => {
          command.run(desk);
        },
      })),
    },
    {
      isMeant: settings.isMeant,
      name: t('settings.title'),
      items: settings.items.map((place) => ({
        id: `setting ${placeName(place)}`,
        text: t(placeName(place)),
        title: t(placeName(place)),
        note: place.setting === null ? t('settings.title') : t(`settings.sections.${place.section}`),
        act: () => {
          const { section, setting } = place;
          open({ kind: 'settings', section, ...(setting !== null && { setting }) });
        },
      })),
    },
  ];
  return [
    ...ofProgram.filter(({ isMeant }) => isMeant),
    ...ofLibrary,
    ...ofProgram.filter(({ isMeant }) => !isMeant),
    {
      name: t('help.title'),
      items: topics.map((topic) => ({
        id: `help ${topic}`,
        text: topicTitle(topic),
        title: topicTitle(topic),
        note: undefined,
        act: () => open({ kind: 'help', topic }),
      })),
    },
  ];
}

/** Everything by one field: answers by meaning and by words, snippets, settings and commands. */
export function FindDialog() {
  const desk = useDesk();
  const [text, setText] = useState('');
  const { close } = desk.window.getState();
  const hasActiveCase = useStore(desk.workspace, (state) => state.activeCase !== null);
  const atFirst = useMemo(() => findInWindow(desk, ''), [desk]);
  const found = useLatest(
    text,
    useCallback((words) => findAll(desk, words), [desk]),
    atFirst,
  );
  // Drawn anew only with what is found, or when what can be done with it changes.
  const sections = useMemo(() => sectionsOf(desk, found, hasActiveCase), [desk, found, hasActiveCase]);

  const choose = async (id: string, isInserting: boolean) => {
    // Enter may come before what was typed last is found: the first row of that is meant.
    const rows = found.text === text ? sections : sectionsOf(desk, await findAll(desk, text), hasActiveCase);
    const all = rows.flatMap(({ items }) => items);
    const row = found.text === text ? all.find((one) => one.id === id) : all[0];
    close();
    row?.act(isInserting);
  };

  return (
    <ModalOverlay
      className="overlay"
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) close();
      }}
    >
      <Modal className="dialog-box">
        <Dialog className="dialog" aria-label={t('help.find')}>
          <SearchList
            label={t('help.findAnything')}
            text={text}
            onTextChange={setText}
            resultsLabel={t('help.results')}
            sections={sections}
            nothing={found.text === text && found.problem === null ? t('common.noResults') : null}
            onChoose={(id, isInserting) => void choose(id, isInserting)}
            onClose={close}
          />
          {found.problem === null ? null : (
            <p className="find__keys muted" role="alert">
              {t('help.notSearched', { problem: found.problem })}
            </p>
          )}
          {hasActiveCase && found.answers.length > 0 ? (
            <p className="find__keys muted">
              <Trans of="help.findKeys" components={{ k: <kbd className="kbd" /> }} />
            </p>
          ) : null}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
