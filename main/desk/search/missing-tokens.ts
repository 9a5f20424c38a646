import { embedStoredPassages } from '../library/embed-with-tokens.ts';
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
    if (madeBy !== null) passageTokens.deleteAll();
    meta.set(metaKey, tokenModel);
  }
  for (let isAnyMade = false; ; isAnyMade = true) {
    await beforeEach();
    const missing = passageTokens.missing(passagesAtOnce);
    if (missing.length === 0) return isAnyMade;
    const embedded = await embedStoredPassages(embedder, missing);
    passageTokens.put(
      embedded.map(({ id, texts }) => ({
        id,
        tokens: joinTokens(texts.map(({ made: { tokens } }) => tokens && packTokens(tokens))),
      })),
    );
  }
}
