import { useEffect } from 'react';
import { useStore } from 'zustand';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import type { FilePreview } from '../../../preload/contract.ts';
import { useDesk, type Desk } from '../../desk.ts';
import { mostLookedAt } from '../../stores/preview.ts';
import { Button } from '../../ui/button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { count, plural } from '../../ui/format.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { takePreviewed } from '../frame/actions.ts';
import { FileDetail } from './file-detail.tsx';
import './preview.css';

/** What would come of files, before anything of them is kept. */
export function PreviewDialog() {
  const desk = useDesk();
  const state = useStore(desk.preview);
  const { total, files, documentId, isLooking, leftOut, problem } = state;
  const shown = files.find(({ path }) => path === state.shown) ?? files[0];
  const close = () => {
    desk.preview.getState().stop();
    desk.window.getState().close();
  };
  const taken = Math.max(0, (total ?? 0) - leftOut.size);
  const take = () => void takePreviewed(desk);
  const mayTake = total === null || taken > 0;
  useEnter(desk, mayTake);
  return (
    <DialogFrame
      title={total === null ? 'What is in these files' : `What is in ${titleOf(total)}`}
      size="large"
      onClose={close}
      foot={
        <>
          <Looked />
          <Button onPress={close}>Cancel</Button>
          <Button kind="main" keys="Enter" isDisabled={!mayTake} onPress={take}>
            {documentId !== null
              ? 'Read it like this'
              : isLooking
                ? 'Take without looking'
                : takeWords(total ?? 0, taken)}
          </Button>
        </>
      }
    >
      <div className="preview">
        {problem === null ? null : (
          <div role="alert">
            <Notice tone="stop">{problem}</Notice>
          </div>
        )}
        {total === 0 ? <p>No file that could be read was found there.</p> : <Files files={files} />}
        {shown === undefined ? null : <FileDetail key={shown.path} file={shown} />}
      </div>
    </DialogFrame>
  );
}

/** Enter takes all wherever it has no other use, such as pressing a button or choosing what a column is. */
function useEnter(desk: Desk, mayTake: boolean): void {
  useEffect(() => {
    if (!mayTake) return;
    const onKey = (event: KeyboardEvent) => {
      const isUsed =
        event.target instanceof Element && event.target.closest('button, .select__popover') !== null;
      if (event.key !== 'Enter' || event.repeat || (isUsed && !event.ctrlKey)) return;
      event.preventDefault();
      event.stopPropagation();
      void takePreviewed(desk);
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true });
    };
  }, [desk, mayTake]);
}

const titleOf = (total: number): string => (total === 1 ? 'this file' : `these ${count(total)} files`);

function takeWords(total: number, taken: number): string {
  if (total === 1) return 'Take it';
  return taken === total ? `Take all ${count(taken)}` : `Take ${count(taken)} of ${count(total)}`;
}

/** How far looking is, in words and as a bar. */
function Looked() {
  const desk = useDesk();
  const { total, files, isLooking } = useStore(desk.preview);
  if (total === null) return <p className="preview__looked soft">Looking…</p>;
  const most = Math.min(total, mostLookedAt);
  const words = isLooking ? `Looked at ${count(files.length)} of ${count(most)}` : '';
  if (isLooking)
    return (
      <div className="preview__looked soft">
        <span>{words}</span>
        <ProgressBar label="Looking at files" value={files.length} max={most} words={words} />
      </div>
    );
  return (
    <p className="preview__looked soft">
      {total > files.length ? `${count(total - files.length)} more were not looked at.` : ''}
    </p>
  );
}

/** The files; the one with the focus is shown beside them. */
function Files({ files }: { readonly files: readonly FilePreview[] }) {
  const desk = useDesk();
  const shown = useStore(desk.preview, (state) => state.shown);
  const leftOut = useStore(desk.preview, (state) => state.leftOut);
  const isAgain = useStore(desk.preview, (state) => state.documentId !== null);
  if (files.length === 0) return <div className="preview__files" />;
  return (
    <div
      className="preview__files"
      onKeyDownCapture={(event) => {
        const option = event.target instanceof Element ? event.target.closest('[role=option]') : null;
        const path = option?.getAttribute('data-key') ?? shown;
        if ((event.key !== 'Delete' && event.key !== 'x') || path === null || isAgain) return;
        event.preventDefault();
        event.stopPropagation();
        desk.preview.getState().toggleLeftOut(path);
      }}
    >
      <ListBox
        // The dialog opens before anything is in it: the keys belong to the first file as soon as it is there.
        autoFocus="first"
        className="preview__list"
        aria-label="Files"
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        items={files.map((file) => ({ file, id: file.path, out: leftOut.has(file.path) }))}
        selectedKeys={shown === null ? [] : [shown]}
        onSelectionChange={(keys) => {
          const [path] = keys === 'all' ? [] : keys;
          if (path !== undefined) desk.preview.getState().show(String(path));
        }}
      >
        {({ file, id, out }) => (
          <ListBoxItem
            id={id}
            textValue={file.name}
            className={out ? 'preview__file preview__file--out' : 'preview__file'}
          >
            <span className="preview__name">{file.name}</span>
            <span className={file.outcome === 'failed' && !out ? 'preview__failed' : 'preview__facts'}>
              {out ? 'left out' : factsOf(file)}
            </span>
          </ListBoxItem>
        )}
      </ListBox>
      {isAgain ? null : (
        <p className="preview__hint soft">
          <Kbd keys="Delete" /> leaves a file out
        </p>
      )}
    </div>
  );
}

function factsOf(file: FilePreview): string {
  if (file.outcome === 'failed') return 'cannot be read';
  const { entries, sections } = file;
  return [
    ...(entries > 0 ? [plural(entries, 'entry', 'entries')] : []),
    ...(sections > 0 ? [plural(sections, 'text')] : []),
  ].join(' · ');
}
