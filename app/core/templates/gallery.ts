/** The gallery: every template the product brings along, in groups. */
import { answerTemplates } from './answers.ts';
import { audioTemplates } from './audio.ts';
import { dialogueTemplates } from './dialogue.ts';
import { documentTemplates } from './documents.ts';
import { generatedTemplates } from './generated.ts';
import { imageTemplates } from './image.ts';
import { passageTemplates } from './passages.ts';
import { rankingTemplates } from './ranking.ts';
import { seriesTemplates } from './series.ts';
import { shapeTemplates } from './shapes.ts';
import type { Template, TemplateGroup } from './template.ts';
import { textTemplates } from './text.ts';
import { videoTemplates } from './video.ts';

export const templateGroups: readonly TemplateGroup[] = [
  { title: 'Text', templates: [...textTemplates, ...passageTemplates] },
  { title: 'Images', templates: [...imageTemplates, ...shapeTemplates] },
  { title: 'Sound', templates: audioTemplates },
  { title: 'Dialogues', templates: dialogueTemplates },
  { title: 'Ranking and scoring', templates: rankingTemplates },
  { title: 'Documents and records', templates: documentTemplates },
  { title: 'Time series', templates: seriesTemplates },
  { title: 'Videos', templates: videoTemplates },
  { title: 'Questions and answers', templates: [...answerTemplates, ...generatedTemplates] },
];

const byId: ReadonlyMap<string, Template> = new Map(templateGroups.flatMap(({ templates }) => templates).map((template) => [template.id, template]));

export const maybeTemplate = (id: string): Template | undefined => byId.get(id);
