import type { Changes } from './changes.ts';
import { createCalibration } from './learning/calibration/calibration.ts';
import { createSimilarEntries } from './learning/similar-entries/similar-entries.ts';
import { createLearnedEmbedding } from './learning/feedback/embed-learned.ts';
import { createLearning } from './learning/feedback/learning.ts';
import { createGaps } from './learning/gaps/gaps.ts';
import { createGolden } from './learning/golden/golden.ts';
import { createReview } from './learning/past-answers/review.ts';
import type { LibraryRooms } from './open-library.ts';
import type { Storage } from './open-storage.ts';
import type { Ports } from './ports.ts';

export type LearningRooms = ReturnType<typeof openLearning>;

/** What replies, feedback and earlier answers teach, and what of it waits for the owner. */
export function openLearning(
  ports: Ports,
  { store, settings, vault }: Storage,
  { embedder, libraryModel, search, rareWords, learnedVectors, entries }: LibraryRooms,
  changes: Changes,
) {
  const { now, newId, log, startParser } = ports;
  const cosineScale = () => libraryModel.cosineScale();
  const common = { store, vault, embedder, search, now, newId, changes, log };
  const similarEntries = createSimilarEntries({
    store,
    questions: () => search.questions(),
    questionRows: () => search.questionRows(),
    answers: () => search.answers(),
    cosineScale,
    isBusy: () => search.isSearchActive(),
    changes,
    log,
  });
  const calibration = createCalibration({
    store,
    search,
    model: () => embedder.model,
    learned: { count: () => learning.phrasings.count(), phrases: (most) => learning.phrasings.phrases(most) },
    changes,
    log,
  });
  const gaps = createGaps({ ...common, rareWords, cosineScale });
  const golden = createGolden({ ...common, entries, agent: () => settings.get().agentName });
  const { pastAnswers, proposals, ...ofProposals } = createReview({
    ...common,
    entries,
    startParser,
  });
  const learning = createLearning({
    ...common,
    ...ofProposals,
    proposals,
    settings: () => settings.get(),
    wouldRegress: (candidate) => golden.wouldRegress(candidate),
  });
  const learnedEmbedding = createLearnedEmbedding({ ...common, learnedVectors });
  return {
    learnedEmbedding,
    calibration,
    similarEntries,
    gaps,
    golden,
    learning,
    pastAnswers,
    proposals,
    start() {
      calibration.start();
      similarEntries.schedule();
      gaps.schedule();
      learnedEmbedding.schedule();
      golden.schedule();
      pastAnswers.resume();
      proposals.dropStale();
    },
  };
}
