/** What goes into an export, as it is asked for and kept with the export. */
import type { TaskFilters } from '#app/core/task-query.ts';

/** `all`: every one that is left. `majority`: the one that more than half of the people gave, word for word and place for place. */
export const takes = ['all', 'latest of each person', 'latest', 'majority'] as const;
export type Take = (typeof takes)[number];

/** Which annotations of a task: first by kind, person and review, then `take` of those that are no skips. Absent kinds are left out. */
export type AnnotationChoice = {
  take: Take;
  /** Neither skipped nor a ground truth. */
  usual: boolean;
  groundTruth: boolean;
  skipped: boolean;
  /** Of this person alone. */
  person?: number;
  /** Only those of which the present version is approved. */
  approved?: boolean;
};

export const everyAnnotation: AnnotationChoice = { take: 'all', usual: true, groundTruth: true, skipped: true };

/** Only tasks that are so, or only those that are not. */
type Trait = 'only' | 'exclude';
export type Traits = { annotated?: Trait; finished?: Trait; skipped?: Trait };

/** Which tasks and what of them. */
export type ExportOptions = {
  /** all: every task; annotated: with at least one annotation, skips included; done: finished ones. */
  tasks: 'all' | 'annotated' | 'done';
  /** Narrows the tasks further, as do `filters`. */
  traits?: Traits;
  filters?: TaskFilters;
  /** What the tab was called whose filters these are; what becomes of it later changes nothing here. */
  tab?: string;
  /** Leaves out tasks of which no annotation is taken. */
  onlyAnswered?: boolean;
  /** Absent: every annotation. */
  annotations?: AnnotationChoice;
  predictions: boolean;
  /** JSON and JSON lines alone: unfinished annotations. */
  drafts?: boolean;
  /** JSON and JSON lines alone: data and meta as well, so that the file goes back in. */
  fullTasks: boolean;
  /** Archives alone: with the pictures or sounds that the project keeps. */
  media?: boolean;
  /** People by pseudonyms that stay the same in all exports of the project. */
  anonymous?: boolean;
};

/** Once it is made: stored files that were to go along, and whose bytes were gone. `names`: the first of them. */
export type MadeWithout = { gone?: { count: number; names: string[] } };
