import { useState } from 'react';
import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { format, t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { boundKey, useKeyMap } from '../../ui/key-map.ts';
import { formatKeys, formatShortcut } from '../../ui/shortcuts.ts';
import { Trans } from '../../ui/trans.tsx';
import { commandGroups, commandName, groupName, type Command } from '../layout/command.ts';
import { commands } from '../layout/commands.ts';
import { KeyRecorder } from '../keys/key-recorder.tsx';
import { isRebindable, refusalOf, withKey, type Refusal } from '../keys/rebinding.ts';
import './shortcuts-dialog.css';

const fold = (text: string): string => text.toLocaleLowerCase();

/** Whether a command is meant by what was typed: a part of its name, or its key. */
function isMeant(command: Command, typed: string): boolean {
  const words = fold(typed.trim());
  if (fold(commandName(command)).includes(words)) return true;
  const asKeys = words.replaceAll(/\s*\+\s*|\s+/g, ' ');
  return command.keys.some((keys) => {
    const bound = boundKey(keys);
    return (
      bound !== null && [formatKeys(bound), bound.replaceAll('+', ' ')].some((one) => fold(one) === asKeys)
    );
  });
}

const refusalText = (refusal: Refusal): string =>
  refusal.why === 'taken'
    ? t('keys.refusals.taken', { names: [...new Set(refusal.by.map(commandName))] })
    : t(`keys.refusals.${refusal.why}`);

/** Every key and what it does: found by name or by key, and given another. */
export function ShortcutsDialog() {
  const desk = useDesk();
  const [typed, setTyped] = useState('');
  const keys = useStore(desk.settings, (state) => state.settings?.keys);
  useKeyMap();
  const shown = commandGroups.flatMap((group) => {
    const items = commands.filter((command) => command.group === group && isMeant(command, typed));
    return items.length === 0 ? [] : [{ group, items }];
  });
  const isChanged = keys !== undefined && Object.keys(keys.rebound).length > 0;
  return (
    <DialogFrame title={t('frame.commands.shortcuts')} isText onClose={desk.window.getState().close}>
      <input
        type="search"
        className="field__input shortcuts__search"
        aria-label={t('keys.search')}
        placeholder={t('keys.search')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {typed.trim() !== '' || keys === undefined ? null : (
        <>
          <p className="shortcuts__note">
            <Trans of="help.singleKeys" components={{ k: <kbd className="kbd" /> }} />
          </p>
          <p className="shortcuts__note">
            <Trans of="help.ownWords" components={{ k: <kbd className="kbd" /> }} />
          </p>
        </>
      )}
      {isChanged ? (
        <p className="shortcuts__reset">
          <Button onPress={() => void desk.settings.getState().change({ keys: { ...keys, rebound: {} } })}>
            {t('keys.resetAll')}
          </Button>
        </p>
      ) : null}
      <div className="shortcuts">
        {shown.length === 0 ? <p className="muted">{t('common.noResults')}</p> : null}
        {shown.map(({ group, items }) => (
          <section key={group} aria-label={groupName(group)}>
            <h3 className="shortcuts__group">{groupName(group)}</h3>
            <dl>
              {items.map((command) => (
                <Row key={`${commandName(command)} ${command.keys.join()}`} command={command} />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </DialogFrame>
  );
}

function Row({ command }: { readonly command: Command }) {
  const desk = useDesk();
  const map = useStore(desk.settings, (state) => state.settings?.keys);
  const change = (delivered: string, wanted: string) => {
    if (map !== undefined) void desk.settings.getState().change({ keys: withKey(map, delivered, wanted) });
  };
  const name = commandName(command);
  return (
    <div className="shortcuts__row">
      <dt>{name}</dt>
      <dd>
        {map === undefined || !isRebindable(command)
          ? command.keys.map((one) => <Kbd key={one} keys={one} />)
          : command.keys.map((delivered) => (
              <span key={delivered} className="shortcuts__key">
                {Object.hasOwn(map.rebound, delivered) ? (
                  <Button
                    kind="plain"
                    label={t('keys.resetOne', { name, key: formatKeys(delivered) })}
                    onPress={() => change(delivered, delivered)}
                  >
                    {t('keys.reset')}
                  </Button>
                ) : null}
                <KeyRecorder
                  label={name}
                  keys={boundKey(delivered)}
                  onRecord={(pressed) => {
                    const refusal = refusalOf(pressed, delivered, map);
                    if (refusal !== null) return refusalText(refusal);
                    change(delivered, pressed);
                    return null;
                  }}
                />
              </span>
            ))}
        <span className="visually-hidden">
          {format.choice(command.keys.map(formatShortcut).filter((one) => one !== ''))}
        </span>
      </dd>
    </div>
  );
}
