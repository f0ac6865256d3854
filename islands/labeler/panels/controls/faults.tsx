/** @jsxImportSource hono/jsx/dom */

/** What an answer holds that its control does not allow: the same sentences that refuse a submit. */
export function Faults({ id, sentences }: { id: string; sentences: readonly string[] }) {
  return (
    <p class="labeler__note labeler__note--bad" id={id} hidden={sentences.length === 0}>
      {sentences.join(' ')}
    </p>
  );
}
