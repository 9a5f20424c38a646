import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Kbd } from './kbd.tsx';
import './tips.css';

/** Milliseconds on a control before its tip comes; the next one comes at once while one is read. */
const delayMs = 450;
/** Pixels between a control and its tip, and between a tip and the edge of the window. */
const distance = 6;

interface Tip {
  readonly control: Element;
  readonly words: string;
  readonly keys: string | null;
}

/** What a control has to say. A native title shows itself to a mouse, but never to the keyboard. */
function tipAt(target: EventTarget | null, by: 'mouse' | 'keyboard'): Tip | null {
  if (!(target instanceof Element)) return null;
  const control = target.closest('[data-tip], [data-keys], [title]');
  if (control === null) return null;
  const words =
    control.getAttribute('data-tip') ?? (by === 'keyboard' ? control.getAttribute('title') : null);
  const keys = control.getAttribute('data-keys');
  const isSaid = words !== null && isVisible(words, control);
  return (words === null || isSaid) && keys === null
    ? null
    : { control, words: isSaid ? '' : (words ?? ''), keys };
}

/** Whether the control shows these words itself, whole. */
function isVisible(words: string, control: Element): boolean {
  const own = [...control.childNodes].filter(
    (node) => !(node instanceof Element && node.matches('.kbd, .visually-hidden')),
  );
  const text = own.map(({ textContent }) => textContent ?? '').join('');
  return text.trim() === words.trim() && control.scrollWidth <= control.clientWidth;
}

/**
 * One tip for all controls, on hover and on keyboard focus: what an icon means, and the key that does the same. Screen readers
 * have both from the control itself, so it is hidden from them. Escape puts it away.
 */
export function Tips() {
  const [tip, setTip] = useState<Tip | null>(null);
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const stop = new AbortController();
    const options = { capture: true, passive: true, signal: stop.signal } as const;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let shown: Element | null = null;
    const hide = () => {
      clearTimeout(timer);
      shown = null;
      setTip(null);
    };
    const show = (next: Tip | null) => {
      if (next?.control === shown && next !== null) return;
      const wasShown = shown !== null;
      hide();
      if (next === null) return;
      timer = setTimeout(
        () => {
          if (!next.control.isConnected) return;
          shown = next.control;
          setTip(next);
        },
        wasShown ? 0 : delayMs,
      );
    };
    document.addEventListener('pointerover', (event) => show(tipAt(event.target, 'mouse')), options);
    document.addEventListener('pointerleave', hide, options);
    document.addEventListener('pointerdown', hide, options);
    document.addEventListener('keydown', hide, options);
    document.addEventListener('scroll', hide, options);
    document.addEventListener('focusout', hide, options);
    document.addEventListener(
      'focusin',
      ({ target }) => {
        if (target instanceof Element && target.matches(':focus-visible')) show(tipAt(target, 'keyboard'));
      },
      options,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, []);

  // Below its control, or above where there is no room; the width is known only once it is drawn.
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null || tip === null) return;
    const around = tip.control.getBoundingClientRect();
    const { width, height } = element.getBoundingClientRect();
    const below = around.bottom + distance;
    const left = around.left + (around.width - width) / 2;
    element.style.left = `${Math.max(distance, Math.min(left, window.innerWidth - width - distance))}px`;
    element.style.top = `${below + height > window.innerHeight ? around.top - height - distance : below}px`;
  }, [tip]);

  if (tip === null) return null;
  return (
    <div ref={box} className="tip" aria-hidden="true">
      {tip.words}
      {tip.keys === null ? null : <Kbd keys={tip.keys} />}
    </div>
  );
}
