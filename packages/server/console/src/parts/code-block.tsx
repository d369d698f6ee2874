import type { ComponentChildren } from 'preact';

/** Text set as it is, in a box that scrolls. */
export function CodeBlock({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ComponentChildren;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1).
    // biome-ignore lint/a11y/useSemanticElements: no fieldset, and no landmark beside the panel of the same name.
    <div role="group" class="json" tabIndex={0} aria-label={label}>
      <pre>
        <code>{children}</code>
      </pre>
    </div>
  );
}
