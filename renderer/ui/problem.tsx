import { Notice } from './notice.tsx';

/** What went wrong, said by the screen reader as soon as it is there; nothing while nothing did. */
export function Problem({ text }: { readonly text: string | null }) {
  return text === null ? null : (
    <div role="alert">
      <Notice tone="stop">{text}</Notice>
    </div>
  );
}
