import { useState } from 'react';
import type { EntryFields, PackEntry, PackPreview } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextComparison } from '../../ui/text-comparison.tsx';
import { WhatIs } from '../help/what-is.tsx';
import { importPack } from './pack-actions.ts';
import { PackWords } from './pack-words.tsx';
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
      stays
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
        <WhatIs topic="packs" />
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
            <dl className="library-pack__differences">
              {pack.settings.map(({ name, theirs, ours }) => (
                <div key={name}>
                  <dt>{settingName(name)}</dt>
                  <dd>
                    <TextComparison
                      before={{ label: t('packs.now'), text: ours }}
                      after={{ label: t('packs.inPack'), text: theirs }}
                    />
                  </dd>
                </div>
              ))}
            </dl>
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

/** Who made it. The words are compared with what the colleague sees, so they stand large and stay. */
function Signer({ pack: { signer, fingerprint } }: { readonly pack: PackPreview }) {
  if (signer === 'own') return <Notice tone="note">{t('packs.signer.own')}</Notice>;
  return (
    <Notice tone={signer === 'known' ? 'note' : 'doubt'}>
      {t(`packs.signer.${signer}`)}
      <PackWords words={fingerprint} />
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
          <b dir="auto">{theirs.question}</b> <span className="tag">{t(`packs.outcomes.${outcome}`)}</span>
        </span>
      </label>
      {ours === null ? (
        <p className="library-pack__answer" dir="auto">
          {theirs.answer}
        </p>
      ) : (
        <TextComparison
          before={{ label: t('packs.now'), text: wordsOf(ours, theirs) }}
          after={{ label: t('packs.inPack'), text: wordsOf(theirs, ours) }}
        />
      )}
    </li>
  );
}

/** An answer, with its question where the other one has another. */
const wordsOf = (one: EntryFields, other: EntryFields): string =>
  one.question === other.question ? one.answer : `${one.question}\n${one.answer}`;
