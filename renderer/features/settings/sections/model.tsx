import { useState } from 'react';
import { useStore } from 'zustand';
import type { ModelDescription } from '../../../../preload/contract.ts';
import { useDesk } from '../../../desk.ts';
import { errorText, format, t } from '../../../i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { ProgressBar } from '../../../ui/progress-bar.tsx';
import { Setting } from '../setting.tsx';

/** More languages than this are counted, not listed. */
const maxListedLanguages = 4;

function languagesOf({ languages }: ModelDescription): string {
  return languages.length > maxListedLanguages
    ? t('settings.model.languages', { count: languages.length })
    : format.list(languages.map((code) => format.language(code)));
}

const progressOf = ({ done, total }: { readonly done: number; readonly total: number }): string =>
  t('settings.model.progress', { done, count: total });

/** Which language model the library is searched by, and the way to another one. */
export function ModelSection() {
  const desk = useDesk();
  const model = useStore(desk.status, (state) => state.desk?.libraryModel);
  const { pickModel, changeModel, cancelModel } = desk.settings.getState();
  const [offered, setOffered] = useState<ModelDescription | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  if (model === undefined) return null;

  const pick = async () => {
    setOffered(null);
    const picked = await pickModel();
    if (picked === null) return;
    if (typeof picked === 'string') setProblem(picked);
    else {
      setProblem(null);
      setOffered(picked);
    }
  };
  const change = async (folder: string | null) => {
    setOffered(null);
    setProblem(await changeModel(folder));
  };

  const shownProblem = problem ?? (model.problem === null ? null : errorText(model.problem));
  return (
    <>
      <p className="field__help">
        {model.folder === null
          ? t('settings.model.usingBuiltIn', { languages: languagesOf(model) })
          : t('settings.model.using', { name: model.name, languages: languagesOf(model) })}
      </p>
      {shownProblem === null ? null : <Notice tone="stop">{shownProblem}</Notice>}
      {model.next === null ? null : (
        <>
          <ProgressBar
            label={t('settings.model.preparing')}
            value={model.next.done}
            max={model.next.total}
            words={progressOf(model.next)}
          />
          <p className="field__help">
            {t('settings.model.preparingHelp', {
              name: model.next.folder === null ? t('settings.model.builtIn') : model.next.name,
              progress: progressOf(model.next),
            })}
          </p>
        </>
      )}
      {offered === null ? null : (
        <Notice
          tone="note"
          actions={
            <>
              <Button kind="main" onPress={() => void change(offered.folder)}>
                {t('settings.model.use')}
              </Button>
              <Button
                onPress={() => {
                  setOffered(null);
                }}
              >
                {t('common.cancel')}
              </Button>
            </>
          }
        >
          {t('settings.model.offered', { name: offered.name, languages: languagesOf(offered) })}
        </Notice>
      )}
      <Setting place="settings.model.useAnother">
        <div className="settings__row">
          {model.next === null ? (
            <>
              <Button onPress={() => void pick()}>{t('settings.model.useAnother')}</Button>
              {model.folder === null ? null : (
                <Button onPress={() => void change(null)}>{t('settings.model.useBuiltIn')}</Button>
              )}
            </>
          ) : (
            <Button onPress={() => void cancelModel()}>{t('common.cancel')}</Button>
          )}
        </div>
      </Setting>
    </>
  );
}
