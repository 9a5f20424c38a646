import Fuse from 'fuse.js';
import { useEffect, useMemo, useState } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Dialog } from 'react-aria-components/Dialog';
import { Collection, Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Input, SearchField } from 'react-aria-components/SearchField';
import type { TitleMatch } from '../../../preload/contract.ts';
import { useDesk, type Desk } from '../../desk.ts';
import { Kbd } from '../../ui/kbd.tsx';
import type { Command } from '../frame/command.ts';
import { commands } from '../frame/commands.ts';
import './help.css';

const maxTitles = 12;

/** Commands by words that may be mistyped; all that are possible while nothing is typed. */
function useCommands(desk: Desk, text: string): readonly Command[] {
  return useMemo(() => {
    const possible = commands.filter(
      (command) => command.listedOnly !== true && !command.name.startsWith('Find') && command.isEnabled(desk),
    );
    if (text.trim() === '') return possible.filter(({ keys }) => !/^(Shift\+)?\d$/.test(keys[0] ?? ''));
    const fuse = new Fuse(possible, { keys: ['name', 'group'], threshold: 0.4, ignoreLocation: true });
    return fuse.search(text.trim(), { limit: 5 }).map(({ item }) => item);
  }, [desk, text]);
}

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
  const titleItems = titles.map((title) => ({ title, id: `title ${title.target}` }));
  const commandItems = found.map((command) => ({ command, id: `command ${command.name}` }));

  const runItem = (key: string) => {
    const title = titleItems.find(({ id }) => id === key)?.title;
    const command = commandItems.find(({ id }) => id === key)?.command;
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
        <Dialog className="dialog" aria-label="Find">
          {/* Escape closes at once: the field would clear itself first. */}
          <div
            className="command-palette"
            onKeyDownCapture={(event) => {
              if (event.key === 'Escape') close();
            }}
          >
            <Autocomplete inputValue={text} onInputChange={setText}>
              <SearchField
                className="command-palette__field"
                aria-label="Find a title, a tag or a command"
                autoFocus
              >
                <Input className="command-palette__input" placeholder="Find a title, a tag or a command" />
              </SearchField>
              <ListBox
                className="command-palette__list"
                aria-label="Found"
                selectionMode="none"
                onAction={(key) => {
                  runItem(String(key));
                }}
                renderEmptyState={() => (
                  <p className="command-palette__none muted">
                    Nothing like that. Try fewer letters or another word.
                  </p>
                )}
              >
                {titleItems.length === 0 ? null : (
                  <ListBoxSection id="titles" className="command-palette__section">
                    <Header className="command-palette__group">In the library</Header>
                    <Collection items={titleItems}>
                      {({ id, title }) => (
                        <ListBoxItem id={id} className="command-palette__item" textValue={title.title}>
                          <span className="command-palette__title">{title.title}</span>
                          <span className="command-palette__note">{title.documentName}</span>
                        </ListBoxItem>
                      )}
                    </Collection>
                  </ListBoxSection>
                )}
                {commandItems.length === 0 ? null : (
                  <ListBoxSection id="commands" className="command-palette__section">
                    <Header className="command-palette__group">Commands</Header>
                    <Collection items={commandItems}>
                      {({ id, command }) => (
                        <ListBoxItem id={id} className="command-palette__item" textValue={command.name}>
                          <span className="command-palette__title">{command.name}</span>
                          <Kbd keys={command.keys[0] ?? ''} />
                        </ListBoxItem>
                      )}
                    </Collection>
                  </ListBoxSection>
                )}
              </ListBox>
            </Autocomplete>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
