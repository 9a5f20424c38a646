import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { inGolden, keepGolden, showGolden, takeBackGolden } from './golden-actions.ts';
import { newsWords } from './golden-words.ts';
import './golden.css';

/** Stands over whatever is looked at until somebody has decided what to do about golden questions that got worse. */
export function GoldenStrip() {
  const desk = useDesk();
  const news = useStore(desk.golden, (state) => state.news);
  useStore(desk.window, (state) => state.view);
  useStore(desk.library, (state) => state.tab);
  return (
    <div role="status" className="golden-strip">
      {news === null ? null : (
        <Notice
          tone="doubt"
          actions={
            <>
              {inGolden(desk) ? null : (
                <Button kind="main" keys="Ctrl+Shift+U" onPress={() => showGolden(desk)}>
                  Look at them
                </Button>
              )}
              <Button
                keys={inGolden(desk) ? 'Shift+A' : undefined}
                onPress={() => void keepGolden(desk, 'all')}
              >
                Keep
              </Button>
              {news.canTakeBack ? (
                <Button keys={inGolden(desk) ? 'U' : undefined} onPress={() => void takeBackGolden(desk)}>
                  Take back
                </Button>
              ) : null}
            </>
          }
        >
          {newsWords(news)} {news.canTakeBack ? null : <span className="soft">{news.whyNot}</span>}
        </Notice>
      )}
    </div>
  );
}
