import { useState } from 'react';
import type { PackEntry, PackPreview } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Trans } from '../../ui/trans.tsx';
import { importPack } from './pack-actions.ts';
import './pack-dialog.css';

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
      title={pack.from === '' ? t('packs.fromUnnamed') : t('packs.from', { shop: pack.from })}
      size="large"
      onClose={close}
      foot={
        <>
          <Button onPress={close}>{t('common.cancel')}</Button>
          <Button
            kind="main"
            isDisabled={isBusy || (selected.length === 0 && !settings)}
            onPress={() => void importSelected()}
          >
            {selected.length === 0
              ? t('packs.importSettings')
              : t('packs.import', { count: selected.length })}
          </Button>
        </>
      }
    >
      <div className="library-pack">
        <Signer pack={pack} />
        <p className="muted">{summaryOf(pack)}</p>
        <ul className="library-pack__list" aria-label={t('packs.list')}>
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
          <p className="muted">{t('packs.moreToo', { count: pack.entries.length - maxRows })}</p>
        ) : null}
        {pack.settings === null || pack.settings.length === 0 ? null : (
          <fieldset className="library-pack__settings">
            <legend>{t('packs.settings')}</legend>
            <label>
              <input type="checkbox" checked={settings} onChange={() => setSettings(!settings)} />{' '}
              {t('packs.withSettings', { names: pack.settings.map(({ name }) => settingName(name)) })}
            </label>
          </fieldset>
        )}
      </div>
    </DialogFrame>
  );
}

const namedSettings = ['shopName', 'greeting', 'signOff', 'label', 'queues', 'rules', 'glossary'] as const;

/** A setting of a newer version is called as it is in the settings file. */
function settingName(name: string): string {
  const known = namedSettings.find((one) => one === name);
  return known === undefined ? name : t(`packs.settingNames.${known}`);
}

function Signer({ pack: { signer, fingerprint } }: { readonly pack: PackPreview }) {
  if (signer === 'own') return <Notice tone="note">{t('packs.signer.own')}</Notice>;
  return (
    <Notice tone={signer === 'known' ? 'note' : 'doubt'}>
      <Trans
        of={`packs.signer.${signer}`}
        params={{ words: fingerprint }}
        components={{ b: <strong className="library-pack__text" /> }}
      />
    </Notice>
  );
}

function summaryOf({ entries, same, onlyHere, madeAt }: PackPreview): string {
  const added = entries.filter(({ outcome }) => outcome === 'new').length;
  return t('packs.summary', { at: madeAt, added, changed: entries.length - added, same, onlyHere });
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
          <b>{theirs.question}</b> <span className="muted">{t(`packs.outcomes.${outcome}`)}</span>
        </span>
      </label>
      <p className="library-pack__answer">{theirs.answer}</p>
      {ours === null ? null : (
        <p className="library-pack__answer muted">
          {t('packs.here', {
            text: ours.question === theirs.question ? ours.answer : `${ours.question} ${ours.answer}`,
          })}
        </p>
      )}
    </li>
  );
}
