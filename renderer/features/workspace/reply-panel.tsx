import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { isEdited, type Work } from '../../stores/work.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import { LineOrigins } from './line-origins-list.tsx';
import { ReplyEditor } from './reply-editor.tsx';
import { VoiceRow } from './voice-row.tsx';
import { WhatChanged } from './what-changed.tsx';

export function ReplyPanel() {
  const desk = useDesk();
  const work = useStore(desk.workspace, (state) => state.work);
  const unfolded = useStore(desk.window, (state) => state.unfolded);
  const { toggle } = desk.window.getState();
  if (work === null) return null;
  return (
    <Panel
      title="Reply"
      note={isEdited(work) ? 'edited' : undefined}
      className="reply"
      actions={
        <>
          <Button
            kind="plain"
            keys="F"
            isPressed={unfolded.has('origins')}
            onPress={() => {
              toggle('origins');
            }}
          >
            Sources
          </Button>
          <Button
            kind="plain"
            keys="D"
            isPressed={unfolded.has('changes')}
            onPress={() => {
              toggle('changes');
            }}
          >
            What changed
          </Button>
        </>
      }
    >
      <VoiceRow />
      <ReplyEditor work={work} />
      <Exchanged work={work} />
      {unfolded.has('changes') ? <WhatChanged work={work} /> : null}
      {unfolded.has('origins') ? <LineOrigins work={work} /> : null}
    </Panel>
  );
}

/** Another answer was taken after the reply had been edited: what became of the agent's words. */
function Exchanged({ work }: { readonly work: Work }) {
  const desk = useDesk();
  const { undo, useSuggestion } = desk.workspace.getState();
  const { kept, before } = work;
  if (kept.length === 0 && before === null) return null;
  const words =
    kept.length > 0
      ? `You rewrote the answer to question ${kept.join(' and ')}, so your words were kept.`
      : 'The answer was exchanged; your other words were kept.';
  return (
    <div className="reply__notice" role="status">
      <Notice
        tone={kept.length > 0 ? 'doubt' : 'note'}
        actions={
          <>
            {kept.length > 0 ? <Button onPress={useSuggestion}>Use the new draft</Button> : null}
            {before === null ? null : (
              <Button keys="U" onPress={undo}>
                Undo
              </Button>
            )}
          </>
        }
      >
        {words}
      </Notice>
    </div>
  );
}
