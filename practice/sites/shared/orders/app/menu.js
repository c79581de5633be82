// A left menu. Scenery: nothing in it leads anywhere. Must never become a link, or a stray click ends a test's page.

/** @param items  [[title, [item …]] …] */
export function Menu({ className, items, active }) {
  return (
    <aside className={className}>
      {items.map(([title, names]) => (
        <dl key={title}>
          <dt>{title}</dt>
          {names.map((name) => (
            <dd key={name} className={name === active ? 'active' : undefined}>{name}</dd>
          ))}
        </dl>
      ))}
    </aside>
  );
}
