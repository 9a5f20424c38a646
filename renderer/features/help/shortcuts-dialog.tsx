import { useDesk } from '../../desk.ts';
import { format, t } from '../../i18n.ts';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { formatShortcut } from '../../ui/shortcuts.ts';
import { Trans } from '../../ui/trans.tsx';
import { commandGroups, commandName, groupName } from '../frame/command.ts';
import { commands } from '../frame/commands.ts';
import './shortcuts-dialog.css';

/** Every key and what it does. */
export function ShortcutsDialog() {
  const desk = useDesk();
  return (
    <DialogFrame title={t('frame.commands.shortcuts')} isText onClose={desk.window.getState().close}>
      <p className="shortcuts__note">
        <Trans of="help.singleKeys" components={{ k: <kbd className="kbd" /> }} />
      </p>
      <p className="shortcuts__note">
        <Trans of="help.ownWords" components={{ k: <kbd className="kbd" /> }} />
      </p>
      <div className="shortcuts">
        {commandGroups.map((group) => (
          <section key={group} aria-label={groupName(group)}>
            <h3 className="shortcuts__group">{groupName(group)}</h3>
            <dl>
              {commands
                .filter((command) => command.group === group)
                .map((command) => (
                  <div key={commandName(command)} className="shortcuts__row">
                    <dt>{commandName(command)}</dt>
                    <dd>
                      {command.keys.map((one) => (
                        <Kbd key={one} keys={one} />
                      ))}
                      <span className="visually-hidden">
                        {format.choice(command.keys.map(formatShortcut))}
                      </span>
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </DialogFrame>
  );
}
