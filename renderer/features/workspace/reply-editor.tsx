import { useEffect, useEffectEvent, useMemo, useRef, type MouseEvent } from 'react';
import { useStore } from 'zustand';
import type { Finding, Span } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import type { ActiveCase } from '../../stores/active-case.ts';
import { elementIds } from '../layout/actions.ts';
import { useContextMenu } from '../../ui/command-menu.tsx';
import { expandShortName } from '../snippets/snippet-actions.ts';
import { lineOrigins, type ReplyLine } from './line-origins.ts';
import { highlightRuns } from './message-segments.ts';
import { spellingMenu } from '../spelling/spelling-menu.ts';
import { replyChanges, type ReplyChanges } from './reply-changes.ts';
import { rangeOf, useHighlight } from './use-highlight.ts';
import './reply-line.css';
import './reply-editor.css';

const noChanges: ReplyChanges = { added: [], removed: [] };

/** The parts of findings that are on a line. Where two are in one place, what blocks is drawn. */
function highlightsIn(line: ReplyLine, findings: readonly Finding[]) {
  const highlights = findings
    .map(({ start, end, severity }) => ({
      start: Math.max(start - line.start, 0),
      end: Math.min(end - line.start, line.text.length),
      blocks: severity === 'block',
    }))
    .filter(({ start, end }) => start < end);
  const blocking = highlights.filter(({ blocks }) => blocks);
  return highlights.filter(
    (highlight) =>
      highlight.blocks || !blocking.some(({ start, end }) => start < highlight.end && highlight.start < end),
  );
}

/**
 * A plain text field over a copy of its own text: the copy gives it its height and draws, line by line, where the
 * words come from and what is still open. Both must wrap alike, so they share one style.
 */
export function ReplyEditor({ activeCase }: { readonly activeCase: ActiveCase }) {
  const desk = useDesk();
  const revealRequest = useStore(desk.workspace, (state) => state.revealRequest);
  const field = useRef<HTMLTextAreaElement>(null);
  const copy = useRef<HTMLDivElement>(null);
  const { draft, text, inserted } = activeCase;
  const lines = useMemo(() => lineOrigins(draft, text, inserted), [draft, text, inserted]);
  const findings = useStore(desk.checks, (state) => state.findings);

  const misspelt = useStore(desk.spelling, (state) => state.misspelt);
  const isSpelled = useStore(desk.settings, ({ settings }) => settings?.spelling.on === true);
  const asked = useStore(desk.spelling, (state) => state.asked);
  const context = useContextMenu(t('spelling.menu'));
  const showsChanges = useStore(desk.window, ({ expanded }) => expanded.has('changes'));
  const changes = useMemo(
    () => (showsChanges ? replyChanges(draft.text, text) : noChanges),
    [showsChanges, draft, text],
  );
  useHighlight('added', copy, changes.added);
  useHighlight('removed', copy, changes.removed);
  useHighlight('misspelt', copy, isSpelled ? misspelt : []);

  const openMenu = (place: Span, at: { readonly clientX: number; readonly clientY: number }) =>
    void spellingMenu(desk, place).then((items) => {
      // What was opened meanwhile is over it.
      if (desk.window.getState().dialog === null) context.openAt(at, items);
    });
  const openAsked = useEffectEvent((place: Span) => {
    const line = copy.current === null ? undefined : rangeOf(copy.current, place)?.getClientRects()[0];
    if (line !== undefined) openMenu(place, { clientX: line.left, clientY: line.bottom });
  });
  useEffect(() => {
    if (asked === null) return;
    desk.workspace.getState().revealInReply(asked);
    // Drawn where it was scrolled to.
    const frame = requestAnimationFrame(() => {
      openAsked(asked);
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [asked, desk]);

  useEffect(() => {
    if (revealRequest === null || field.current === null) return;
    field.current.focus({ preventScroll: true });
    field.current.setSelectionRange(revealRequest.start, revealRequest.end);
    // The copy has one part a line, which can be scrolled to; a place in a text field cannot.
    const line = field.current.value.slice(0, revealRequest.start).split('\n').length - 1;
    copy.current?.children[line]?.scrollIntoView({ block: 'center' });
  }, [revealRequest]);

  return (
    <div className="reply__editor">
      <div className="reply__copy" ref={copy} aria-hidden="true">
        {lines.map((line, at) => {
          const highlights = highlightsIn(line, findings);
          const changed = line.changed ? ' reply__line--changed' : '';
          return (
            <div key={at} dir="auto" className={`reply__line reply__line--${line.origin}${changed}`}>
              {highlightRuns(line.text, highlights).map((run, index) =>
                run.highlighted ? (
                  <span key={index} className={run.highlight.blocks ? 'reply__open' : 'reply__doubt'}>
                    {run.text}
                  </span>
                ) : (
                  run.text
                ),
              )}
              {'\n'}
            </div>
          );
        })}
      </div>
      <textarea
        dir="auto"
        id={elementIds.reply}
        ref={field}
        className="reply__text"
        aria-label={t('workspace.reply')}
        placeholder={t('workspace.writeReply')}
        aria-describedby="reply-blocked"
        spellCheck={false}
        value={text}
        onContextMenu={(event) => {
          const place = isSpelled ? wordAt(event, copy.current, misspelt) : null;
          if (place === null) return;
          event.preventDefault();
          openMenu(place, event);
        }}
        onChange={(event) => {
          const { value, selectionEnd } = event.target;
          desk.workspace.getState().edit(value);
          expandShortName(desk, value, selectionEnd);
        }}
      />
      {context.menu}
    </div>
  );
}

/** The wrong word under the pointer, or at the cursor where the menu key was pressed. */
function wordAt(
  { currentTarget, button, clientX, clientY }: MouseEvent<HTMLTextAreaElement>,
  copy: Element | null,
  misspelt: readonly Span[],
): Span | null {
  const cursor = currentTarget.selectionStart;
  const isUnder = ({ left, right, top, bottom }: DOMRect): boolean =>
    clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
  return (
    misspelt.find((place) =>
      button === 2
        ? copy !== null && [...(rangeOf(copy, place)?.getClientRects() ?? [])].some(isUnder)
        : place.start <= cursor && cursor <= place.end,
    ) ?? null
  );
}
