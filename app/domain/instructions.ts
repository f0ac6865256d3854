/** What a project tells its annotators: written in light marks, kept as HTML that can do no harm. */
import sanitizeHtml from 'sanitize-html';
import { htmlOfMarks, marksOfHtml } from '#app/core/instruction.ts';
import { Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { updateProject } from './projects.ts';

const longest = 50_000;

/** No pictures: a picture from elsewhere tells its host who is labeling. Links open without naming where they were. */
const allowed: sanitizeHtml.IOptions = {
  allowedTags: [
    'h2',
    'h3',
    'h4',
    'p',
    'br',
    'hr',
    'ul',
    'ol',
    'li',
    'strong',
    'em',
    'b',
    'i',
    'u',
    's',
    'code',
    'pre',
    'kbd',
    'mark',
    'blockquote',
    'a',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
    'dl',
    'dt',
    'dd',
    'sub',
    'sup',
  ],
  allowedAttributes: { a: ['href', 'rel'], ol: ['start'], th: ['colspan', 'rowspan', 'scope'], td: ['colspan', 'rowspan'] },
  allowedSchemes: ['https', 'http', 'mailto'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nestingLimit: 20,
  transformTags: { h1: 'h2', a: (tag, attributes) => ({ tagName: tag, attribs: { ...attributes, rel: 'noreferrer noopener' } }) },
};

/** Marks, or HTML, or both, to HTML that is safe to show. */
export const renderInstruction = (source: string): string => sanitizeHtml(htmlOfMarks(source), allowed).trim();

/** What the text area shows for a stored instruction: marks where they say the same, else the HTML itself. */
export function sourceOfInstruction(html: string): string {
  const marks = marksOfHtml(html);
  return renderInstruction(marks) === html ? marks : html;
}

export type InstructionInput = { /** Marks or HTML. */ instruction: string; showInstruction: boolean };

/** @throws Refused invalid (field instruction) when it is too long. */
export async function saveInstruction(db: Db, project: Project, input: InstructionInput, by: User): Promise<Project> {
  const { instruction: source, showInstruction } = input;
  if (source.length > longest)
    throw new Refused(
      'invalid',
      `An instruction may have ${longest.toLocaleString('en-GB')} characters at most; this one has ${source.length.toLocaleString('en-GB')}.`,
      'instruction',
    );
  return updateProject(db, project, { instruction: renderInstruction(source), showInstruction }, by);
}
