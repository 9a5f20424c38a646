import { dequantize, dotProduct } from '../../vectors.ts';

/**
 * Questions without an answer, put together by meaning. A question joins the cluster whose members it is closest to on
 * average (average linkage), because a single close member says little: "can I track it" is close to half of a desk's mail.
 * Numbers and the choice of the bar: docs/experiments/gaps.md.
 */
export interface Clusters {
  /**
   * Puts a question into its cluster: the one that it was in, or where none is given the closest one, or a new one. Vectors
   * are unit vectors as signed bytes. Returns the cluster's id: the question's own where it is the first, so that what was
   * listed before it was clustered goes by the same name afterwards.
   */
  add(question: string, vector: Int8Array, cluster?: string | null): string;
  remove(question: string): void;
  clear(): void;
  /**
   * Joins clusters that turned out to be one and moves questions that are closer to another one; looks only at what
   * changed since the last time. Calls `yieldIfBusy` every few milliseconds, which may throw to give up.
   */
  refine(yieldIfBusy: () => Promise<void>): Promise<void>;
  /** Question by question, the cluster that it is in. */
  all(): ReadonlyMap<string, string>;
  /** The question that is closest to all others of its cluster; null for a cluster that is gone. */
  medoid(cluster: string): string | null;
}

interface Cluster {
  readonly id: string;
  readonly members: Map<string, Float32Array>;
  /** Of all members' vectors: its product with a vector is the sum of that vector's products with each member. */
  readonly sum: Float32Array;
}

/** Mean cosine from which questions ask the same thing; chosen on five sets of paraphrases. */
export const sameTopicCosine = 0.58;
/** A question only moves for a clear gain, or two like clusters would exchange it for ever. */
const clearly = 0.02;
/** From the bar: beyond it a question is settled, or does not belong. */
const farFrom = 0.1;
/** Products that are computed before others have their turn: a few milliseconds. */
const productsAtOnce = 4_000;

/** `bar` may be given as a function, as another model finds texts less or more alike. */
export function createClusters(newId: () => string, bar: () => number = () => sameTopicCosine): Clusters {
  const clusters = new Map<string, Cluster>();
  const clusterOf = new Map<string, string>();
  const changed = new Set<string>();

  function closest(
    vector: Float32Array,
    among: Iterable<Cluster> = clusters.values(),
    except?: Cluster,
  ): { cluster: Cluster; similarity: number } | null {
    let best: { cluster: Cluster; similarity: number } | null = null;
    for (const cluster of among) {
      if (cluster === except) continue;
      const similarity = dotProduct(cluster.sum, vector) / cluster.members.size;
      if (best === null || similarity > best.similarity) best = { cluster, similarity };
    }
    return best;
  }

  function put(question: string, vector: Float32Array, id: string): void {
    let cluster = clusters.get(id);
    if (cluster === undefined) {
      cluster = { id, members: new Map(), sum: new Float32Array(vector.length) };
      clusters.set(id, cluster);
    }
    cluster.members.set(question, vector);
    add(cluster.sum, vector, 1);
    clusterOf.set(question, id);
  }

  /** A question that moved away left its id to the cluster that it began. */
  const idForNew = (question: string): string => (clusters.has(question) ? newId() : question);

  function take(question: string): void {
    const cluster = clusters.get(clusterOf.get(question) ?? '');
    const vector = cluster?.members.get(question);
    clusterOf.delete(question);
    if (cluster === undefined || vector === undefined) return;
    cluster.members.delete(question);
    if (cluster.members.size === 0) clusters.delete(cluster.id);
    else add(cluster.sum, vector, -1);
    changed.add(cluster.id);
  }

  /** The larger one takes the smaller one in, so that what a person saw keeps its id. */
  function join(one: Cluster, other: Cluster): Cluster {
    const [into, from] = one.members.size >= other.members.size ? [one, other] : [other, one];
    for (const [question, vector] of from.members) {
      into.members.set(question, vector);
      clusterOf.set(question, into.id);
    }
    add(into.sum, from.sum, 1);
    clusters.delete(from.id);
    changed.add(into.id);
    return into;
  }

  /** Closest pairs first: what is joined too early keeps better company away. */
  async function joinAlike(yieldIfBusy: () => Promise<void>): Promise<void> {
    const least = bar();
    const waiting = [...changed];
    let products = 0;
    const pairs: { readonly a: string; readonly b: string; readonly similarity: number }[] = [];
    const looked = new Set<string>();
    for (const id of waiting) {
      looked.add(id);
      for (const other of clusters.values()) {
        const one = clusters.get(id);
        if (one === undefined) break;
        if (looked.has(other.id) || !clusters.has(other.id)) continue;
        const similarity = similarityOf(one, other);
        if (similarity >= least) pairs.push({ a: id, b: other.id, similarity });
        if (++products % productsAtOnce === 0) await yieldIfBusy();
      }
    }
    pairs.sort((x, y) => y.similarity - x.similarity);
    const again = new Set<string>();
    for (const { a, b } of pairs) {
      const [one, other] = [clusters.get(a), clusters.get(b)];
      if (one === undefined || other === undefined) continue;
      // One of them may have grown since: what it is now counts.
      if (similarityOf(one, other) >= least) again.add(join(one, other).id);
    }
    if (again.size > 0) {
      for (const id of waiting) changed.delete(id);
      for (const id of again) changed.add(id);
      await joinAlike(yieldIfBusy);
    }
  }

  /** Members of clusters that changed may fit better anywhere, all others only in one of these. */
  async function moveStrays(yieldIfBusy: () => Promise<void>): Promise<void> {
    const newer = [...changed].flatMap((id) => clusters.get(id) ?? []);
    const least = bar();
    let products = 0;
    // A copy: whatever moves would come by again at the end.
    for (const [question, id] of Array.from(clusterOf)) {
      const own = clusters.get(id);
      const vector = own?.members.get(question);
      if (own === undefined || vector === undefined || clusterOf.get(question) !== id) continue;
      const isSettled = !changed.has(id);
      const rest = own.members.size - 1;
      const here = rest === 0 ? 0 : (dotProduct(own.sum, vector) - dotProduct(vector, vector)) / rest;
      products += 1;
      // A question that fits well where it is is not looked for elsewhere: that is most of them.
      if (here < least + farFrom) {
        const better = closest(vector, isSettled ? newer : clusters.values(), own);
        products += isSettled ? newer.length : clusters.size;
        if (better !== null && better.similarity >= least && better.similarity > here + clearly) {
          take(question);
          put(question, vector, better.cluster.id);
          changed.add(better.cluster.id);
        } else if (rest > 0 && here < least - farFrom) {
          take(question);
          const alone = idForNew(question);
          put(question, vector, alone);
          changed.add(alone);
        }
      }
      if (products >= productsAtOnce) {
        products = 0;
        await yieldIfBusy();
      }
    }
  }

  return {
    add(question, bytes, cluster = null) {
      const vector = dequantize(bytes);
      take(question);
      // Where it was it fitted when it was last compared.
      if (cluster !== null) put(question, vector, cluster);
      else {
        const best = closest(vector);
        const id = best !== null && best.similarity >= bar() ? best.cluster.id : idForNew(question);
        put(question, vector, id);
        changed.add(id);
      }
      return clusterOf.get(question) ?? '';
    },
    remove: take,
    clear() {
      for (const map of [clusters, clusterOf, changed]) map.clear();
    },
    async refine(yieldIfBusy) {
      if (changed.size === 0) return;
      await joinAlike(yieldIfBusy);
      await moveStrays(yieldIfBusy);
      await joinAlike(yieldIfBusy);
      changed.clear();
    },
    all: () => clusterOf,
    medoid(id) {
      let best: { question: string; similarity: number } | null = null;
      const cluster = clusters.get(id);
      for (const [question, vector] of cluster?.members ?? []) {
        const similarity = dotProduct(cluster?.sum ?? vector, vector);
        if (best === null || similarity > best.similarity) best = { question, similarity };
      }
      return best?.question ?? null;
    },
  };
}

/** Mean cosine of all pairs between two clusters. */
const similarityOf = (one: Cluster, other: Cluster): number =>
  dotProduct(one.sum, other.sum) / one.members.size / other.members.size;

function add(sum: Float32Array, vector: Float32Array, times: 1 | -1): void {
  for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) + times * (vector[at] ?? 0);
}
