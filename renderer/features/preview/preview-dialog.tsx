import { useEffect } from 'react';
import { useStore } from 'zustand';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import type { FilePreview } from '../../../preload/contract.ts';
import { useDesk, type Desk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { maxPreviewedFiles } from '../../stores/preview.ts';
import { Button } from '../../ui/button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { Problem } from '../../ui/problem.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { formatShortcut } from '../../ui/shortcuts.ts';
import { Trans } from '../../ui/trans.tsx';
import { ImportNote } from '../data-audit/import-note.tsx';
import { importPreviewed } from '../layout/actions.ts';
import { FileDetail } from './file-detail.tsx';
import './preview-dialog.css';

/** What would come of files, before anything of them is imported. */
export function PreviewDialog() {
  const desk = useDesk();
  const state = useStore(desk.preview);
  const { total, files, documentId, isLoading, leftOut, problem } = state;
  const shown = files.find(({ path }) => path === state.selectedPath) ?? files[0];
  const close = () => {
    desk.preview.getState().cancel();
    desk.window.getState().close();
  };
  const included = Math.max(0, (total ?? 0) - leftOut.size);
  const unreadable = files.filter(({ path, outcome }) => outcome === 'failed' && !leftOut.has(path)).length;
  const importAll = () => void importPreviewed(desk);
  const canImport = total === null || included > 0;
  useEnterToImport(desk, canImport);
  return (
    <DialogFrame
      title={total === null ? t('preview.inFiles') : t('preview.in', { count: total })}
      size="large"
      onClose={close}
      foot={
        <>
          <PreviewProgress />
          <Button onPress={close}>{t('common.cancel')}</Button>
          <Button kind="main" keys="Enter" isDisabled={!canImport} onPress={importAll}>
            {documentId !== null
              ? t('preview.apply')
              : isLoading
                ? t('preview.addWithout')
                : importLabel(included, unreadable)}
          </Button>
        </>
      }
    >
      <ImportNote />
      <div className="preview">
        <Problem text={problem} />
        {total === 0 ? <p>{t('preview.noFiles')}</p> : <Files files={files} />}
        {shown === undefined ? null : <FileDetail key={shown.path} file={shown} />}
      </div>
    </DialogFrame>
  );
}

/** Enter imports all wherever it has no other use, such as pressing a button or choosing what a column is. */
function useEnterToImport(desk: Desk, canImport: boolean): void {
  useEffect(() => {
    if (!canImport) return;
    const onKey = (event: KeyboardEvent) => {
      const isUsed =
        event.target instanceof Element && event.target.closest('button, .select__popover') !== null;
      if (event.key !== 'Enter' || event.repeat || (isUsed && !event.ctrlKey)) return;
      event.preventDefault();
      event.stopPropagation();
      void importPreviewed(desk);
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true });
    };
  }, [desk, canImport]);
}

/** Of these files some may be unreadable: they are imported too, and the table then says why they failed. */
const importLabel = (included: number, unreadable: number): string =>
  unreadable === 0
    ? t('preview.add', { count: included })
    : t('preview.addReadable', { count: included - unreadable, unreadable });

/** How far the preview is, in words and as a bar. */
function PreviewProgress() {
  const desk = useDesk();
  const { total, files, isLoading } = useStore(desk.preview);
  if (total === null) return <p className="preview__progress muted">{t('preview.reading')}</p>;
  const most = Math.min(total, maxPreviewedFiles);
  const words = isLoading ? t('preview.progress', { done: files.length, all: most }) : '';
  if (isLoading)
    return (
      <div className="preview__progress muted">
        <span>{words}</span>
        <ProgressBar label={t('preview.readingFiles')} value={files.length} max={most} words={words} />
      </div>
    );
  return (
    <p className="preview__progress muted">
      {total > files.length ? t('preview.notPreviewed', { count: total - files.length }) : ''}
    </p>
  );
}

/** The files; the one with the focus is shown beside them. */
function Files({ files }: { readonly files: readonly FilePreview[] }) {
  const desk = useDesk();
  const shown = useStore(desk.preview, (state) => state.selectedPath);
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
        aria-label={t('preview.files')}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        items={files.map((file) => ({ file, id: file.path, out: leftOut.has(file.path) }))}
        selectedKeys={shown === null ? [] : [shown]}
        onSelectionChange={(keys) => {
          const [path] = keys === 'all' ? [] : keys;
          if (path !== undefined) desk.preview.getState().select(String(path));
        }}
      >
        {({ file, id, out }) => (
          <ListBoxItem
            id={id}
            textValue={file.name}
            className={out ? 'preview__file preview__file--left-out' : 'preview__file'}
          >
            <span className="preview__name line" dir="auto">
              {file.name}
            </span>
            <span className={file.outcome === 'failed' && !out ? 'preview__failed' : 'preview__facts'}>
              {out ? t('preview.leftOut') : factsOf(file)}
            </span>
          </ListBoxItem>
        )}
      </ListBox>
      {isAgain ? null : (
        <p className="preview__hint muted">
          <Trans
            of="preview.leaveOutHelp"
            params={{ key: formatShortcut('Delete') }}
            components={{ k: <kbd className="kbd" /> }}
          />
        </p>
      )}
    </div>
  );
}

function factsOf(file: FilePreview): string {
  if (file.outcome === 'failed') return t('preview.unreadable');
  const { entries, sections } = file;
  return [
    ...(entries > 0 ? [t('common.entries', { count: entries })] : []),
    ...(sections > 0 ? [t('common.sections', { count: sections })] : []),
  ].join(' · ');
}
