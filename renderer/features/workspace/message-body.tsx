import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import type { MessageInHand } from '../../stores/active-case.ts';
import { Button } from '../../ui/button.tsx';
import { MessageText } from './message-text.tsx';
import './message-body.css';

/** Air around the active question when the message scrolls to it, in pixels. */
const scrollMargin = 24;

/** The message; a long one is cut to a window that follows the active question, so that the answers stay in view. */
export function MessageBody({ activeCase }: { readonly activeCase: MessageInHand }) {
  const desk = useDesk();
  const box = useRef<HTMLDivElement>(null);
  const [isLong, setIsLong] = useState(false);
  const isWhole = useStore(desk.window, (state) => state.expanded.has('message'));
  const { reading, active } = activeCase;

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null || isWhole) return;
    const observer = new ResizeObserver(() => {
      setIsLong(element.scrollHeight > element.clientHeight + 1);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [isWhole]);

  useEffect(() => {
    const asked = box.current?.querySelector<HTMLElement>('.asked--active');
    if (box.current === null || asked === null || asked === undefined || active === 0) {
      box.current?.scrollTo({ top: 0 });
      return;
    }
    // Only the box is scrolled: the view is where the person has it.
    box.current.scrollTo({ top: asked.offsetTop - Math.max(scrollMargin, box.current.clientHeight / 2) });
  }, [active]);

  return (
    <>
      <div
        ref={box}
        className={
          isWhole
            ? 'message__body'
            : `message__body message__body--cut ${isLong ? 'message__body--long' : ''}`
        }
      >
        {reading.subject === null || reading.subject === '' ? null : (
          <p className="message__subject" dir="auto">
            {reading.subject}
          </p>
        )}
        <MessageText activeCase={activeCase} />
      </div>
      {isLong ? (
        <div className="message__more">
          <Button
            kind="plain"
            keys="M"
            isExpanded={isWhole}
            onPress={() => {
              desk.window.getState().toggleExpanded('message');
            }}
          >
            {t(isWhole ? 'common.showLess' : 'common.showAll')}
          </Button>
        </div>
      ) : null}
    </>
  );
}
