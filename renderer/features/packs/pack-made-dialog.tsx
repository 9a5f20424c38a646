import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { PackWords } from './pack-words.tsx';
import './pack-dialog.css';

interface PackMadeDialogProps {
  readonly entries: number;
  readonly path: string;
  readonly fingerprint: string;
}

/** A pack was exported: the words that the colleague must see stay until they are told. */
export function PackMadeDialog({ entries, path, fingerprint }: PackMadeDialogProps) {
  const desk = useDesk();
  const { close } = desk.window.getState();
  return (
    <DialogFrame
      title={t('packs.madeTitle')}
      onClose={close}
      stays
      foot={
        <>
          <Button onPress={() => copyText(fingerprint)}>{t('packs.copyWords')}</Button>
          <Button kind="main" onPress={close}>
            {t('common.close')}
          </Button>
        </>
      }
    >
      <div className="library-pack">
        <p>
          {entries === 0 ? t('packs.madeOfSettings', { path }) : t('packs.made', { count: entries, path })}
        </p>
        <p>{t('packs.tellWords')}</p>
        <PackWords words={fingerprint} />
      </div>
    </DialogFrame>
  );
}
