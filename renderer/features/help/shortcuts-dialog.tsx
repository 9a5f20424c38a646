import { useDesk } from '../../desk.ts';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { formatShortcut } from '../../ui/shortcuts.ts';
import { commands } from '../frame/commands.ts';
import './shortcuts-dialog.css';

const groups = ['Message', 'Answers', 'Reply', 'Library', 'Review', 'Everywhere'] as const;

/** Every key and what it does. */
export function ShortcutsDialog() {
  const desk = useDesk();
  return (
    <DialogFrame title="Keys" isText onClose={desk.window.getState().close}>
      <p className="shortcuts__note">
        Single keys act while no text is being typed; <Kbd keys="Escape" />
        <span className="visually-hidden">Escape</span> leaves a text.
      </p>
      <p className="shortcuts__note">
        Sidedesk writes no sentence of its own: a reply is made of your library, your snippets and your
        settings, and <Kbd keys="F" />
        <span className="visually-hidden">F</span> shows which line is from where.
      </p>
      <div className="shortcuts">
        {groups.map((group) => (
          <section key={group} aria-label={group}>
            <h3 className="shortcuts__group">{group}</h3>
            <dl>
              {commands
                .filter((command) => command.group === group)
                .map(({ name, keys }) => (
                  <div key={name} className="shortcuts__row">
                    <dt>{name}</dt>
                    <dd>
                      {keys.map((one) => (
                        <Kbd key={one} keys={one} />
                      ))}
                      <span className="visually-hidden">{keys.map(formatShortcut).join(' or ')}</span>
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
