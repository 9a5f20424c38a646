import axe from 'axe-core';
import type { Page } from 'playwright-core';

interface Color {
  r: number;
  g: number;
  b: number;
  alpha: number;
  parseString(text: string): this;
}

declare global {
  interface Window {
    axe?: Pick<typeof axe, 'run'> & {
      readonly commons: {
        readonly color: {
          readonly Color: { new (red: number, green: number, blue: number): Color; prototype: Color };
        };
      };
    };
    /** What it found nothing against, as it was drawn. */
    axeFoundNothing?: Set<string>;
  }
}

/** The rules that a theme can break. */
const coloursOnly = ['color-contrast', 'link-in-text-block'];

/** axe parses the same twenty colours of a view thousands of times, which took a fifth of all its work. */
function parseColoursOnce(): void {
  const Color = window.axe?.commons.color.Color;
  if (Color === undefined) throw new Error('axe is not there');
  const parse = Reflect.get(Color.prototype, 'parseString');
  const known = new Map<string, Color>();
  Color.prototype.parseString = function parseOnce(text) {
    const colour = known.get(text) ?? parse.call(new Color(0, 0, 0), text);
    known.set(text, colour);
    const { r, g, b, alpha } = colour;
    return Object.assign(this, { r, g, b, alpha });
  };
}

/**
 * What axe has against the window as it is now: rule, element and what to do, a line for each element. Its half megabyte of code
 * is handed to a page once, and what it has nothing against is not written down: ten times faster than a builder.
 */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  if (await page.evaluate(() => window.axe === undefined)) {
    await page.evaluate(axe.source);
    await page.evaluate(parseColoursOnce);
  }
  return page.evaluate(async (colourRules) => {
    // What fades in has no contrast yet.
    const ends = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
      .map(({ finished }) => finished);
    await Promise.allSettled(ends);
    // Another theme has other colours and is else the same: the rest of it is not looked at again.
    const { outerHTML } = document.documentElement;
    const drawn = `${innerWidth} × ${innerHeight} ${outerHTML.replace(/ data-theme="\w*"/, '')}`;
    const seen = (window.axeFoundNothing ??= new Set());
    const result = await window.axe?.run(document, {
      resultTypes: ['violations'],
      ...(seen.has(drawn) && { runOnly: colourRules }),
    });
    if (result === undefined) throw new Error('axe is not there');
    if (result.violations.length === 0) seen.add(drawn);
    return result.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, html, failureSummary = '' }) =>
        [id, target.join(' '), html, failureSummary].join(' '),
      ),
    );
  }, coloursOnly);
}
