import { useEffect, useMemo, useState } from 'react';
import type { OpenedDocument } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { format, omissionTexts, t } from '../../i18n.ts';
import type { SourceLocation } from '../../stores/window.ts';
import { problemText } from '../../stores/problem.ts';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { Notice } from '../../ui/notice.tsx';
import { DocumentAudienceRow } from '../library/document-audience.tsx';
import { entrySpan, sourceParts } from './source-parts.ts';
import './source.css';

interface SourceDialogProps {
  readonly documentId: string;
  readonly entryId?: string | undefined;
  readonly at: SourceLocation | null;
}

/** The whole source as it was understood, at the passage that was asked for. */
export function SourceDialog({ documentId, entryId, at }: SourceDialogProps) {
  const desk = useDesk();
  const { close } = desk.window.getState();
  const [opened, setOpened] = useState<OpenedDocument | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    let isCurrent = true;
    const load = async () => {
      try {
        const found = await desk.api.call('library.open', {
          documentId,
          ...(entryId === undefined ? {} : { entryId }),
        });
        if (isCurrent) setOpened(found);
      } catch (error) {
        if (isCurrent) setProblem(problemText(error));
      }
    };
    void load();
    return () => {
      isCurrent = false;
    };
  }, [desk, documentId, entryId]);

  return (
    <DialogFrame title={opened?.document.title ?? t('source.title')} side isText onClose={close}>
      {problem === null ? null : <Notice tone="stop">{problem}</Notice>}
      {opened === null ? null : <SourceText opened={opened} at={entrySpan(opened, entryId) ?? at} />}
    </DialogFrame>
  );
}

/** The passage that was asked for comes into view as soon as it is drawn. */
const scrolledTo = (mark: HTMLElement | null) => mark?.scrollIntoView({ block: 'center' });

function SourceText({
  opened,
  at,
}: {
  readonly opened: OpenedDocument;
  readonly at: SourceDialogProps['at'];
}) {
  const { document: row, text } = opened;
  const desk = useDesk();
  const [audience, setAudience] = useState(row.audience);
  const parts = useMemo(() => sourceParts(opened, at), [opened, at]);

  const facts = [
    row.name,
    row.language === null ? null : format.language(row.language),
    t('common.passages', { count: row.passages }),
    t('common.checkedOn', { at: row.checkedAt }),
  ];
  return (
    <>
      <p className="source__facts">{facts.filter((fact) => fact !== null).join(' · ')}</p>
      {row.kind === 'own' ? null : (
        <DocumentAudienceRow
          audience={audience}
          onChange={(chosen) => {
            const value = chosen ?? audience.guess?.value ?? 'everyone';
            setAudience({ ...audience, value, isChosen: chosen !== null });
            void desk.library.getState().setAudience(row.id, chosen);
          }}
        />
      )}
      {omissionTexts(row.omissions).map((sentence) => (
        <p key={sentence} className="source__facts">
          {sentence}
        </p>
      ))}
      {text.trim() === '' ? <p className="muted">{t('source.empty')}</p> : null}
      <div className="source__text">
        {parts.map((part, place) => {
          if (part.kind === 'heading')
            return (
              <b key={place} className="source__heading">
                {part.text}
              </b>
            );
          return part.kind === 'shown' ? (
            <mark key={place} ref={scrolledTo} className="source__passage">
              {part.text}
            </mark>
          ) : (
            <span key={place}>{part.text}</span>
          );
        })}
      </div>
    </>
  );
}
