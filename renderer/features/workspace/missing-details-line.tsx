import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { format, t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import '../snippets/calming-line.css';

/** What the shop still needs from the customer; asked for where the agent wants it. */
export function MissingDetailsLine() {
  const desk = useDesk();
  const offers = useStore(desk.workspace, ({ activeCase }) => activeCase?.draft.offers);
  const missing = offers?.asks ?? [];
  if (missing.length === 0) return null;
  const { setAsks } = desk.workspace.getState();
  return (
    <p className="calming">
      <span className="calming__title" title={format.list(missing)}>
        <span className="muted">{t('workspace.missing')}</span> {format.list(missing)}
      </span>
      <Button
        kind="plain"
        keys="A"
        label={t('workspace.commands.askForDetails')}
        onPress={() => void setAsks(true)}
      >
        {t('workspace.askFor')}
      </Button>
    </p>
  );
}
