/** Rich text that the domain has cleaned (`renderInstruction`): the one place where stored HTML becomes markup. */
export function Cleaned({ html }: { html: string }) {
  return <div class="prose" dangerouslySetInnerHTML={{ __html: html }} />;
}
