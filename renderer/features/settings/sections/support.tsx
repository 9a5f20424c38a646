import { useState } from 'react';
import type { UpdateReport } from '../../../../preload/contract.ts';
import { languageOf } from '../../../../locales/languages.ts';
import { useDesk } from '../../../desk.ts';
import { format, t } from '../../../i18n.ts';
import { problemText } from '../../../stores/problem.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Setting } from '../setting.tsx';

/** What helps when something is wrong: a file for support, and whether a file is the update that it says it is. */
export function SupportSection() {
  return (
    <>
      <Diagnostics />
      <UpdateCheck />
    </>
  );
}

function Diagnostics() {
  const { api } = useDesk();
  const [said, setSaid] = useState<{ readonly isDone: boolean; readonly words: string } | null>(null);
  const write = async () => {
    try {
      const [path] = await api.call('shell.pick', { what: 'new diagnostics' });
      if (path === undefined) return;
      const made = await api.call('diagnostics.write', { path });
      setSaid({ isDone: true, words: t('settings.support.written', made) });
    } catch (error) {
      setSaid({ isDone: false, words: problemText(error) });
    }
  };
  return (
    <Setting place="settings.support.diagnostics">
      <p className="field__help">{t('settings.support.diagnosticsHelp')}</p>
      {said === null ? null : <Notice tone={said.isDone ? 'done' : 'stop'}>{said.words}</Notice>}
      <div className="settings__row">
        <Button onPress={() => void write()}>{t('settings.support.diagnostics')}</Button>
      </div>
    </Setting>
  );
}

function UpdateCheck() {
  const { api } = useDesk();
  const [report, setReport] = useState<UpdateReport | string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const check = async () => {
    try {
      const [path] = await api.call('shell.pick', { what: 'update' });
      if (path === undefined) return;
      setIsBusy(true);
      setReport(await api.call('updates.check', { path }));
    } catch (error) {
      setReport(problemText(error));
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <Setting place="settings.support.update">
      <p className="field__help">{t('settings.support.updateHelp')}</p>
      {report === null ? null : typeof report === 'string' ? (
        <Notice tone="stop">{report}</Notice>
      ) : (
        <Checked report={report} />
      )}
      <div className="settings__row">
        <Button isDisabled={isBusy} onPress={() => void check()}>
          {t('settings.support.update')}
        </Button>
      </div>
    </Setting>
  );
}

/** Of a file that is what it says: what it is, and what to do with it. */
function Checked({ report }: { readonly report: UpdateReport }) {
  const { verdict, notes, ...params } = report;
  const news = notes[languageOf(format.locale)] ?? notes['en'] ?? '';
  return (
    <Notice tone={verdict === 'newer' ? 'done' : 'note'}>
      {t('settings.support.signed', params)} {t(`settings.support.verdict.${verdict}`, params)}
      {news === '' ? null : ` ${t('settings.support.news', { news })}`}
    </Notice>
  );
}
