import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { builderOf, afterBuilding, type BuilderState } from '#app/core/labeling/builder.ts';
import { builderForm } from '#app/core/labeling/builder/form.ts';
import { parseConfig } from '#app/core/labeling/config.ts';
import { sampleTask } from '#app/core/labeling/sample.ts';
import { paths } from '#app/core/paths.ts';
import { templateGroups } from '#app/core/templates/gallery.ts';
import { currentConfig, findLabelingConfig, listLabelingConfigs } from '#app/domain/labeling-configs.ts';
import { saveLabelingConfig, type Orphan } from '#app/domain/labeling-configs/save.ts';
import { countersOf } from '#app/domain/projects/counters.ts';
import { findTemplate } from '#app/domain/templates.ts';
import type { ProjectEnv } from '#app/web/env.ts';
import { setFlash } from '#app/web/flash.ts';
import { readForm } from '#app/web/forms.ts';
import { placeOf } from '#app/web/place.ts';
import { go, isPartial, page } from '#app/web/respond.tsx';
import { allow, inProject, number, signedIn } from '#app/web/scopes.ts';
import { ConfigVersionPage, LabelingConfigPage } from '#views/labeling-configs.tsx';
import { Builder } from '#views/labeling-configs/builder.tsx';
import { PreviewParts } from '#views/labeling-configs/preview.tsx';

/** One form holds the text and the builder beside it: what was typed into either counts. */
const configForm = builderForm.extend({ markup: z.string({ error: 'The markup is missing.' }).default('') });
type ConfigForm = z.infer<typeof configForm>;

/** The editor that a markup makes, on a task made up for it. */
function previewOf(markup: string) {
  const { config, problems } = parseConfig(markup);
  return { problems, preview: config && { config, data: sampleTask(config) } };
}

/** `isFresh`: nobody has written anything yet, so nothing is wrong with it either. `isResting`: only looked at, so the editor itself is not fetched yet. */
type Shown = { markup: string; from?: string; orphans?: readonly Orphan[]; isFresh?: boolean; isResting?: boolean; builder?: BuilderState };

async function editor(
  c: Context<ProjectEnv>,
  { markup, from, orphans, isFresh, isResting, builder = builderOf(markup) }: Shown,
  status: 200 | 422 = 200,
): Promise<Response> {
  const { db, project } = c.var;
  const { annotations, skips, groundTruths } = await countersOf(db, project);
  const versions = await listLabelingConfigs(db, project, placeOf(c));
  const checked = isFresh ? { problems: [], preview: undefined } : previewOf(markup);
  return page(
    c,
    <LabelingConfigPage
      project={project}
      markup={markup}
      from={from}
      orphans={orphans}
      versions={versions}
      groups={templateGroups}
      isAnnotated={annotations + skips + groundTruths > 0}
      {...checked}
      builder={builder}
      isResting={isResting}
    />,
    status,
  );
}

/** Saves, or shows the same page with what stands in the way. */
async function save(c: Context<ProjectEnv>, markup: string, from?: string): Promise<Response> {
  const saved = await saveLabelingConfig(c.var.db, c.var.project, markup, c.var.user);
  if (!saved.ok) return editor(c, { markup, from, orphans: saved.orphans }, 422);
  setFlash(c, saved.made ? `Saved as version ${saved.version}.` : 'Nothing has changed.');
  return go(c, paths.labelingConfig(c.var.project.id));
}

async function given(c: Context<ProjectEnv>): Promise<ConfigForm> {
  const form = await readForm(c, configForm);
  return form.ok ? form.values : configForm.parse({ markup: typeof form.given.markup === 'string' ? form.given.markup : '' });
}

/** The builder's fields hold what one typed there also where no script sent it at once. */
async function written(c: Context<ProjectEnv>): Promise<{ markup: string; builder: BuilderState }> {
  const { markup: typed, ...form } = await given(c);
  const { markup, state } = afterBuilding(typed, { ...form, act: '' });
  return { markup: state.refused === undefined ? markup : typed, builder: state };
}

export const labelingConfigRoutes = new Hono<ProjectEnv>()
  .get(paths.labelingConfig(':project'), signedIn, inProject, allow('change settings'), async (c) => {
    const id = c.req.query('template');
    if (id) {
      const { title, markup } = findTemplate(id);
      return editor(c, { markup, from: `This is the template “${title}”.` });
    }
    const { markup, version } = await currentConfig(c.var.db, c.var.project);
    return editor(c, { markup, isFresh: version === 0, isResting: true });
  })
  .put(paths.labelingConfig(':project'), signedIn, inProject, allow('change settings'), async (c) => {
    const { markup, builder } = await written(c);
    return builder.refused === undefined ? save(c, markup) : editor(c, { markup, builder }, 422);
  })
  // Only by POST, and never as markup again: what comes back is parsed (T14).
  .post(paths.labelingConfigPreview(':project'), signedIn, inProject, allow('change settings'), async (c) => {
    if (!isPartial(c)) return editor(c, await written(c));
    const { markup, open, from } = await given(c);
    return page(c, <PreviewParts {...previewOf(markup)} project={c.var.project} builder={builderOf(markup, { open, from })} />);
  })
  .post(paths.labelingConfigBuilder(':project'), signedIn, inProject, allow('change settings'), async (c) => {
    const { markup: typed, ...form } = await given(c);
    const { markup, state } = afterBuilding(typed, form);
    if (isPartial(c)) return page(c, <Builder project={c.var.project} state={state} changed={markup} />);
    return editor(c, { markup, builder: state }, state.refused === undefined ? 200 : 422);
  })
  .get(paths.labelingConfigVersion(':project', ':version'), signedIn, inProject, allow('change settings'), async (c) =>
    page(
      c,
      <ConfigVersionPage project={c.var.project} version={await findLabelingConfig(c.var.db, c.var.project, number(c.req.param('version')))} />,
    ),
  )
  .post(paths.labelingConfigVersion(':project', ':version'), signedIn, inProject, allow('change settings'), async (c) => {
    const { markup, version } = await findLabelingConfig(c.var.db, c.var.project, number(c.req.param('version')));
    return save(c, markup, `This is version ${version}.`);
  });
