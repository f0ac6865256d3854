/** The gallery: every template the product brings along, in groups. */
import { answerTemplates } from './answers.ts';
import { audioTemplates } from './audio.ts';
import { imageTemplates } from './image.ts';
import type { Template, TemplateGroup } from './template.ts';
import { textTemplates } from './text.ts';

export const templateGroups: readonly TemplateGroup[] = [
  { title: 'Text', templates: textTemplates },
  { title: 'Images', templates: imageTemplates },
  { title: 'Sound', templates: audioTemplates },
  { title: 'Questions and answers', templates: answerTemplates },
];

const byId: ReadonlyMap<string, Template> = new Map(templateGroups.flatMap(({ templates }) => templates).map((template) => [template.id, template]));

export const maybeTemplate = (id: string): Template | undefined => byId.get(id);
