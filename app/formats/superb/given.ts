/** Superb's archive as an import takes it: `project.json`, `labels/` and `meta/`, with the pictures or their addresses (annotto-superb B3). */
import { parseConfig } from '#app/core/labeling/config.ts';
import { stepsOf } from '../foreign/data.ts';
import type { Delivery, Fault, ForeignFormat, Here, Part, Survey } from '../foreign/model.ts';
import { counted } from '../foreign/words.ts';
import { Delivered, rolesOf, superbParts } from './given/parts.ts';
import { Places } from './given/places.ts';
import { markupFor, notesOn, readProject, type Project } from './given/project.ts';
import { Reading } from './given/reading.ts';

/** `reasons`: why the project's own labeling config does not do. */
type Target = { markup: string; places: Places; reasons: string[] };

const mostReasons = 20;
const noPicture = 'The labeling config shows no picture, which these labels lie on. Add <Image name="image" value="$image"/> to it.';

/** The project's own labeling config; the one that the file makes where there is none, or it lacks something and may still be changed. */
function targetOf(project: Project, { config, isEmpty }: Here): Target | string {
  const own = config && Places.within(config);
  const reasons = config && isEmpty ? (own?.lacks(project).slice(0, mostReasons) ?? [noPicture]) : [];
  if (config && reasons.length === 0) {
    const places = Places.within(config);
    return places ? { markup: config.markup, places, reasons } : noPicture;
  }
  const markup = markupFor(project);
  const parsed = parseConfig(markup);
  const places = parsed.config && Places.within(parsed.config);
  return places ? { markup, places, reasons } : `These classes make no labeling config: ${parsed.problems[0]?.message}`;
}

async function survey(parts: readonly Part[], { media }: Delivery, here: Here): Promise<Survey | readonly Fault[]> {
  const roles = rolesOf(parts)!;
  const file = roles.project.name;
  const project = await readProject(roles.project.open());
  if ('problem' in project) return [{ file, ...project }];
  const target = targetOf(project, here);
  if (typeof target === 'string') return [{ file, row: 1, problem: target }];
  const { object } = target.places;
  if (!stepsOf(object.value))
    return [
      {
        file,
        row: 1,
        problem: `<Image name="${object.name}"> shows "${object.value}"; to take these files it must show one key of the data, such as "$image".`,
      },
    ];
  const reading = new Reading({ roles, project, places: target.places, pictures: new Delivered(media, roles.root), here });
  return {
    words: `${counted(roles.metas.length, 'picture')}, ${counted(project.classes.length, 'label')}`,
    count: roles.metas.length,
    markup: target.markup,
    used: new Map(),
    reasons: target.reasons,
    notes: notesOn(project),
    items: () => reading.items(),
    leftOut: reading.left,
  };
}

export const superbFiles: ForeignFormat = { title: 'Superb AI Suite', find: ({ parts }) => superbParts(parts), survey };
