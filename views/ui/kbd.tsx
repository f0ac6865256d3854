/** Keys as they are printed on the board. `Ctrl+Enter` is two keys. */
export function Kbd({ keys }: { keys: string }) {
  const parts = keys === '+' ? ['+'] : keys.split('+');
  return (
    <kbd class="kbd">
      {parts.map((part, index) => (
        <>
          {index > 0 && <span class="kbd__plus">+</span>}
          <kbd>{part}</kbd>
        </>
      ))}
    </kbd>
  );
}

/** What the keys do, for help sheets. */
export function KeyList({ items }: { items: readonly { keys: string; does: string }[] }) {
  return (
    <dl class="key-list">
      {items.map(({ keys, does }) => (
        <div>
          <dt>
            <Kbd keys={keys} />
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  );
}
