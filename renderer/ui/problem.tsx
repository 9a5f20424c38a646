import { Notice } from './notice.tsx';
import { useUnsaid } from './said-above.ts';

/** What went wrong, said by the screen reader as soon as it is there; nothing while nothing did or it is said above the view. */
export function Problem({ text }: { readonly text: string | null }) {
  const shown = useUnsaid(text);
  return shown === null ? null : (
    <div role="alert">
      <Notice tone="stop">{shown}</Notice>
    </div>
  );
}
