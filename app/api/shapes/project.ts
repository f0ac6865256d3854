/** A project as the fixed contract names it, and what may be set of it. Source of the names: contract, formats 6. */
import { z } from 'zod';
import { mostOverlap } from '#app/core/overlap.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { renderInstruction } from '#app/domain/instructions.ts';
import type { ProjectSettings } from '#app/domain/projects.ts';
import { noCounters, type Counters } from '#app/domain/projects/counters.ts';
import type { OwnCounts } from '#app/domain/projects/own.ts';

const samplings = { sequential: 'Sequential sampling', uniform: 'Uniform sampling', uncertainty: 'Uncertainty sampling' } as const;
const samplingNames = z.enum(Object.values(samplings), { error: `sampling is one of: ${Object.values(samplings).join(', ')}.` });

/** Everything that may be set; other keys are ignored, whatever they are called (T32). */
export const ProjectChanges = z
  .object({
    title: z.string().trim().min(3, 'A title has 3 to 50 characters.').max(50, 'A title has 3 to 50 characters.'),
    description: z.string().max(10_000),
    label_config: z.string().max(1_000_000),
    expert_instruction: z.string().max(100_000),
    show_instruction: z.boolean(),
    show_skip_button: z.boolean(),
    enable_empty_annotation: z.boolean(),
    show_annotation_history: z.boolean(),
    show_collab_predictions: z.boolean(),
    maximum_annotations: z.number().int().min(1).max(mostOverlap),
    overlap_cohort_percentage: z.number().int().min(0).max(100),
    show_overlap_first: z.boolean(),
    show_ground_truth_first: z.boolean(),
    sampling: samplingNames,
    model_version: z.string().max(200),
    is_published: z.boolean(),
  })
  .partial()
  .meta({ id: 'ProjectChanges' });

export const NewProject = ProjectChanges.required({ title: true }).meta({ id: 'NewProject' });

const count = z.number().int();
export const ProjectShape = z
  .object({
    id: count,
    title: z.string(),
    description: z.string(),
    label_config: z.string(),
    expert_instruction: z.string(),
    show_instruction: z.boolean(),
    show_skip_button: z.boolean(),
    enable_empty_annotation: z.boolean(),
    show_annotation_history: z.boolean(),
    show_collab_predictions: z.boolean(),
    organization: count,
    /** These four tell of others' answers and of ground truths: null for annotators. */
    maximum_annotations: count.nullable(),
    overlap_cohort_percentage: count.nullable(),
    show_overlap_first: z.boolean().nullable(),
    show_ground_truth_first: z.boolean().nullable(),
    sampling: samplingNames,
    model_version: z.string(),
    is_published: z.boolean(),
    is_draft: z.boolean(),
    created_by: count,
    created_at: z.string(),
    task_number: count,
    finished_task_number: count.nullable(),
    /** For annotators these four count their own. */
    num_tasks_with_annotations: count,
    total_annotations_number: count,
    useful_annotation_number: count,
    skipped_annotations_number: count,
    ground_truth_number: count.nullable(),
    total_predictions_number: count.nullable(),
  })
  .meta({ id: 'Project' });
export type ProjectShape = z.infer<typeof ProjectShape>;

/** Counters come from running totals; `total_annotations_number` counts ground truths and skips as well. */
export const projectShape = (project: Project, markup: string, counters: Counters): ProjectShape => ({
  id: project.id,
  title: project.title,
  description: project.description,
  label_config: markup,
  expert_instruction: project.instruction,
  show_instruction: project.showInstruction,
  show_skip_button: project.maySkip,
  enable_empty_annotation: project.mayBeEmpty,
  show_annotation_history: project.showHistory,
  show_collab_predictions: project.showPredictions,
  organization: project.organizationId,
  maximum_annotations: project.overlap,
  overlap_cohort_percentage: project.overlapCohort,
  show_overlap_first: project.showOverlapFirst,
  show_ground_truth_first: project.showGroundTruthFirst,
  sampling: samplings[project.sampling],
  model_version: project.modelVersion,
  is_published: project.publishedAt !== null,
  is_draft: project.configVersion === 0,
  created_by: project.createdBy,
  created_at: project.createdAt.toISOString(),
  task_number: counters.tasks,
  finished_task_number: counters.doneTasks,
  num_tasks_with_annotations: counters.annotatedTasks,
  total_annotations_number: counters.annotations + counters.groundTruths + counters.skips,
  useful_annotation_number: counters.annotations,
  skipped_annotations_number: counters.skips,
  ground_truth_number: counters.groundTruths,
  total_predictions_number: counters.predictions,
});

/** The same for annotators: how many tasks there are and what they did themselves; nothing that tells of others, of ground truths or of the overlap (T40). */
export function blindProjectShape(project: Project, markup: string, { tasks }: Pick<Counters, 'tasks'>, own: OwnCounts): ProjectShape {
  const told: Counters = { ...noCounters, tasks, annotatedTasks: own.annotations, annotations: own.annotations, skips: own.skips };
  return {
    ...projectShape(project, markup, told),
    maximum_annotations: null,
    overlap_cohort_percentage: null,
    show_overlap_first: null,
    show_ground_truth_first: null,
    finished_task_number: null,
    ground_truth_number: null,
    total_predictions_number: null,
  };
}

/** What the domain calls the same settings. Absent keys stay absent. */
export function settingsOf(given: z.infer<typeof ProjectChanges>): Partial<ProjectSettings> {
  const sampling = Object.entries(samplings).find(([, name]) => name === given.sampling)?.[0] as Project['sampling'] | undefined;
  const named: Partial<ProjectSettings> = {
    title: given.title,
    description: given.description,
    instruction: given.expert_instruction === undefined ? undefined : renderInstruction(given.expert_instruction),
    showInstruction: given.show_instruction,
    maySkip: given.show_skip_button,
    mayBeEmpty: given.enable_empty_annotation,
    showHistory: given.show_annotation_history,
    showPredictions: given.show_collab_predictions,
    overlap: given.maximum_annotations,
    overlapCohort: given.overlap_cohort_percentage,
    showOverlapFirst: given.show_overlap_first,
    showGroundTruthFirst: given.show_ground_truth_first,
    sampling,
    modelVersion: given.model_version,
  };
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
}
