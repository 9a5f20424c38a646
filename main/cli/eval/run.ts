export interface EvalRun {
  /** The data set; an existing folder. */
  readonly folder: string;
  /** Where the lines go, one JSON object an item. */
  readonly out: string;
  /** A fresh data folder, removed afterwards. Never the user's. */
  readonly dataFolder: string;
}
