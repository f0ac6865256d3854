/** Where this page lies. The last is the page itself and no link. */
export function Crumbs({ items }: { items: readonly { href?: string; label: string }[] }) {
  return (
    <nav class="crumbs" aria-label="Where you are">
      <ol>
        {items.map(({ href, label }) => (
          <li>{href ? <a href={href}>{label}</a> : <span aria-current="page">{label}</span>}</li>
        ))}
      </ol>
    </nav>
  );
}
