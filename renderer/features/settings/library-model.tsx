import { useState } from 'react';
import { useStore } from 'zustand';
import type { ModelDescription } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { count } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';

const names = new Intl.DisplayNames(['en'], { type: 'language' });
/** More languages than this are counted, not listed. */
const maxListedLanguages = 4;

function languagesOf({ languages }: ModelDescription): string {
  return languages.length > maxListedLanguages
    ? `${languages.length} languages`
    : languages.map((code) => names.of(code) ?? code).join(', ');
}

/** Which language model the library is searched by, and the way to another one. */
export function LibraryModelSetting() {
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

  return (
    <section className="settings__group" aria-labelledby="settings-model">
      <h3 id="settings-model">Language model</h3>
      <p className="field__help">
        {model.folder === null ? 'Searches with the model that came along' : `Searches with ${model.name}`},
        for {languagesOf(model)}. Messages in other languages are searched by their words.
      </p>
      {(problem ?? model.problem) === null ? null : <Notice tone="stop">{problem ?? model.problem}</Notice>}
      {model.next === null ? null : (
        <>
          <ProgressBar
            label="Preparing the other model"
            value={model.next.done}
            max={model.next.total}
            words={`${count(model.next.done)} of ${count(model.next.total)} passages`}
          />
          <p className="field__help">
            Preparing {model.next.folder === null ? 'the model that came along' : model.next.name}:{' '}
            {count(model.next.done)} of {count(model.next.total)} passages. Until it is done, the present one
            searches.
          </p>
        </>
      )}
      {offered === null ? null : (
        <Notice
          tone="note"
          actions={
            <>
              <Button kind="main" onPress={() => void change(offered.folder)}>
                Use it
              </Button>
              <Button
                onPress={() => {
                  setOffered(null);
                }}
              >
                Leave it
              </Button>
            </>
          }
        >
          {offered.name}, for {languagesOf(offered)}. The library is prepared for it beside the present one
          and then changes over; you can go back.
        </Notice>
      )}
      <div className="settings__row">
        {model.next === null ? (
          <>
            <Button onPress={() => void pick()}>Use another model…</Button>
            {model.folder === null ? null : (
              <Button onPress={() => void change(null)}>Back to the model that came along</Button>
            )}
          </>
        ) : (
          <Button onPress={() => void cancelModel()}>Stop preparing it</Button>
        )}
      </div>
    </section>
  );
}
