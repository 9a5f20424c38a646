import { useEffect, useState } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Input, SearchField } from 'react-aria-components/SearchField';
import { useStore } from 'zustand';
import type { FilledSnippet, SnippetMatch, MissingValue, Snippet, Span } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import '../help/help.css';
import { MissingFields } from './missing-fields.tsx';
import { insertFilled } from './snippet-actions.ts';
import './snippets.css';
import { kindLabel, showPlaceholders } from './snippet-labels.ts';

interface PickSnippetProps {
  /** The cursor in the reply; null where the snippet goes to its own position. */
  readonly at: Span | null;
  /** Only what it needs is asked. */
  readonly chosen: Snippet | null;
}

/** Finds a snippet by its short name or by what it means, asks for what is missing and puts it into the reply. */
export function PickSnippetDialog({ at, chosen: given }: PickSnippetProps) {
  const desk = useDesk();
  const [chosen, setChosen] = useState(given);
  const caseId = useStore(desk.workspace, (state) => state.work?.reading.caseId ?? null);

  const choose = async (snippet: Snippet) => {
    const filled = await desk.snippets.getState().fill(snippet.id, caseId, {});
    if (filled !== null && filled.missing.length === 0) insertFilled(desk, snippet, filled, at);
    else setChosen(snippet);
  };
  return chosen === null ? (
    <SnippetSearch caseId={caseId} onChoose={(snippet) => void choose(snippet)} />
  ) : (
    <MissingValuesForm
      snippet={chosen}
      caseId={caseId}
      onBack={() => {
        setChosen(null);
      }}
      onFilled={(filled) => {
        insertFilled(desk, chosen, filled, at);
      }}
    />
  );
}

function SnippetSearch({
  caseId,
  onChoose,
}: {
  readonly caseId: string | null;
  readonly onChoose: (snippet: Snippet) => void;
}) {
  const desk = useDesk();
  const [text, setText] = useState('');
  const [found, setFound] = useState<{
    readonly text: string;
    readonly snippets: readonly SnippetMatch[];
  } | null>(null);
  const hasAny = useStore(desk.settings, (state) => (state.settings?.snippets.length ?? 0) > 0);
  const { close, open } = desk.window.getState();
  useEffect(() => {
    let isCurrent = true;
    void desk.snippets
      .getState()
      .find(text, caseId)
      .then((snippets) => {
        if (isCurrent) setFound({ text, snippets });
      });
    return () => {
      isCurrent = false;
    };
  }, [desk, text, caseId]);

  const act = async (key: string) => {
    // Enter may come before what was typed last is found: what is listed then belongs to fewer letters.
    const isCurrent = found?.text === text;
    const snippets = isCurrent ? found.snippets : await desk.snippets.getState().find(text, caseId);
    const one = isCurrent ? snippets.find(({ snippet }) => snippet.id === key) : snippets[0];
    if (one !== undefined) onChoose(one.snippet);
  };

  return (
    <DialogFrame
      title="Put in a snippet"
      onClose={close}
      foot={
        <Button
          onPress={() => {
            open({ kind: 'snippets' });
          }}
        >
          All snippets…
        </Button>
      }
    >
      {!hasAny ? (
        <EmptyState title="There are no snippets yet">
          Write the first one with “All snippets”, or bring a file of them there.
        </EmptyState>
      ) : (
        // Escape closes at once: the field would clear itself first.
        <div
          className="snippet-pick"
          onKeyDownCapture={(event) => {
            if (event.key === 'Escape') close();
          }}
        >
          <Autocomplete inputValue={text} onInputChange={setText}>
            <SearchField
              className="command-palette__field"
              aria-label="Short name, or what it should say"
              autoFocus
            >
              <Input className="command-palette__input" placeholder="Short name, or what it should say" />
            </SearchField>
            <ListBox
              className="command-palette__list"
              aria-label="Snippets found"
              selectionMode="none"
              items={(found?.snippets ?? []).map((one) => ({ ...one, id: one.snippet.id }))}
              onAction={(key) => void act(String(key))}
              renderEmptyState={() =>
                found === null ? null : (
                  <p className="command-palette__none muted">
                    Nothing like that. Try fewer letters or another word.
                  </p>
                )
              }
            >
              {({ id, snippet }) => (
                <ListBoxItem
                  id={id}
                  className="command-palette__item snippet-pick__item"
                  textValue={`${snippet.shortName}, ${snippet.title}`}
                >
                  <span className="snippet-pick__head">
                    <span className="snippet-pick__name">{snippet.shortName}</span>
                    <span className="snippet-pick__kind">{kindLabel(snippet.kind)}</span>
                  </span>
                  <span className="snippet-pick__title">{snippet.title}</span>
                </ListBoxItem>
              )}
            </ListBox>
          </Autocomplete>
        </div>
      )}
    </DialogFrame>
  );
}

function MissingValuesForm({
  snippet,
  caseId,
  onBack,
  onFilled,
}: {
  readonly snippet: Snippet;
  readonly caseId: string | null;
  readonly onBack: () => void;
  readonly onFilled: (filled: FilledSnippet) => void;
}) {
  const desk = useDesk();
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [filled, setFilled] = useState<FilledSnippet | null>(null);
  const [asked, setAsked] = useState<readonly MissingValue[]>([]);
  const [blocked, setBlocked] = useState(false);
  const problem = useStore(desk.snippets, (state) => state.problem);
  const { close } = desk.window.getState();
  useEffect(() => {
    let isCurrent = true;
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''));
    void desk.snippets
      .getState()
      .fill(snippet.id, caseId, given)
      .then((now) => {
        if (!isCurrent || now === null) return;
        setFilled(now);
        // An answer may open another question, and never takes one away.
        setAsked((before) => [
          ...before,
          ...now.missing.filter(({ name }) => !before.some((one) => one.name === name)),
        ]);
      });
    return () => {
      isCurrent = false;
    };
  }, [desk, snippet, caseId, values]);

  const submit = async () => {
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''));
    const now = await desk.snippets.getState().fill(snippet.id, caseId, given);
    if (now === null) return;
    if (now.missing.length === 0) onFilled(now);
    else setBlocked(true);
  };
  const waiting = filled?.missing ?? [];

  return (
    <DialogFrame
      title={`Put in “${snippet.shortName}”`}
      onClose={close}
      foot={
        <>
          <Button kind="main" keys="Enter" onPress={() => void submit()}>
            Put in
          </Button>
          <Button onPress={onBack}>Another snippet</Button>
        </>
      }
    >
      <form
        className="snippet-missing"
        onSubmit={(event) => {
          event.preventDefault();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          void submit();
        }}
      >
        <MissingFields
          missing={asked}
          values={values}
          onChange={(name, value) => {
            setBlocked(false);
            setValues((before) => ({ ...before, [name]: value }));
          }}
        />
        <p className="field__error" role="alert">
          {problem ??
            (blocked && waiting.length > 0
              ? `Still needed: ${waiting.map(({ ask }) => ask).join(', ')}.`
              : null)}
        </p>
        <p className="field__label">As it will stand in the reply</p>
        <p className="snippet-preview">{showPlaceholders(filled?.text ?? '')}</p>
      </form>
    </DialogFrame>
  );
}
