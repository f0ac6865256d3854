import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { notFound } from '#app/core/refused.ts';
import { mostOverlap, type OverlapRule } from '#app/core/overlap.ts';
import { paths } from '#app/core/paths.ts';
import { samplings, type Project } from '#app/db/schema/projects.ts';
import { listDeletions } from '#app/domain/deletions/list.ts';
import { saveInstruction, sourceOfInstruction } from '#app/domain/instructions.ts';
import { listModelVersions, refuseUnknownVersion } from '#app/domain/predictions/versions.ts';
import { updateProject, type ProjectSettings } from '#app/domain/projects.ts';
import { countersOf } from '#app/domain/projects/counters.ts';
import type { ProjectEnv } from '#app/web/env.ts';
import { setFlash } from '#app/web/flash.ts';
import { checkbox, line, outcome, readForm, required } from '#app/web/forms.ts';
import { placeOf } from '#app/web/place.ts';
import { go, isPartial, page } from '#app/web/respond.tsx';
import { allow, inProject, signedIn } from '#app/web/scopes.ts';
import { AnnotationSettings } from '#views/settings/annotations.tsx';
import { DangerSettings } from '#views/settings/danger.tsx';
import { GeneralSettings, type FormState } from '#views/settings/general.tsx';
import { InstructionSettings, InstructionState } from '#views/settings/instruction.tsx';
import { OptionSettings, SamplingSettings } from '#views/settings/sampling.tsx';

const whole = (min: number, max: number) => {
  const error = `Enter a whole number from ${min} to ${max}.`;
  return z
    .string({ error })
    .trim()
    .regex(/^\d{1,9}$/, error)
    .transform(Number)
    .pipe(z.number().min(min, error).max(max, error));
};

/** What each section may change: nothing else in a form is even read (T32). */
const forms = {
  general: z.object({
    title: required(200, 'The title'),
    description: line(2000, 'The description').default(''),
    access: z.enum(['private', 'public'], { error: 'Choose who may open the project.' }),
  }),
  annotations: z.object({ overlap: whole(1, mostOverlap), overlapCohort: whole(0, 100) }),
  sampling: z.object({ sampling: z.enum(samplings, { error: 'Choose an order.' }), showGroundTruthFirst: checkbox, showOverlapFirst: checkbox }),
  options: z.object({
    maySkip: checkbox,
    mayBeEmpty: checkbox,
    showHistory: checkbox,
    showPredictions: checkbox,
    modelVersion: z.string().max(1000, 'A model version has 1,000 characters at most.').optional(),
  }),
} satisfies Record<string, z.ZodType<Partial<ProjectSettings>>>;
type Saved = keyof typeof forms;
const savedSection = (text: string | undefined): Saved => {
  if (text !== undefined && Object.hasOwn(forms, text)) return text as Saved;
  throw notFound();
};

/** The numbers that were typed but not saved, and what saving them would do. Half a number does nothing yet. */
function plannedOverlap(c: Context<ProjectEnv>): { given?: FormState['given']; planned?: OverlapRule } {
  const typed = c.req.query();
  const read = forms.annotations.safeParse(typed);
  return 'overlap' in typed ? { given: typed, planned: read.success ? read.data : undefined } : {};
}

async function sectionOf(c: Context<ProjectEnv>, section: string | undefined, form: FormState = {}) {
  const { db, project, clock } = c.var;
  if (section === 'general') return <GeneralSettings project={project} {...form} />;
  if (section === 'annotations')
    return <AnnotationSettings project={project} counters={await countersOf(db, project)} {...plannedOverlap(c)} {...form} />;
  if (section === 'sampling') return <SamplingSettings project={project} {...form} />;
  if (section === 'options') return <OptionSettings project={project} models={await listModelVersions(db, project)} {...form} />;
  if (section === 'instruction') return <InstructionSettings project={project} source={sourceOfInstruction(project.instruction)} {...form} />;
  if (section === 'danger')
    return (
      <DangerSettings
        project={project}
        counters={await countersOf(db, project)}
        deletions={await listDeletions(db, project, clock(), placeOf(c))}
        place={placeOf(c)}
        {...form}
      />
    );
  throw notFound();
}

/** @throws Refused invalid for what no form of ours would send */
async function save({ var: { db, project, user } }: Context<ProjectEnv>, changes: Partial<ProjectSettings>): Promise<Project> {
  if (changes.modelVersion !== undefined) await refuseUnknownVersion(db, project, changes.modelVersion);
  return updateProject(db, project, changes, user);
}

const instructionForm = z.object({ instruction: z.string({ error: 'The instruction is missing.' }), showInstruction: checkbox });

/** The answer to typing is small: how it stands, and the preview. */
function typed(c: Context<ProjectEnv>, project: Project, errors?: FormState['errors']) {
  return page(c, <InstructionState project={project} saved={!errors} problem={errors?.instruction} />, errors ? 422 : 200);
}

export const settingsRoutes = new Hono<ProjectEnv>()
  .get(paths.projectSettings(':project', ':section'), signedIn, inProject, allow('change settings'), async (c) =>
    page(c, await sectionOf(c, c.req.param('section'))),
  )
  .put(paths.projectSettings(':project', ':section'), signedIn, inProject, allow('change settings'), async (c) => {
    const section = savedSection(c.req.param('section'));
    const form = await readForm(c, forms[section] as z.ZodType<Partial<ProjectSettings>>);
    const result = form.ok ? await outcome(save(c, form.values)) : form;
    if (!result.ok) return page(c, await sectionOf(c, section, { errors: result.errors, given: form.given }), 422);
    setFlash(c, 'Saved.');
    return go(c, paths.projectSettings(c.var.project.id, section));
  })
  .put(paths.instruction(':project'), signedIn, inProject, allow('change settings'), async (c) => {
    const { db, project, user } = c.var;
    const form = await readForm(c, instructionForm);
    const saved = form.ok ? await outcome(saveInstruction(db, project, form.values, user)) : form;
    if (isPartial(c)) return typed(c, saved.ok && 'value' in saved ? saved.value : project, saved.ok ? undefined : saved.errors);
    if (!saved.ok) return page(c, await sectionOf(c, 'instruction', { errors: saved.errors, given: form.given }), 422);
    setFlash(c, 'Saved.');
    return go(c, paths.projectSettings(project.id, 'instruction'));
  });
