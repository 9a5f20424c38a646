import { useState } from 'react';
import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { goTo, places } from '../frame/actions.ts';

/** A note for a colleague; the pack is composed by the desk and copied. */
export function HandOverDialog() {
  const desk = useDesk();
  const [note, setNote] = useState('');
  const [pack, setPack] = useState<string | null>(null);
  const problem = useStore(desk.workspace, (state) => state.problem);
  const { close } = desk.window.getState();

  const copy = async () => {
    const text = await desk.workspace.getState().handOver(note);
    if (text === null) return;
    setPack(text);
    desk.window.getState().say('Copied and recorded. Paste it to your colleague.');
  };

  // Once the pack is copied the message is a colleague's, and the desk is free for the next.
  const finish = () => {
    if (pack !== null) {
      desk.workspace.getState().clear();
      goTo(places.start);
    }
    close();
  };

  return (
    <DialogFrame
      title="Hand over to a colleague"
      onClose={finish}
      foot={
        pack === null ? (
          <Button kind="main" keys="Ctrl+Enter" onPress={() => void copy()}>
            Copy the hand-over
          </Button>
        ) : (
          <Button kind="main" onPress={finish}>
            Done
          </Button>
        )
      }
    >
      {pack === null ? (
        <div className="field">
          <label className="field__label" htmlFor="hand-over-note">
            What should your colleague know? <span className="soft">(may stay empty)</span>
          </label>
          <textarea
            id="hand-over-note"
            className="field__input"
            rows={4}
            value={note}
            // The dialog was asked for in order to write this.
            autoFocus
            onChange={(event) => {
              setNote(event.target.value);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void copy();
            }}
          />
          <p className="field__help">
            The message, its questions, the details and what the library said go with it.
          </p>
          <p className="field__error" role="alert">
            {problem}
          </p>
        </div>
      ) : (
        <>
          <p>
            <b>Copied and recorded.</b> <span className="soft">Paste it to your colleague.</span>
          </p>
          <pre className="pack" tabIndex={0} aria-label="The hand-over">
            {pack}
          </pre>
        </>
      )}
    </DialogFrame>
  );
}
