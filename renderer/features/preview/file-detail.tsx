import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { FilePreview, PreviewedEntry, ParseWarning } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { errorText, format, t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SwitchSetting } from '../../ui/toggles.tsx';
import { DocumentAudienceRow } from '../library/document-audience.tsx';
import { formatName } from '../library/readable-formats.ts';
import { reviewPreviewedMails } from '../review/review-actions.ts';
import { TableDetail } from './table-detail.tsx';
import './file-detail.css';

type Parsed = Extract<FilePreview, { outcome: 'parsed' }>;

/** One file: what it is, how its tables are read, and the first of what comes of it. */
export function FileDetail({ file }: { readonly file: FilePreview }) {
  const desk = useDesk();
  const isOut = useStore(desk.preview, (state) => state.leftOut.has(file.path));
  const isAgain = useStore(desk.preview, (state) => state.documentId !== null);
  return (
    <section className="preview__detail" aria-label={file.name}>
      <div className="preview__head">
        <h3 className="preview__title" dir="auto" title={file.path}>
          {file.outcome === 'parsed' ? file.title : file.name}
        </h3>
        {isAgain ? null : (
          <Button
            kind="plain"
            isPressed={isOut}
            onPress={() => {
              desk.preview.getState().toggleLeftOut(file.path);
            }}
          >
            {t(isOut ? 'preview.include' : 'preview.leaveOut')}
          </Button>
        )}
      </div>
      {file.outcome === 'failed' ? (
        <>
          <Notice tone="stop">{errorText(file.error)}</Notice>
          {file.error.reason === 'left_out' ? (
            <p className="preview__take">
              <Button
                onPress={() => void desk.preview.getState().setFileChoices(file.path, { takesOmitted: true })}
              >
                {t('preview.takeAll')}
              </Button>
            </p>
          ) : null}
        </>
      ) : (
        <ParsedFile file={file} />
      )}
    </section>
  );
}

function ParsedFile({ file }: { readonly file: Parsed }) {
  const desk = useDesk();
  const { kind, language, entries, sections, tables, moreTables, warnings } = file;
  const facts = [file.name, formatName(kind), language === null ? null : format.language(language)];
  return (
    <>
      <p className="preview__facts">{facts.filter((fact) => fact !== null).join(' · ')}</p>
      <DocumentAudienceRow
        audience={file.audience}
        onChange={(audience) => void desk.preview.getState().setFileChoices(file.path, { audience })}
      />
      {kind === 'mail' || kind === 'mailbox' ? <MailNotice /> : null}
      {warnings.length === 0 ? null : <Warnings file={file} />}
      {tables.map((table) => (
        <TableDetail key={table.tableIndex} path={file.path} table={table} />
      ))}
      {moreTables > 0 ? <p className="muted">{t('preview.moreTables', { count: moreTables })}</p> : null}
      <Part
        title={
          entries === 0
            ? t('preview.noEntries')
            : t('preview.becomes', { entries: t('common.entries', { count: entries }) })
        }
        more={entries - file.firstEntries.length}
      >
        {file.firstEntries.map((entry, at) => (
          <Entry key={at} entry={entry} />
        ))}
      </Part>
      {sections === 0 ? null : (
        <Part title={t('preview.toSearch', { count: sections })} more={sections - file.firstSections.length}>
          {file.firstSections.map(({ heading, text }, at) => (
            <li key={at} className="preview__item">
              {heading === '' ? null : (
                <span className="preview__question" dir="auto">
                  {heading}
                </span>
              )}
              <span className="preview__answer" dir="auto">
                {text}
              </span>
            </li>
          ))}
        </Part>
      )}
    </>
  );
}

/** Mails are conversations: what was answered in them makes entries, once a person has looked at it. */
function MailNotice() {
  const desk = useDesk();
  const isAgain = useStore(desk.preview, (state) => state.documentId !== null);
  if (isAgain) return null;
  return (
    <Notice
      tone="note"
      actions={<Button onPress={() => void reviewPreviewedMails(desk)}>{t('preview.mail.review')}</Button>}
    >
      {t('preview.mail.help')}
    </Notice>
  );
}

/** What was left out of the file or could only be guessed, and where. */
function Warnings({ file: { path, warnings, takesOmitted } }: { readonly file: Parsed }) {
  const desk = useDesk();
  const canTake = warnings.some(({ state }) => state === 'left out' || state === 'taken');
  return (
    <Part title={t('preview.warnings.title')} more={0}>
      {warnings.map(({ kind, state, count, places }) => (
        <li key={kind} className="preview__item">
          <span className="preview__question">
            {t(`preview.warnings.${kind}`, { count, ...(state === 'taken' && { context: 'taken' }) })}
          </span>
          <span className="preview__answer">
            {[...places.map(placeText), ...(count > places.length ? ['…'] : [])].join(' · ')}
          </span>
        </li>
      ))}
      {canTake ? (
        <li className="preview__take">
          <SwitchSetting
            label={t('preview.takeOmitted')}
            isOn={takesOmitted}
            onChange={(on) => void desk.preview.getState().setFileChoices(path, { takesOmitted: on })}
          />
          <span className="muted">{t('preview.takeOmittedHelp')}</span>
        </li>
      ) : null}
    </Part>
  );
}

function placeText({ line, words }: ParseWarning['places'][number]): string {
  if (line === null) return t('preview.warnings.words', { words });
  return words === '' ? t('preview.warnings.line', { line }) : t('preview.warnings.lineAnd', { line, words });
}

interface PartProps {
  readonly title: string;
  readonly more: number;
  readonly children: ReactNode;
}

function Part({ title, more, children }: PartProps) {
  return (
    <section className="preview__part" aria-label={title}>
      <h4 className="preview__heading">{title}</h4>
      <ul>{children}</ul>
      {more > 0 ? <p className="preview__more muted">{t('common.more', { count: more })}</p> : null}
    </section>
  );
}

function Entry({ entry }: { readonly entry: PreviewedEntry }) {
  const { question, answer, variants, tags, audience } = entry;
  const facts = [
    ...(audience === null || audience === 'everyone' ? [] : [t(`audience.only.${audience}`)]),
    ...variants.map((variant) => t('preview.alsoAsked', { phrasing: variant })),
    ...tags,
  ];
  return (
    <li className="preview__item">
      <span className="preview__question" dir="auto">
        {question}
      </span>
      <span className="preview__answer" dir="auto">
        {answer}
      </span>
      {facts.length === 0 ? null : <span className="preview__facts">{facts.join(' · ')}</span>}
    </li>
  );
}
