import Fuse from 'fuse.js';
import { useEffect, useMemo, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import type { TitleMatch } from '../../../preload/contract.ts';
import { useDesk, type Desk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { SearchList } from '../../ui/search-list.tsx';
import { commandName, groupName, type Command } from '../frame/command.ts';
import { commands } from '../frame/commands.ts';

const maxTitles = 12;

/** Commands by words that may be mistyped; all that are possible while nothing is typed. */
function useCommands(desk: Desk, text: string): readonly Command[] {
  return useMemo(() => {
    const possible = commands.filter(
      (command) =>
        command.listedOnly !== true && command.name !== 'frame.commands.find' && command.isEnabled(desk),
    );
    if (text.trim() === '') return possible.filter(({ keys }) => !/^(Shift\+)?\d$/.test(keys[0] ?? ''));
    const fuse = new Fuse(possible, {
      keys: [
        { name: 'name', getFn: commandName },
        { name: 'group', getFn: ({ group }) => groupName(group) },
      ],
      threshold: 0.4,
      ignoreLocation: true,
    });
    return fuse.search(text.trim(), { limit: 5 }).map(({ item }) => item);
  }, [desk, text]);
}

/** Several commands share a name, none of them its keys. */
const idOf = ({ name, keys }: Command): string => `command ${name} ${keys.join(' ')}`;

function useTitles(desk: Desk, text: string): readonly TitleMatch[] {
  const [found, setFound] = useState<readonly TitleMatch[]>([]);
  useEffect(() => {
    let isCurrent = true;
    const search = async () => {
      const words = text.trim();
      const titles =
        words === ''
          ? []
          : await desk.api.call('library.quickFind', { text: words, limit: maxTitles }).catch(() => []);
      if (isCurrent) setFound(titles);
    };
    void search();
    return () => {
      isCurrent = false;
    };
  }, [desk, text]);
  return found;
}

/** Fuzzy search over titles, tags and commands. */
export function CommandPalette() {
  const desk = useDesk();
  const [text, setText] = useState('');
  const { close, open } = desk.window.getState();
  const titles = useTitles(desk, text);
  const found = useCommands(desk, text);

  const runItem = (id: string) => {
    const title = titles.find(({ target }) => id === `title ${target}`);
    const command = found.find((one) => idOf(one) === id);
    close();
    if (title !== undefined)
      open({ kind: 'source', documentId: title.documentId, at: { words: [title.title] } });
    else command?.run(desk);
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
            label={t('frame.commands.find')}
            text={text}
            onTextChange={setText}
            resultsLabel={t('help.results')}
            sections={[
              {
                name: t('help.inLibrary'),
                items: titles.map(({ target, title, documentName }) => ({
                  id: `title ${target}`,
                  text: title,
                  title,
                  note: documentName,
                })),
              },
              {
                name: t('help.commands'),
                items: found.map((command) => ({
                  id: idOf(command),
                  text: commandName(command),
                  title: commandName(command),
                  note: <Kbd keys={command.keys[0] ?? ''} />,
                })),
              },
            ]}
            nothing={t('common.noResults')}
            onChoose={runItem}
            onClose={close}
          />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
