import { useState } from 'react';
import type { PackEntry, PackPreview } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { count, plural, shortDate } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { importPack } from './pack-actions.ts';
import './packs.css';

/** Rows that are drawn; whoever takes a thousand entries reads the numbers above them. */
const maxRows = 200;

/** What a colleague's pack would change, before anything is changed. */
export function PackDialog({ path, pack }: { readonly path: string; readonly pack: PackPreview }) {
  const desk = useDesk();
  const { close } = desk.window.getState();
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const [settings, setSettings] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const selected = pack.entries.filter(({ id }) => !leftOut.has(id));
  const importSelected = async () => {
    setIsBusy(true);
    await importPack(desk, { path, digest: pack.digest, entries: selected.map(({ id }) => id), settings });
  };
  const toggle = (id: string) => {
    setLeftOut((before) =>
      before.has(id) ? new Set([...before].filter((each) => each !== id)) : new Set([...before, id]),
    );
  };
  return (
    <DialogFrame
      title={`Pack of ${pack.from === '' ? 'a shop without a name' : pack.from}`}
      size="large"
      onClose={close}
      foot={
        <>
          <Button onPress={close}>Cancel</Button>
          <Button
            kind="main"
            isDisabled={isBusy || (selected.length === 0 && !settings)}
            onPress={() => void importSelected()}
          >
            {selected.length === 0
              ? 'Take the settings'
              : `Take ${plural(selected.length, 'entry', 'entries')}`}
          </Button>
        </>
      }
    >
      <div className="library-pack">
        <Signer pack={pack} />
        <p className="muted">{summaryOf(pack)}</p>
        <ul className="library-pack__list" aria-label="Entries of the pack">
          {pack.entries.slice(0, maxRows).map((entry) => (
            <Row
              key={entry.id}
              entry={entry}
              isSelected={!leftOut.has(entry.id)}
              onToggle={() => toggle(entry.id)}
            />
          ))}
        </ul>
        {pack.entries.length > maxRows ? (
          <p className="muted">And {count(pack.entries.length - maxRows)} more, which are taken too.</p>
        ) : null}
        {pack.settings === null || pack.settings.length === 0 ? null : (
          <fieldset className="library-pack__settings">
            <legend>Settings</legend>
            <label>
              <input type="checkbox" checked={settings} onChange={() => setSettings(!settings)} /> Take its
              settings: {pack.settings.map(({ name }) => settingNames[name] ?? name).join(', ')}
            </label>
          </fieldset>
        )}
      </div>
    </DialogFrame>
  );
}

const settingNames: Readonly<Record<string, string>> = {
  shopName: 'name of the shop',
  greeting: 'greeting',
  signOff: 'sign-off',
  label: 'label',
  queues: 'queues',
  rules: 'rules',
  glossary: 'words that mean the same',
};

function Signer({ pack: { signer, fingerprint } }: { readonly pack: PackPreview }) {
  if (signer === 'own') return <Notice tone="note">This pack was made on this machine.</Notice>;
  const words = <strong className="library-pack__text">{fingerprint}</strong>;
  return signer === 'known' ? (
    <Notice tone="note">From somebody whose packs were taken before: {words}</Notice>
  ) : (
    <Notice tone="doubt">
      A first pack from this machine. Ask your colleague whether these words are shown there, too: {words}
    </Notice>
  );
}

function summaryOf({ entries, same, onlyHere, madeAt }: PackPreview): string {
  const news = entries.filter(({ outcome }) => outcome === 'new').length;
  return `Made on ${shortDate(madeAt)}: ${count(news)} new, ${count(entries.length - news)} changed, ${count(same)} the same, ${count(onlyHere)} only here.`;
}

function Row({
  entry: { outcome, theirs, ours },
  isSelected,
  onToggle,
}: {
  readonly entry: PackEntry;
  readonly isSelected: boolean;
  readonly onToggle: () => void;
}) {
  return (
    <li className="library-pack__row">
      <label className="library-pack__label">
        <input type="checkbox" aria-label={theirs.question} checked={isSelected} onChange={onToggle} />
        <span>
          <b>{theirs.question}</b> <span className="muted">{outcome}</span>
        </span>
      </label>
      <p className="library-pack__answer">{theirs.answer}</p>
      {ours === null ? null : (
        <p className="library-pack__answer muted">
          Here: {ours.question === theirs.question ? '' : `${ours.question} `}
          {ours.answer}
        </p>
      )}
    </li>
  );
}
