/** What a style makes of the text that it is on. */
export interface TextStyle {
  readonly struck?: boolean;
  readonly hidden?: boolean;
  readonly bold?: boolean;
}

/** What the declarations of CSS say, as in a `style` attribute; what they do not say is absent. */
export function styleOf(declarations: string): TextStyle {
  const says = new Map(
    declarations.split(';').map((declaration) => {
      const [property = '', ...value] = declaration.split(':');
      return [property.trim().toLowerCase(), value.join(':').trim().toLowerCase()] as const;
    }),
  );
  const decoration = `${says.get('text-decoration') ?? ''} ${says.get('text-decoration-line') ?? ''}`.trim();
  const display = says.get('display');
  const visibility = says.get('visibility');
  const isHidden =
    /^none\b/.test(display ?? '') ||
    /^(?:hidden|collapse)\b/.test(visibility ?? '') ||
    /^all\b/.test(says.get('mso-hide') ?? '') ||
    /^0(?:[a-z%]+)?(?:\s|!|$)/.test(says.get('font-size') ?? '');
  const weight = says.get('font-weight') ?? '';
  const isShown = display !== undefined || visibility !== undefined;
  return {
    ...(weight !== '' && { bold: /^(?:bold|[6-9]00)/.test(weight) }),
    ...(decoration !== '' && { struck: /\bline-through\b/.test(decoration) }),
    ...(isHidden ? { hidden: true } : isShown && { hidden: false }),
  };
}

/** By selectors of one class, one id or one element: what editors write when they export a document. */
export type StyleSheet = ReadonlyMap<string, TextStyle>;

const simpleSelector = /^(?:[a-z][a-z0-9]*)?(?:[.#][\w-]+)?$/i;

/** Rules that hold on any screen; what is meant for printing or for small windows says nothing of the text. */
export function styleSheetOf(css: string): StyleSheet {
  const sheet = new Map<string, TextStyle>();
  const plain = withoutAtRules(css.replace(/\/\*.*?\*\//gs, ''));
  for (const [, selectors = '', declarations = ''] of plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const style = styleOf(declarations);
    if (Object.keys(style).length === 0) continue;
    for (const selector of selectors.split(',').map((each) => each.trim().toLowerCase()))
      if (simpleSelector.test(selector) && selector !== '')
        sheet.set(selector, { ...sheet.get(selector), ...style });
  }
  return sheet;
}

function withoutAtRules(css: string): string {
  let out = '';
  let depth = 0;
  let skipped: number | null = null;
  for (const [part] of css.matchAll(/@[^{};]*;?|[{}]|[^@{}]+/g)) {
    if (part.startsWith('@')) {
      if (skipped === null && !part.endsWith(';')) skipped = depth;
    } else if (part === '{') {
      depth++;
      if (skipped === null) out += part;
    } else if (part === '}') {
      depth = Math.max(0, depth - 1);
      if (skipped === null) out += part;
      else if (depth === skipped) skipped = null;
    } else if (skipped === null) out += part;
  }
  return out;
}

/** What a sheet and the element's own style make of it; its own comes first. */
export function styleIn(
  sheet: StyleSheet,
  element: {
    readonly tagName: string;
    readonly id: string;
    readonly classes: readonly string[];
    readonly style: string;
  },
): TextStyle {
  const { tagName, id, classes, style } = element;
  const selectors = [tagName, ...classes.flatMap((each) => [`.${each}`, `${tagName}.${each}`])];
  const all = [...selectors, ...(id === '' ? [] : [`#${id}`, `${tagName}#${id}`])];
  return Object.assign(
    {},
    ...(sheet.size === 0 ? [] : all.map((selector) => sheet.get(selector.toLowerCase()) ?? {})),
    style === '' ? {} : styleOf(style),
  ) as TextStyle;
}
