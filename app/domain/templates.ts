/** Templates of the gallery, as something a project can be made from. */
import { maybeTemplate } from '#app/core/templates/gallery.ts';
import type { Template } from '#app/core/templates/template.ts';
import { notFound } from '#app/core/refused.ts';

/** @throws Refused not-found for an id the gallery does not have. */
export function findTemplate(id: string): Template {
  const template = maybeTemplate(id);
  if (!template) throw notFound();
  return template;
}
