/** Rich text that the domain has cleaned (`renderInstruction`): the one place where stored HTML becomes markup. */
import { raw } from 'hono/html';
import { Prose } from './section.tsx';

export function Cleaned({ html }: { html: string }) {
  return <Prose>{raw(html)}</Prose>;
}
