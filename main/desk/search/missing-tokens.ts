import { embedWithTokens } from '../library/embed-with-tokens.ts';
import { embeddingTextsOf } from '../library/embedding-texts.ts';
import type { Embedder } from '../ports.ts';
import { joinTokens, packTokens } from '../store/token-bytes.ts';
import type { Store } from '../store/store.ts';

const metaKey = 'library.tokens';
/** So few that projecting their tokens holds up nobody for longer than some milliseconds. */
const passagesAtOnce = 8;

/**
 * Makes the token vectors of passages that have none: those of an older version, those that were written while another
 * model was used, and what of a long document was left for later. All anew where another model or projection made them.
 * Until then such a passage counts as what is usual for one as close as it is. Resolves when none is missing, with whether any was.
 */
export async function makeMissingTokens(
  { passageTokens, meta }: Pick<Store, 'passageTokens' | 'meta'>,
  embedder: Embedder,
  /** Between two parts; throws to give up. */
  beforeEach: () => Promise<void>,
): Promise<boolean> {
  const { tokenModel } = embedder;
  if (tokenModel === undefined) return false;
  const madeBy = meta.get(metaKey);
  if (madeBy !== tokenModel) {
    if (madeBy !== null) passageTokens.forgetAll();
    meta.set(metaKey, tokenModel);
  }
  for (let isAnyMade = false; ; isAnyMade = true) {
    await beforeEach();
    const missing = passageTokens.missing(passagesAtOnce);
    if (missing.length === 0) return isAnyMade;
    const texts = missing.map((passage) => embeddingTextsOf(passage));
    const embedded = await embedWithTokens(
      embedder,
      texts.flat().map(({ text }) => text),
      'passage',
    );
    let at = 0;
    const made = missing.map(({ id }, index) => {
      const own = embedded.slice(at, (at += texts[index]?.length ?? 0));
      return { id, tokens: joinTokens(own.map(({ tokens }) => tokens && packTokens(tokens))) };
    });
    passageTokens.put(made);
  }
}
