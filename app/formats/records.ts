import type { Row } from '#app/core/labeling/result.ts';
import type { Meta } from '#app/core/meta.ts';

/** The id of a person, or the pseudonym that stands for it. */
type Person = number | string;

/** What export formats write: a task with its answers, free of any database. Times are ISO 8601 in UTC. */
export type ExportedAnnotation<By = Person> = {
  id: number;
  completed_by: By;
  result: Row[];
  was_cancelled: boolean;
  ground_truth: boolean;
  created_at: string;
  updated_at: string;
  /** Seconds. */
  lead_time: number | null;
  result_count: number;
  unique_id: string;
  import_id: string | null;
  task: number;
  project: number;
};

export type ExportedPrediction = {
  id: number;
  result: Row[];
  score: number | null;
  model_version: string;
  created_at: string;
  updated_at: string;
  task: number;
  project: number;
};

/** An unfinished annotation. `annotation`: the one that it is to change. */
export type ExportedDraft<By = Person> = {
  id: number;
  user: By;
  annotation: number | null;
  result: Row[];
  /** Seconds. */
  lead_time: number;
  created_at: string;
  updated_at: string;
  task: number;
  project: number;
};

export type ExportedTask<By = Person> = {
  id: number;
  /** What the file it came from calls it; absent where that had no name for it. */
  external_id?: string;
  inner_id: number;
  data: Record<string, unknown>;
  meta: Meta;
  created_at: string;
  updated_at: string;
  project: number;
  overlap: number;
  is_labeled: boolean;
  total_annotations: number;
  cancelled_annotations: number;
  total_predictions: number;
  /** Oldest first. */
  annotations: ExportedAnnotation<By>[];
  predictions: ExportedPrediction[];
  /** Absent unless asked for. */
  drafts?: ExportedDraft<By>[];
};

export type ExportedTasks = AsyncIterable<ExportedTask>;
/** Text in pieces, or as bytes what is not to wait for more; nothing of it is held longer than it takes to send. */
export type Pieces = AsyncIterable<string | Uint8Array>;
