import Fuse from 'fuse.js';
import { useCallback, useMemo, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useStore } from 'zustand';
import type { SnippetMatch } from '../../../preload/contract.ts';
import { useDesk, type Desk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { SearchList } from '../../ui/search-list.tsx';
import { Trans } from '../../ui/trans.tsx';
import { commandName, groupName, type Command } from '../frame/command.ts';
import { commands } from '../frame/commands.ts';
import { chooseSnippet } from '../snippets/snippet-actions.ts';
import { findAnswers, type FoundAnswer } from './find-answers.ts';
import { type SettingPlace, settingPlaces } from './setting-places.ts';
import { useLatest } from './use-latest.ts';
import './find-dialog.css';

const mostCommands = 5;
const mostSettings = 3;
const mostSnippets = 3;
/** A name that reads so much like what was typed is what was meant; 0 is the same, 1 nothing in common. */
const meant = 0.2;

interface Named<Item> {
  readonly items: readonly Item[];
  /** The first of them is what was meant. */
  readonly isMeant: boolean;
}

const none = { items: [], isMeant: false };

/** Commands by words that may be mistyped; all that are possible while nothing is typed. */
function useCommands(desk: Desk, text: string): Named<Command> {
  return useMemo(() => {
    const possible = commands.filter(
      (command) =>
        command.listedOnly !== true && command.name !== 'frame.commands.find' && command.isEnabled(desk),
    );
    if (text.trim() === '')
      return { items: possible.filter(({ keys }) => !/^(Shift\+)?\d$/.test(keys[0] ?? '')), isMeant: true };
    const fuse = new Fuse(possible, {
      keys: [
        { name: 'name', getFn: commandName },
        { name: 'group', getFn: ({ group }) => groupName(group) },
      ],
      threshold: 0.4,
      ignoreLocation: true,
      includeScore: true,
    });
    return named(fuse.search(text.trim(), { limit: mostCommands }), text, commandName);
  }, [desk, text]);
}

function useSettings(text: string): Named<SettingPlace> {
  return useMemo(() => {
    if (text.trim() === '') return none;
    const fuse = new Fuse(settingPlaces, {
      keys: [
        { name: 'name', getFn: ({ name }) => t(name) },
        { name: 'section', getFn: ({ section }) => t(`settings.sections.${section}`) },
      ],
      threshold: 0.3,
      ignoreLocation: true,
      includeScore: true,
    });
    return named(fuse.search(text.trim(), { limit: mostSettings }), text, ({ name }) => t(name));
  }, [text]);
}

/** A name that holds what was typed was meant too. */
const named = <Item,>(
  found: readonly { readonly item: Item; readonly score?: number }[],
  text: string,
  nameOf: (item: Item) => string,
): Named<Item> => {
  const [first] = found;
  const isMeant =
    first !== undefined &&
    ((first.score ?? 1) <= meant ||
      nameOf(first.item).toLocaleLowerCase().includes(text.trim().toLocaleLowerCase()));
  return { items: found.map(({ item }) => item), isMeant };
};

/** Several commands share a name, none of them its keys. */
const idOf = ({ name, keys }: Command): string => `command ${name} ${keys.join(' ')}`;

const noAnswers: readonly FoundAnswer[] = [];
const noSnippets: readonly SnippetMatch[] = [];

/** Everything by one field: answers by meaning and by words, snippets, settings and commands. */
export function FindDialog() {
  const desk = useDesk();
  const [text, setText] = useState('');
  const { close, open } = desk.window.getState();
  const reading = useStore(desk.workspace, (state) => state.work?.reading ?? null);
  const caseId = reading?.caseId ?? null;
  const customer = reading?.customer?.group;

  const answers = useLatest(
    text,
    useCallback((words) => findAnswers(desk.api, words, customer), [desk, customer]),
    noAnswers,
  );
  const snippets = useLatest(
    text,
    useCallback(
      async (words) => (words.trim() === '' ? noSnippets : desk.snippets.getState().find(words, caseId)),
      [desk, caseId],
    ),
    noSnippets,
  ).slice(0, mostSnippets);
  const found = useCommands(desk, text);
  const settings = useSettings(text);

  const act = (id: string, isInserting: boolean) => {
    const answer = answers.find(({ target }) => id === `answer ${target}`);
    const snippet = snippets.find((one) => id === `snippet ${one.snippet.id}`)?.snippet;
    const setting = settings.items.find(({ name }) => id === `setting ${name}`);
    close();
    if (answer !== undefined && isInserting && reading !== null)
      void desk.workspace.getState().addAnswer(answer.title, answer.target);
    else if (answer !== undefined) open({ kind: 'source', documentId: answer.documentId, at: answer.at });
    else if (snippet !== undefined) chooseSnippet(desk, snippet);
    else if (setting !== undefined) open({ kind: 'settings', section: setting.section });
    else found.items.find((one) => idOf(one) === id)?.run(desk);
  };

  const ofLibrary = [
    {
      name: t('help.inLibrary'),
      items: answers.map(({ target, title, text: answer, documentName }) => ({
        id: `answer ${target}`,
        text: title,
        title: (
          <>
            {title}
            {answer === '' ? null : <span className="find__excerpt">{answer}</span>}
          </>
        ),
        note: documentName,
      })),
    },
    {
      name: t('snippets.title'),
      items: snippets.map(({ snippet }) => ({
        id: `snippet ${snippet.id}`,
        text: snippet.title,
        title: snippet.title,
        note: snippet.shortName,
      })),
    },
  ];
  const ofProgram = [
    {
      isMeant: found.isMeant,
      name: t('help.commands'),
      items: found.items.map((command) => ({
        id: idOf(command),
        text: commandName(command),
        title: commandName(command),
        note: <Kbd keys={command.keys[0] ?? ''} />,
      })),
    },
    {
      isMeant: settings.isMeant,
      name: t('settings.title'),
      items: settings.items.map(({ name, section }) => ({
        id: `setting ${name}`,
        text: t(name),
        title: t(name),
        note: t(`settings.sections.${section}`),
      })),
    },
  ];

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
            sections={[
              ...ofProgram.filter(({ isMeant }) => isMeant),
              ...ofLibrary,
              ...ofProgram.filter(({ isMeant }) => !isMeant),
            ]}
            nothing={t('common.noResults')}
            onChoose={act}
            onClose={close}
          />
          {reading !== null && answers.length > 0 ? (
            <p className="find__keys muted">
              <Trans of="help.findKeys" components={{ k: <kbd className="kbd" /> }} />
            </p>
          ) : null}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
